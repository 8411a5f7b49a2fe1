/** The picture of the swarm. */
import { describe, expect, it } from 'vitest';
import { lookAtTopology, NO_TOPOLOGY } from '../../src/check/topology.ts';
import type { Answer } from '../../src/driver/types.ts';
import { fails, jsonLines, says, sessionOf, taskRow } from './fakes.ts';

const MACHINES = [
  'myvm1|-|virtualbox|Running|tcp://192.168.99.100:2376|v19.03.12|',
  'myvm2|*|virtualbox|Running|tcp://192.168.99.101:2376|v19.03.12|',
  'myvm3|-|virtualbox|Stopped||Unknown|',
].join('\n');

const node = (Hostname: string, change: object = {}) => ({
  ID: Hostname,
  Hostname,
  Status: 'Ready',
  Availability: 'Active',
  ManagerStatus: '',
  ...change,
});
const MANAGER = {
  LocalNodeState: 'active',
  ControlAvailable: true,
  RemoteManagers: [{ NodeID: 'a', Addr: '192.168.99.100:2377' }],
};
const WORKER = { ...MANAGER, ControlAvailable: false };
const OUTSIDE = { LocalNodeState: 'inactive', RemoteManagers: null };
const SERVICE = {
  ID: 's',
  Name: 'getstartedlab_web',
  Mode: 'replicated',
  Replicas: '8/5',
  Image: 'x',
  Ports: '*:80->80/tcp',
};

/** A session with these machines, each giving its own answer to the survey. */
function sessionWith(answers: Readonly<Record<string, Answer>>, machines = says(MACHINES)) {
  return sessionOf((argv) =>
    argv[1] === 'ls' ? machines : (answers[argv[2] ?? ''] ?? fails('exit status 1')),
  );
}
const look = (session: ReturnType<typeof sessionWith>, known = (_: string) => true) =>
  lookAtTopology({ session, env: {}, cwd: '/', known });

const swarm = jsonLines([
  MANAGER,
  node('myvm1', { ManagerStatus: 'Leader' }),
  node('myvm2'),
  SERVICE,
  taskRow(
    { Name: 'getstartedlab_web.1', Node: 'myvm1', ID: 'new', CurrentState: 'Starting 1 second ago' },
    0,
  ),
  taskRow(
    {
      Name: 'getstartedlab_web.1',
      Node: 'myvm2',
      ID: 'old',
      DesiredState: 'Shutdown',
      CurrentState: 'Shutdown 1 second ago',
    },
    0,
  ),
  taskRow({ Name: 'getstartedlab_web.2', Node: 'myvm2' }, 1),
]);
const worker = {
  stdout: jsonLines([WORKER]),
  stderr: 'This node is not a swarm manager.\nexit status 1\n',
  exitCode: 1,
};

