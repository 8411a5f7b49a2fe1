/** What two looks at a swarm tell of what happened between them. */
import { describe, expect, it } from 'vitest';
import { NO_TOPOLOGY } from '../../src/check/topology.ts';
import { isMoving, isSame, withEvents } from '../../src/check/topology-events.ts';
import type { Topology } from '../../src/check/types.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { aMachine, aService, aSwarm, aTask } from '../support/topologies.ts';

const en = messagesFor('en');

/** What is told of the way from one look to the next, the oldest first. */
function between(before: Topology, after: Topology): string[] {
  return withEvents(before, after, 7)
    .events.map(({ said }) => inWords(said, en))
    .reverse();
}

const swarm = aSwarm();
const [one, two] = swarm.machines as [Topology['machines'][0], Topology['machines'][0]];

describe('what happened in a swarm', () => {
  it('is nothing at the first look, and nothing while nothing changes', () => {
    expect(withEvents(undefined, swarm, 1).events).toEqual([]);
    expect(between(swarm, aSwarm())).toEqual([]);
  });

  it('tells a task from its start to its end, with the reason', () => {
    const starting = aTask(3, 'myvm2', { state: 'preparing' });
    const begun = aSwarm({ machines: [one, { ...two, tasks: [...two.tasks, starting] }] });
    expect(between(swarm, begun)).toEqual(['web.3 on myvm2 is starting']);
    const runs = aSwarm({ machines: [one, { ...two, tasks: [...two.tasks, aTask(3, 'myvm2')] }] });
    expect(between(begun, runs)).toEqual(['web.3 on myvm2 is running']);
    const broken = aTask(3, 'myvm2', {
      state: 'failed',
      desired: 'shutdown',
      error: 'task: non-zero exit (1)',
    });
    const next = aTask(3, 'myvm1', { id: 'next', state: 'ready' });
    const lost = aSwarm({ machines: [{ ...one, tasks: [...one.tasks, next] }, two], ended: [broken] });
    expect(between(runs, lost)).toEqual([
      'web.3 on myvm2 failed: task: non-zero exit (1)',
      'web.3 on myvm1 is starting',
    ]);
    const { events } = withEvents(runs, lost, 7);
    expect(events[1]).toMatchObject({
      at: 7,
      tone: 'bad',
      task: { id: 'task3', error: 'task: non-zero exit (1)' },
    });
  });

  it('tells of a task that broke between two looks, once', () => {
    const ended = [aTask(1, 'myvm1', { id: 'short', state: 'rejected', error: 'No such image: john/app:9' })];
    const after = aSwarm({ ended });
    expect(between(swarm, after)).toEqual(['web.1 on myvm1 failed: No such image: john/app:9']);
    expect(between(after, aSwarm({ ended }))).toEqual([]);
  });

  it('tells machines and nodes: new, stopped, joined, drained, leading, gone', () => {
    const plain = aMachine(3, [], { status: '', availability: '', managerStatus: '' });
    const { role: _, ...outside } = plain;
    expect(between(swarm, aSwarm({ machines: [one, two, outside] }))).toEqual(['myvm3 is there']);
    expect(
      between(aSwarm({ machines: [one, two, outside] }), aSwarm({ machines: [one, two, aMachine(3)] })),
    ).toEqual(['myvm3 joined as a worker']);
    const changed = (change: object) => aSwarm({ machines: [one, { ...two, ...change }] });
    expect(between(swarm, changed({ availability: 'Drain' }))).toEqual(['node myvm2 is set to Drain']);
    expect(between(swarm, changed({ role: 'manager', managerStatus: 'Reachable' }))).toEqual([
      'myvm2 is a manager now',
    ]);
    expect(
      between(swarm, changed({ state: 'Stopped', tasks: [aTask(2, 'myvm2', { state: 'unknown' })] })),
    ).toEqual(['myvm2 is stopped', 'web.2 on myvm2: its state is unknown']);
    expect(between(swarm, changed({ status: 'Down' }))).toEqual(['node myvm2 is Down']);
    expect(between(swarm, aSwarm({ machines: [one] }))).toContain('myvm2 was removed');
  });

  it('knows nothing of tasks that the swarm has given up on a machine that is off', () => {
    const off = { ...two, state: 'Stopped', status: 'Down', tasks: [] };
    const moved = aTask(2, 'myvm1', { id: 'moved', state: 'starting' });
    const after = aSwarm({ machines: [{ ...one, tasks: [...one.tasks, moved] }, off] });
    expect(between(swarm, after)).toEqual([
      'myvm2 is stopped',
      'node myvm2 is Down',
      'web.2 on myvm2: its state is unknown',
      'web.2 on myvm1 is starting',
    ]);
  });

  it('tells a task that broke once, however long Docker remembers it', () => {
    const broken = aTask(2, 'myvm2', { state: 'rejected', error: 'No such image: x' });
    const before = aSwarm({ machines: [one, { ...two, tasks: [broken] }], ended: [broken] });
    const again = aTask(2, 'myvm2', { id: 'again', state: 'preparing' });
    expect(between(before, aSwarm({ machines: [one, { ...two, tasks: [again] }], ended: [broken] }))).toEqual(
      ['web.2 on myvm2 is starting'],
    );
    expect(between(before, aSwarm({ machines: [one, { ...two, tasks: [again] }] }))).toHaveLength(1);
  });

  it('tells services: created, scaled, updated, removed', () => {
    expect(between(aSwarm({ services: [] }), swarm)).toEqual(['service app_web was created, with 2 tasks']);
    expect(between(swarm, aSwarm({ services: [aService({ desired: 5 })] }))).toEqual([
      'app_web is scaled from 2 to 5',
    ]);
    expect(between(swarm, aSwarm({ services: [aService({ image: 'john/app:2' })] }))).toEqual([
      'app_web gets the image john/app:2',
    ]);
    expect(between(swarm, aSwarm({ services: [] }))).toEqual(['service app_web was removed']);
    const gone = withEvents(swarm, aSwarm({ machines: [one, { ...two, tasks: [] }], services: [] }), 7);
    expect(gone.events[0]).toMatchObject({ task: { name: 'web.2', state: 'remove' } });
  });

  it('tells many tasks that do the same as one', () => {
    const tasks = Array.from({ length: 40 }, (_, at) => aTask(at + 10, 'myvm2', { state: 'starting' }));
    expect(between(swarm, aSwarm({ machines: [one, { ...two, tasks: [...two.tasks, ...tasks] }] }))).toEqual([
      '40 tasks of app_web are starting',
    ]);
  });

  it('says nothing of what it could not see', () => {
    const blind = { ...NO_TOPOLOGY, trouble: { code: 'timed-out', about: 'docker-machine' } } as const;
    expect(between(swarm, blind)).toEqual([]);
    const { role: _, ...roleless } = two;
    const leaderless = aSwarm({ machines: [one, roleless], services: [], quorumLost: true });
    expect(between(swarm, leaderless)).toEqual(['the swarm lost its quorum: too few managers answer']);
    expect(between(leaderless, aSwarm({ quorumLost: false }))).toContain('the swarm has a Leader again');
  });

  it('keeps the latest hundred', () => {
    let topology = swarm;
    for (let desired = 3; desired < 150; desired += 1)
      topology = withEvents(topology, aSwarm({ services: [aService({ desired })] }), desired);
    expect(topology.events).toHaveLength(100);
    expect(topology.events[0]).toMatchObject({ at: 149 });
  });
});

describe('whether to look again soon', () => {
  it('compares what was seen, not what was told of it', () => {
    expect(isSame(swarm, { ...swarm, events: [{ at: 1, tone: 'news', said: 'x' }] })).toBe(true);
    expect(isSame(swarm, aSwarm({ quorumLost: true }))).toBe(false);
    expect(isSame(undefined, swarm)).toBe(false);
  });

  it('sees that something is on its way', () => {
    expect(isMoving(swarm)).toBe(false);
    const moving = (change: object) =>
      aSwarm({ machines: [one, { ...two, tasks: [aTask(2, 'myvm2', change)] }] });
    expect(isMoving(moving({ state: 'starting' }))).toBe(true);
    expect(isMoving(moving({ desired: 'shutdown' }))).toBe(true);
    expect(isMoving(moving({ state: 'rejected', desired: 'shutdown' }))).toBe(false);
  });
});
