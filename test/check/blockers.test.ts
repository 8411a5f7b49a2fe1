/** What a check that failed is told to wait for, so that one missing thing is told once. */
import { describe, expect, it } from 'vitest';
import { blockers } from '../../src/check/blockers.ts';
import { createAsker } from '../../src/check/probes/asker.ts';
import type { RowsCheck } from '../../src/check/types.ts';
import type { Answer } from '../../src/driver/types.ts';
import { fails, jsonLines, says, scripted } from './fakes.ts';

const check = (condition: Partial<RowsCheck>): RowsCheck => ({
  kind: 'rows',
  id: 'it',
  title: 'it stands',
  view: 'machines',
  withinMs: 0,
  ...condition,
});
const machines = (...rows: string[]): readonly [RegExp, Answer] => [
  /^docker-machine ls/,
  says(rows.join('\n')),
];
const RUNNING = 'myvm1||virtualbox|Running|tcp://192.168.99.100:2376|v19.03.12|';
const STOPPED = 'myvm2||virtualbox|Stopped|||';
const BOTH = {
  have: [
    { Name: 'myvm1', State: 'Running' },
    { Name: 'myvm2', State: 'Running' },
  ],
};

function of(spec: RowsCheck, answers: readonly (readonly [RegExp, Answer])[]) {
  return blockers(spec, createAsker({ session: scripted(answers), env: {}, cwd: '/' }));
}

describe('what is missing before a check', () => {
  it('is a machine that nobody made, by whatever check it is noticed', async () => {
    const missing = [{ code: 'machine-missing', about: 'myvm2' }];
    expect(await of(check({ where: { Name: 'myvm2' }, count: 1 }), [machines(RUNNING)])).toEqual(missing);
    expect(await of(check(BOTH), [machines(RUNNING)])).toEqual(missing);
    const there = check({ view: 'tasks', of: 'app', on: 'myvm2', count: 5 });
    const unknown = fails('Docker machine "myvm2" does not exist. Use "docker-machine ls" to list machines.');
    expect(await of(there, [[/ssh myvm2/, unknown]])).toEqual(missing);
  });

  it('is a machine that is stopped', async () => {
    expect(await of(check(BOTH), [machines(RUNNING, STOPPED)])).toEqual([
      { code: 'machine-stopped', about: 'myvm2' },
    ]);
  });

  it('is the swarm', async () => {
    const inactive = says(JSON.stringify({ Swarm: { LocalNodeState: 'inactive' } }));
    const state = check({ view: 'swarm', on: 'myvm1', count: 1, every: { LocalNodeState: 'active' } });
    const missing = [{ code: 'not-in-swarm', about: 'myvm1' }];
    expect(await of(state, [[/docker info/, inactive]])).toEqual(missing);
    const nodes = check({ view: 'nodes', on: 'myvm1', count: 2 });
    const refused = fails(
      'Error response from daemon: This node is not a swarm manager. Use "docker swarm init"',
    );
    expect(await of(nodes, [[/node ls/, refused]])).toEqual(missing);
  });

  it('is the stack', async () => {
    const missing = [{ code: 'nothing-found', about: 'app' }];
    const stack = check({ view: 'stacks', where: { Name: 'app' }, count: 1 });
    expect(await of(stack, [[/stack ls/, says('')]])).toEqual(missing);
  });

  it('is nothing where the check failed by itself, or wants nothing to be there', async () => {
    expect(
      await of(check({ ...BOTH, distinct: { Docker: 2 } }), [
        machines(RUNNING, STOPPED.replace('Stopped', 'Running')),
      ]),
    ).toEqual([]);
    expect(await of(check({ where: { Name: 'myvm1' }, count: 0 }), [machines(RUNNING)])).toEqual([]);
    const one = says(jsonLines([{ Name: 'app', Services: '1' }]));
    const stack = check({ view: 'stacks', where: { Name: 'app' }, every: { Services: '2' } });
    expect(await of(stack, [[/stack ls/, one]])).toEqual([]);
  });
});