describe('the picture of the swarm', () => {
  it('shows machines with role, address and tasks, and services', async () => {
    const picture = await look(sessionWith({ myvm1: says(swarm), myvm2: worker }));
    expect(picture).toEqual({
      machines: [
        {
          name: 'myvm1',
          state: 'Running',
          ip: '192.168.99.100',
          active: false,
          role: 'manager',
          leader: true,
          managerStatus: 'Leader',
          status: 'Ready',
          availability: 'Active',
          tasks: [
            {
              id: 'new',
              name: 'web.1',
              service: 'getstartedlab_web',
              slot: 1,
              node: 'myvm1',
              state: 'starting',
              desired: 'running',
              image: 'john/get-started:part2',
              error: '',
            },
          ],
        },
        expect.objectContaining({
          name: 'myvm2',
          active: true,
          role: 'worker',
          leader: false,
          tasks: [expect.objectContaining({ name: 'web.2', state: 'running' })],
        }),
        expect.objectContaining({ name: 'myvm3', state: 'Stopped', status: '', tasks: [] }),
      ],
      services: [
        {
          name: 'getstartedlab_web',
          mode: 'replicated',
          running: 8,
          desired: 5,
          ports: '*:80->80/tcp',
          image: 'x',
        },
      ],
      unassigned: [],
      ended: [expect.objectContaining({ id: 'old', node: 'myvm2', state: 'shutdown' })],
      quorumLost: false,
      events: [],
    });
    expect(picture.machines[2]).not.toHaveProperty('role');
  });

  it('finds the manager with two questions when the active machine is a worker', async () => {
    const machines = says(
      [
        'alpha|-|virtualbox|Running|tcp://192.168.99.102:2376|v19.03.12|',
        'myvm1|-|virtualbox|Running|tcp://192.168.99.100:2376|v19.03.12|',
        'myvm2|*|virtualbox|Running|tcp://192.168.99.101:2376|v19.03.12|',
      ].join('\n'),
    );
    const session = sessionWith({ myvm1: says(swarm), myvm2: worker, alpha: worker }, machines);
    await look(session);
    expect(session.asked.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'docker-machine ls --format',
      'docker-machine ssh myvm2',
      'docker-machine ssh myvm1',
    ]);
  });

  it('leaves a machine without a role after it has left', async () => {
    const left = jsonLines([MANAGER, node('myvm1', { ManagerStatus: 'Leader' })]);
    const { machines } = await look(sessionWith({ myvm1: says(left), myvm2: says(jsonLines([OUTSIDE])) }));
    expect(machines.map(({ role }) => role)).toEqual(['manager', undefined, undefined]);
  });

  it('shows on a lost node only what the swarm still wants there', async () => {
    const lost = jsonLines([
      MANAGER,
      node('myvm1', { ManagerStatus: 'Leader' }),
      node('myvm2', { Status: 'Down' }),
      taskRow({ Name: 'app_web.1', Node: 'myvm1', ID: 'a' }, 0),
      taskRow({ Name: 'app_web.1', Node: 'myvm2', ID: 'b', DesiredState: 'Shutdown' }, 0),
    ]);
    const { machines } = await look(sessionWith({ myvm1: says(lost), myvm2: fails('exit status 255') }));
    expect(machines[1]).toMatchObject({ role: 'worker', status: 'Down', tasks: [] });
    expect(machines[0]?.tasks).toHaveLength(1);
  });

  it('never counts what a dead entry of a node has left, once that node has joined again', async () => {
    const again = jsonLines([
      MANAGER,
      node('myvm1', { ManagerStatus: 'Leader' }),
      node('myvm2', { ID: 'old', Status: 'Down' }),
      node('myvm2', { ID: 'new' }),
      taskRow({ Name: 'app_web.1', Node: 'myvm2', ID: 'a' }, 0),
      taskRow({ Name: 'app_web.1', Node: 'myvm2', ID: 'b', DesiredState: 'Shutdown' }, 0),
      taskRow({ Name: 'app_web.2', Node: 'myvm1', ID: 'c' }, 0),
      taskRow({ Name: 'app_web.2', Node: 'myvm2', ID: 'd', DesiredState: 'Shutdown' }, 0),
    ]);
    const { machines } = await look(sessionWith({ myvm1: says(again) }));
    expect(machines[1]).toMatchObject({ role: 'worker', status: 'Ready' });
    expect(machines.map(({ tasks }) => tasks.map(({ name }) => name))).toEqual([['web.2'], ['web.1'], []]);
  });

  it('shows a task that is being removed while it still runs, and one that is rejected', async () => {
    const text = jsonLines([
      MANAGER,
      node('myvm1', { ManagerStatus: 'Leader' }),
      taskRow({ Name: 'app_web.1', Node: 'myvm1', ID: 'a', DesiredState: 'Remove' }, 0),
      taskRow(
        {
          Name: 'app_web.2',
          Node: 'myvm1',
          ID: 'b',
          DesiredState: 'Ready',
          CurrentState: 'Ready 1 second ago',
        },
        0,
      ),
      taskRow(
        {
          Name: 'app_web.2',
          Node: 'myvm1',
          ID: 'c',
          DesiredState: 'Shutdown',
          CurrentState: 'Rejected 1 second ago',
        },
        0,
      ),
      taskRow({ Name: 'app_all.w7tqf0cmz5gx1u8vd03bk2lns', Node: 'myvm1', ID: 'd' }, 0),
    ]);
    const { machines } = await look(sessionWith({ myvm1: says(text) }));
    expect(machines[0]?.tasks.map(({ name, state, desired }) => [name, state, desired])).toEqual([
      ['web.1', 'running', 'remove'],
      ['web.2', 'rejected', 'shutdown'],
      ['all', 'running', 'running'],
    ]);
  });

  it('shows the machines alone when there is no swarm, or none of them answers', async () => {
    const outside = says(jsonLines([OUTSIDE]));
    const { machines, services } = await look(sessionWith({ myvm1: outside, myvm2: outside }));
    expect(machines.map(({ name, status }) => [name, status])).toEqual([
      ['myvm1', ''],
      ['myvm2', ''],
      ['myvm3', ''],
    ]);
    expect(services).toEqual([]);
    expect((await look(sessionWith({}))).machines).toHaveLength(3);
  });

  it('is empty without Docker Machine, and says why', async () => {
    const session = sessionWith({}, fails('spawn docker-machine ENOENT', null));
    expect(await look(session)).toEqual({
      ...NO_TOPOLOGY,
      trouble: { code: 'tool-missing', about: 'docker-machine' },
    });
  });

  it('knows nothing of tasks on a machine that is off, or on a node that nobody hears from', async () => {
    const believed = jsonLines([
      MANAGER,
      node('myvm1', { ManagerStatus: 'Leader' }),
      node('myvm2', { Status: 'Down' }),
      node('myvm3'),
      taskRow({ Name: 'app_web.1', Node: 'myvm2' }, 1),
      taskRow({ Name: 'app_web.2', Node: 'myvm3' }, 2),
      taskRow(
        { Name: 'app_web.3', Node: 'myvm3', DesiredState: 'Shutdown', CurrentState: 'Failed 1 second ago' },
        3,
      ),
      taskRow({ Name: 'app_web.4', Node: 'myvm1' }, 4),
    ]);
    const { machines } = await look(sessionWith({ myvm1: says(believed) }));
    expect(machines.map(({ tasks }) => tasks.map(({ name, state }) => `${name} ${state}`))).toEqual([
      ['web.4 running'],
      ['web.1 unknown'],
      ['web.2 unknown', 'web.3 failed'],
    ]);
  });

  it('keeps why a task has ended, and why one has no node', async () => {
    const text = jsonLines([
      MANAGER,
      node('myvm1', { ManagerStatus: 'Leader', Availability: 'Drain' }),
      taskRow(
        {
          ...{ Name: 'app_web.1', Node: '', ID: 'waits', CurrentState: 'Pending 3 seconds ago' },
          Error: '"no suitable node (scheduling constraints not satisfied on 1 node)"',
        },
        0,
      ),
      taskRow(
        {
          ...{ Name: 'app_web.2', Node: 'myvm1', ID: 'broke', DesiredState: 'Shutdown' },
          ...{ CurrentState: 'Failed 5 seconds ago', Error: '"task: non-zero exit (3)"' },
        },
        0,
      ),
      taskRow({ Name: 'app_web.2', Node: 'myvm1', ID: 'older', CurrentState: 'Failed 9 seconds ago' }, 0),
    ]);
    const { unassigned, ended, machines } = await look(sessionWith({ myvm1: says(text) }));
    expect(unassigned).toEqual([
      expect.objectContaining({
        ...{ name: 'web.1', state: 'pending' },
        error: 'no suitable node (scheduling constraints not satisfied on 1 node)',
      }),
    ]);
    expect(ended.map(({ id, error }) => [id, error])).toEqual([
      ['broke', 'task: non-zero exit (3)'],
      ['older', ''],
    ]);
    expect(machines[0]).toMatchObject({ availability: 'Drain', tasks: [{ id: 'broke', state: 'failed' }] });
  });

  it('sees that the quorum is lost, and then who the managers are by what they say of themselves', async () => {
    const leaderless = {
      stdout: jsonLines([MANAGER]),
      stderr:
        'Error response from daemon: rpc error: code = Unknown desc = The swarm does not have a leader.\n',
      exitCode: 1,
    };
    const topology = await look(sessionWith({ myvm1: leaderless, myvm2: worker }));
    expect(topology).toMatchObject({ quorumLost: true, services: [] });
    expect(topology.machines.map(({ role, status }) => [role, status])).toEqual([
      ['manager', ''],
      ['worker', ''],
      [undefined, ''],
    ]);
  });

  it('leaves a learner’s other machines out and does not ask them, unless they are nodes of the swarm', async () => {
    const others = `${MACHINES}\nwork|-|virtualbox|Running|tcp://192.168.99.150:2376|v19.03.12|`;
    const known = (name: string) => name.startsWith('myvm');
    const session = sessionWith({ myvm1: says(swarm) }, says(others));
    const { machines } = await look(session, known);
    expect(machines.map(({ name }) => name)).toEqual(['myvm1', 'myvm2', 'myvm3']);
    expect(session.asked.join('\n')).not.toContain('work');

    const joined = says(`${swarm}\n${jsonLines([node('work')])}`);
    const wider = await look(sessionWith({ myvm1: joined }, says(others)), known);
    expect(wider.machines.map(({ name }) => name)).toEqual(['myvm1', 'myvm2', 'myvm3', 'work']);
  });
});
