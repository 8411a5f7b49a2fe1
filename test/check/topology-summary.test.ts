/** Many tasks as few numbers. */
import { describe, expect, it } from 'vitest';
import { countTasks, lostTasks, shortReason, tagOf, versionsOf } from '../../src/check/topology-summary.ts';
import { aMachine, aService, aSwarm, aTask } from '../support/topologies.ts';

describe('tasks by service', () => {
  it('are counted by how they are doing', () => {
    const tasks = [
      aTask(1, 'myvm1'),
      aTask(2, 'myvm1', { image: 'john/app:2' }),
      aTask(3, 'myvm1', { state: 'preparing' }),
      aTask(4, 'myvm1', { state: 'rejected' }),
      aTask(5, 'myvm2', { state: 'unknown' }),
      aTask(1, 'myvm1', { service: 'app_redis', image: 'redis:latest' }),
    ];
    expect(countTasks(tasks, [aService({ image: 'john/app:2' })])).toEqual([
      { service: 'app_redis', running: 1, starting: 0, broken: 0, unknown: 0, outdated: 0 },
      { service: 'app_web', running: 2, starting: 1, broken: 1, unknown: 1, outdated: 1 },
    ]);
  });

  it('sum up a hundred tasks on ten nodes', () => {
    const machines = Array.from({ length: 10 }, (_, at) =>
      aMachine(
        at + 1,
        Array.from({ length: 10 }, (_, slot) => aTask(at * 10 + slot, `myvm${at + 1}`)),
      ),
    );
    expect(
      machines.flatMap(({ tasks }) => countTasks(tasks, [aService()])).every(({ running }) => running === 10),
    ).toBe(true);
    const all = machines.flatMap(({ tasks }) => tasks);
    expect(countTasks(all, [aService()])).toEqual([expect.objectContaining({ running: 100, outdated: 0 })]);
  });
});

describe('the versions of a service', () => {
  it('are two while an update rolls, the wanted one first', () => {
    const service = aService({ image: 'john/app:2' });
    const [old, older, fresh] = [
      aTask(1, 'myvm1'),
      aTask(2, 'myvm2'),
      aTask(3, 'myvm2', { image: 'john/app:2' }),
    ];
    const rolling = aSwarm({
      machines: [aMachine(1, [old]), aMachine(2, [older, fresh])],
      services: [service],
    });
    expect(versionsOf(service, rolling)).toEqual([
      { image: 'john/app:2', running: 1 },
      { image: 'john/app:1', running: 2 },
    ]);
    expect(versionsOf(aService(), aSwarm())).toEqual([{ image: 'john/app:1', running: 2 }]);
  });

  it.each([
    ['john/app:part2', 'part2'],
    ['john/app', 'latest'],
    ['registry:5000/app', 'latest'],
    ['registry:5000/app:1.2@sha256:abc', '1.2'],
  ])('of %s is %s', (image, tag) => expect(tagOf(image)).toBe(tag));
});

describe('why a task ended', () => {
  it.each([
    ['task: non-zero exit (3)', 'exit 3'],
    ['No such image: username/repo:tag', 'No such image'],
    ['No such image: username/repo:…', 'No such image'],
    ['no suitable node (scheduling constraints not satisfied on 2 nodes)', 'no suitable node'],
    ['error while removing network: it is in use', 'error while removing network'],
    ['', ''],
  ])('%j in short is %j', (error, short) => expect(shortReason(error)).toBe(short));
});

describe('tasks that were lost a moment ago', () => {
  const broken = aTask(1, 'myvm1', { state: 'failed', error: 'task: non-zero exit (1)' });
  const told = (at: number, task = broken) => ({ at, tone: 'bad', said: 'x', task }) as const;

  it('are seen for a while, and then no more', () => {
    expect(lostTasks({ events: [told(1000)] }, 5000, 8000)).toEqual([{ task: broken, at: 1000 }]);
    expect(lostTasks({ events: [told(1000)] }, 9000, 8000)).toEqual([]);
    // The clock was set back.
    expect(lostTasks({ events: [told(9_000_000)] }, 5000, 8000)).toEqual([]);
  });

  it('are none of those that live, and none twice', () => {
    const alive = aTask(2, 'myvm1');
    expect(lostTasks({ events: [told(3000), told(2000), told(1000, alive)] }, 3000, 8000)).toHaveLength(1);
    expect(lostTasks({ events: [{ at: 1, tone: 'news', said: 'x' }] }, 2, 8000)).toEqual([]);
  });
});
