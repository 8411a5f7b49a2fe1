/** States that no command leaves: whoever reads one says how to start over, and says it soon. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { State } from '../../../src/simulator/engine/model/state.ts';
import { runProgram } from '../../../src/simulator/program.ts';
import { ReplayLab } from '../replay/lab.ts';

const root = mkdtempSync(join(tmpdir(), 'damaged-'));
const folder = join(root, 'simulator');
afterAll(() => rmSync(root, { recursive: true, force: true }));

let document = '';
beforeAll(async () => {
  const lab = new ReplayLab('damaged');
  for (const name of ['myvm1', 'myvm2']) lab.world.createMachine({ name, driver: 'virtualbox' });
  await lab.types('docker-machine ssh myvm1 docker swarm init --advertise-addr 192.168.99.100');
  await lab.types(
    'docker-machine ssh myvm2 docker swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q worker) 192.168.99.100:2377',
  );
  await lab.types('docker-machine ssh myvm1 docker service create -d --name web --replicas 2 nginx');
  document = JSON.stringify(lab.state);
  lab.close();
});

/** What a command prints with a state that was changed so. */
async function told(change: (state: State) => void, name: string, ...argv: string[]): Promise<string> {
  const state = JSON.parse(document) as State;
  expect(clusterOf(state).tasks.length).toBeGreaterThan(1);
  change(state);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'state.json'), JSON.stringify(state));
  let text = '';
  const print = (more: string): void => {
    text += more;
  };
  const code = await runProgram(name, argv, {
    env: { SWARM_TUTOR_SIMULATOR: folder, SWARM_TUTOR_SPEED: 'instant' },
    cwd: root,
    stdin: async () => '',
    out: print,
    err: print,
    isTerminal: false,
    columns: 80,
  });
  expect([0, 1]).toContain(code);
  expect(existsSync(join(folder, 'state.lock'))).toBe(false);
  return text;
}

function clusterOf(state: State): State['clusters'][string] {
  const [cluster] = Object.values(state.clusters);
  if (cluster === undefined) throw new Error('no swarm');
  return cluster;
}

function all<T>(list: readonly T[], change: (one: T, at: number, list: readonly T[]) => unknown): void {
  for (const [at, one] of list.entries()) change(one, at, list);
}

const KEPT = /^The simulator's state could not be read\. It is kept as \S+; a new, empty one is used\.$/m;
const START_OVER =
  /^docker-machine: \S+state\.json makes no sense \(.+\)\. To start over with new machines: swarm-tutor reset --machines$/m;

describe('a state is set aside', () => {
  test.each<[string, (state: State) => void]>([
    [
      'with a billion replicas',
      (state) =>
        Object.assign(clusterOf(state).services[0] ?? {}, {
          Spec: { Name: 'x', Mode: { Replicated: { Replicas: 1e9 } } },
        }),
    ],
    [
      'with fewer replicas than none',
      (state) =>
        Object.assign(clusterOf(state).services[0]?.Spec ?? {}, { Mode: { Replicated: { Replicas: -3 } } }),
    ],
    ['of a time that no calendar has', (state) => Object.assign(state, { clock: 1e300 })],
    ['in which time stands still', (state) => Object.assign(state, { speed: 0 })],
    ['with a machine that is a number', (state) => Object.assign(state.machines, { myvm1: 7 })],
  ])('%s', async (_, change) => {
    expect(await told(change, 'docker-machine', 'ls')).toMatch(KEPT);
    expect(readdirSync(folder).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
  });
});

describe('it is said how to start over', () => {
  test.each<[string, (state: State) => void]>([
    [
      'without the parts of a node',
      (state) => all(clusterOf(state).nodes, (node) => Reflect.deleteProperty(node, 'sim')),
    ],
    [
      'with a task that has no state',
      (state) => all(clusterOf(state).tasks, (task) => Reflect.deleteProperty(task, 'Status')),
    ],
    [
      'made at no time',
      (state) => all(Object.values(state.machines), (machine) => Object.assign(machine, { createdAt: 'x' })),
    ],
    [
      'whose election is at no time',
      (state) => Object.assign(clusterOf(state), { leader: null, electionAt: 'soon' }),
    ],
  ])('%s', async (_, change) => {
    const text = await told(change, 'docker-machine', 'ls');
    expect(text).toMatch(START_OVER);
    expect(text).not.toMatch(/^ +at /m);
    // Nothing of it is lost before the learner says so.
    expect(readdirSync(folder)).toContain('state.json');
  });
});

describe('a command goes on, and leaves a state that can be read', () => {
  test.each<[string, (state: State) => void]>([
    ['with tasks of no service', (state) => Object.assign(clusterOf(state), { services: [] })],
    [
      'with two leaders',
      (state) =>
        all(clusterOf(state).nodes, (node) =>
          Object.assign(node, { ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: '' } }),
        ),
    ],
    [
      'with tasks that wait for each other',
      (state) =>
        all(clusterOf(state).tasks, ({ ID, sim }, at, tasks) =>
          Object.assign(sim, { runAt: 0, waitsFor: [tasks[(at + 1) % tasks.length]?.ID ?? ID] }),
        ),
    ],
    [
      'with every task twice',
      (state) => clusterOf(state).tasks.push(...structuredClone(clusterOf(state).tasks)),
    ],
    [
      'with a name of a megabyte',
      (state) => Object.assign(clusterOf(state).services[0]?.Spec ?? {}, { Name: 'x'.repeat(1_000_000) }),
    ],
    ['with networks without end', (state) => Object.assign(clusterOf(state), { nextSubnet: 1e12 })],
  ])('%s', async (_, change) => {
    const text = await told(change, 'docker-machine', 'ls');
    expect(text).toMatch(/^myvm1 /m);
    expect(text).not.toMatch(START_OVER);
  });
});
