/** What a learner reads when the cluster is not as the step wants it. */
import { describe, expect, it } from 'vitest';
import type { CheckSpec, RowsCheck } from '../../src/check/types.ts';
import { lookOnce } from '../../src/check/watch.ts';
import { told } from '../support/told.ts';
import { type Cluster, clusterSession, healthy } from './fakes.ts';

const rows = (check: Pick<RowsCheck, 'id' | 'view'> & Partial<RowsCheck>): CheckSpec => ({
  kind: 'rows',
  title: check.id,
  withinMs: 0,
  ...check,
});

/** What the lessons ask of the finished cluster. */
const checks: readonly CheckSpec[] = [
  rows({ id: 'machines', view: 'machines', where: { State: 'Running' }, count: 2 }),
  rows({
    id: 'ready',
    view: 'nodes',
    on: 'myvm1',
    where: { Status: 'Ready', Availability: 'Active' },
    count: 2,
  }),
  rows({
    id: 'leader',
    view: 'nodes',
    on: 'myvm1',
    where: { ManagerStatus: 'Leader' },
    count: 1,
    every: { Hostname: 'myvm1' },
  }),
  rows({ id: 'shell', view: 'env', where: { DOCKER_HOST: 'tcp://192.168.99.100:2376' } }),
  rows({ id: 'stack', view: 'stacks', where: { Name: 'getstartedlab' }, count: 1 }),
  rows({
    id: 'tasks',
    view: 'tasks',
    of: 'getstartedlab',
    where: { State: 'running', DesiredState: 'Running' },
    count: 5,
    distinct: { Node: 2 },
  }),
];

/** The failing checks of a cluster: id → [expected, actual]. */
async function failures(change: Partial<Cluster>, language: 'en' | 'zh' = 'en') {
  const cluster = { ...healthy, ...change };
  const session = clusterSession(cluster);
  const outcomes = await lookOnce({ specs: checks, session, env: cluster.env, cwd: '/' });
  return Object.fromEntries(
    outcomes
      .filter(({ status }) => status !== 'passed')
      .map(({ id, expected, actual }) => [id, [told(expected, language), told(actual, language)]]),
  );
}

describe('a cluster held against the lesson', () => {
  it('passes every check when it is as the lesson wants it', async () => {
    expect(await failures({})).toEqual({});
  });

  it('says how many tasks are missing when two of five are still starting', async () => {
    const tasks = healthy.tasks.map((task, i) =>
      i < 3 ? task : { ...task, CurrentState: 'Starting 1 second ago' },
    );
    expect(await failures({ tasks })).toEqual({
      tasks: ['5 tasks Running, on 2 nodes', '3 of 5 tasks Running (2 starting), on 2 nodes'],
    });
  });

  it('fails with four replicas instead of five', async () => {
    expect(await failures({ tasks: healthy.tasks.slice(0, 4) })).toEqual({
      tasks: ['5 tasks Running, on 2 nodes', '4 of 5 tasks Running, on 2 nodes'],
    });
  });

  it('fails when all tasks stand on one node', async () => {
    expect(await failures({ tasks: healthy.tasks.map((task) => ({ ...task, Node: 'myvm1' })) })).toEqual({
      tasks: ['5 tasks Running, on 2 nodes', '5 tasks Running, on 1 of 2 nodes'],
    });
  });

  it('gives the reason when tasks are rejected, and counts the slot and not its history', async () => {
    const tasks = healthy.tasks.flatMap((task, i) => [
      { ...task, ID: `new${i}`, DesiredState: 'Ready', CurrentState: 'Ready 2 seconds ago' },
      {
        ...task,
        ID: `old${i}`,
        DesiredState: 'Shutdown',
        CurrentState: 'Rejected 3 seconds ago',
        Error: 'No such image: x',
      },
      {
        ...task,
        ID: `older${i}`,
        DesiredState: 'Shutdown',
        CurrentState: 'Rejected 8 seconds ago',
        Error: 'No such image: x',
      },
    ]);
    expect(await failures({ tasks })).toEqual({
      tasks: ['5 tasks Running, on 2 nodes', '0 of 5 tasks Running (5 rejected): No such image: x'],
    });
  });

  it('tells that a node went down', async () => {
    const nodes = [
      { Hostname: 'myvm1', ManagerStatus: 'Leader' },
      { Hostname: 'myvm2', Status: 'Down' },
    ];
    expect(await failures({ nodes })).toEqual({
      ready: ['2 nodes Ready and Active', '1 of 2 nodes Ready and Active (1 down)'],
    });
  });

  it('tells that a node left', async () => {
    expect(await failures({ nodes: healthy.nodes.slice(0, 1) })).toEqual({
      ready: ['2 nodes Ready and Active', '1 of 2 nodes Ready and Active'],
    });
  });

  it('tells that there is no Leader', async () => {
    const nodes = [{ Hostname: 'myvm1', ManagerStatus: 'Unreachable' }, { Hostname: 'myvm2' }];
    expect(await failures({ nodes })).toEqual({
      leader: ['1 node as Leader, named myvm1', 'no node as Leader (1 unreachable)'],
    });
  });

  it('tells that another machine is the Leader', async () => {
    const nodes = [
      { Hostname: 'myvm1', ManagerStatus: 'Reachable' },
      { Hostname: 'myvm2', ManagerStatus: 'Leader' },
    ];
    expect(await failures({ nodes })).toEqual({
      leader: ['1 node as Leader, named myvm1', '1 node as Leader, named myvm2'],
    });
  });

  it('tells that the shell talks to the wrong machine, which is a worker and knows no stack', async () => {
    const env = { DOCKER_HOST: 'tcp://192.168.99.101:2376' };
    expect(await failures({ env })).toEqual({
      shell: ['DOCKER_HOST is tcp://192.168.99.100:2376', 'DOCKER_HOST is tcp://192.168.99.101:2376'],
      stack: ['1 stack named getstartedlab', 'the engine that was asked is not a manager'],
      tasks: ['5 tasks Running, on 2 nodes', 'the engine that was asked is not a manager'],
    });
  });

  it('tells that the shell was not set at all', async () => {
    const { shell, tasks } = await failures({ env: {} });
    expect(shell?.[1]).toBe('DOCKER_HOST is not set');
    expect(tasks?.[1]).toBe('the Docker Engine does not answer');
  });

  it('names the stack that is there instead', async () => {
    expect(await failures({ stack: 'getstarted' })).toEqual({
      stack: ['1 stack named getstartedlab', 'no stack named getstartedlab (there: getstarted)'],
      tasks: ['5 tasks Running, on 2 nodes', '0 of 5 tasks Running: there is nothing called getstartedlab'],
    });
  });

  it('tells which machine is stopped', async () => {
    const machines = healthy.machines.replace('-|virtualbox|Running', '-|virtualbox|Stopped');
    expect(await failures({ machines })).toEqual({
      machines: ['2 machines Running', '1 of 2 machines Running (1 stopped)'],
    });
  });

  it('says so when the manager itself is stopped', async () => {
    const machines = healthy.machines.replace('*|virtualbox|Running', '-|virtualbox|Stopped');
    const failed = await failures({ machines });
    expect(failed.ready).toEqual(['2 nodes Ready and Active', 'the machine myvm1 is not running']);
    expect(failed.leader?.[1]).toBe('the machine myvm1 is not running');
  });

  it('finds no nodes on a machine outside a swarm, and says why', async () => {
    const { ready } = await failures({ nodes: [] });
    expect(ready).toEqual([
      '2 nodes Ready and Active',
      '0 of 2 nodes Ready and Active: myvm1 is not in a swarm',
    ]);
  });

  it('says the same in Chinese', async () => {
    const tasks = healthy.tasks.map((task, i) =>
      i < 3 ? task : { ...task, CurrentState: 'Starting 1 second ago' },
    );
    expect(await failures({ tasks }, 'zh')).toEqual({
      tasks: [
        '5 个任务处于 Running 状态，分布在 2 个节点上',
        '5 个任务中有 3 个处于 Running 状态（2 个 starting），分布在 2 个节点上',
      ],
    });
  });
});
