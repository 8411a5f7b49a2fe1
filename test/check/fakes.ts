/** A session that answers from a script, a cluster to write such scripts with, and a clock that never waits. */
import { join } from 'node:path';
import type { Clock } from '../../src/check/clock.ts';
import { directReach } from '../../src/driver/direct-reach.ts';
import type { Answer, AskOptions, Session } from '../../src/driver/types.ts';

export function says(stdout: string): Answer {
  return { stdout, stderr: '', exitCode: 0 };
}
export function fails(stderr: string, exitCode: number | null = 1): Answer {
  return { stdout: '', stderr, exitCode };
}

type Script = (argv: readonly string[], options: AskOptions) => Answer | Promise<Answer>;

export interface FakeSession extends Session {
  /** Every question, as one line. */
  readonly asked: string[];
}

/** A session whose questions are answered by a function. */
export function sessionOf(script: Script, workspace = '/nowhere'): FakeSession {
  const asked: string[] = [];
  return {
    asked,
    driver: 'virtualbox',
    simulated: false,
    ownMachines: false,
    shell: 'bash',
    shellProgram: 'bash',
    env: {},
    workspace,
    scratch: join(workspace, 'scratch'),
    settings: {},
    impossible: {},
    reach: directReach,
    async ask(argv, options) {
      options.signal?.throwIfAborted();
      asked.push(argv.join(' '));
      return script(argv, options);
    },
  };
}

/** A session whose questions are answered by the first pattern that matches; others by "command not found". */
export function scripted(answers: readonly (readonly [RegExp, Answer])[], workspace?: string): FakeSession {
  return sessionOf((argv) => {
    const line = argv.join(' ');
    return (
      answers.find(([pattern]) => pattern.test(line))?.[1] ?? fails(`sh: ${argv[0]}: command not found`, 127)
    );
  }, workspace);
}

export function jsonLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Time that passes only by sleeping. `onSleep` sees the time after each sleep. */
export function fakeClock(onSleep: (now: number) => void = () => {}): Clock & { readonly pauses: number[] } {
  let now = 1_000_000;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => now,
    async sleep(ms) {
      pauses.push(Math.round(ms));
      now += ms;
      onSleep(now - 1_000_000);
    },
  };
}

interface NodeRow {
  readonly Hostname: string;
  readonly Status?: string;
  readonly ManagerStatus?: string;
}
interface TaskRow {
  readonly Name: string;
  readonly Node: string;
  readonly ID?: string;
  readonly CurrentState?: string;
  readonly DesiredState?: string;
  readonly Image?: string;
  readonly Error?: string;
}

/** The swarm of Part 4: two machines, five tasks. Parts can be replaced by what went wrong. */
export interface Cluster {
  readonly machines: string;
  readonly nodes: readonly NodeRow[];
  readonly stack: string;
  readonly tasks: readonly TaskRow[];
  readonly env: Readonly<Record<string, string>>;
}

export const healthy: Cluster = {
  machines: [
    'myvm1|*|virtualbox|Running|tcp://192.168.99.100:2376|v19.03.12|',
    'myvm2|-|virtualbox|Running|tcp://192.168.99.101:2376|v19.03.12|',
    '',
  ].join('\n'),
  nodes: [{ Hostname: 'myvm1', ManagerStatus: 'Leader' }, { Hostname: 'myvm2' }],
  stack: 'getstartedlab',
  tasks: [1, 2, 3, 4, 5].map((slot) => ({
    Name: `getstartedlab_web.${slot}`,
    Node: slot % 2 === 0 ? 'myvm1' : 'myvm2',
  })),
  env: { DOCKER_HOST: 'tcp://192.168.99.100:2376', DOCKER_MACHINE_NAME: 'myvm1' },
};

const NOT_IN_SWARM =
  'Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.\n';
const WORKER =
  "Error response from daemon: This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager.\n";

/** The session in which a cluster would be seen. */
export function clusterSession(cluster: Cluster): FakeSession {
  return sessionOf((argv, { env }) => {
    const [tool, first, machine = '', command = ''] = argv;
    if (tool === 'docker-machine' && first === 'ls') return says(cluster.machines);
    if (tool === 'docker-machine' && first === 'ssh') {
      if (new RegExp(`^${machine}\\|[^|]*\\|[^|]*\\|Stopped`, 'm').test(cluster.machines)) {
        return fails(`Error: Cannot run SSH command: Host "${machine}" is not running\n`);
      }
      const answer = docker(cluster, machine, command.replaceAll("'", ''));
      return answer.exitCode === 0
        ? answer
        : { ...answer, exitCode: 1, stderr: `${answer.stderr}exit status 1\n` };
    }
    const host = /(\d+):2376$/.exec(env.DOCKER_HOST ?? '')?.[1];
    return docker(cluster, host === '100' ? 'myvm1' : host === '101' ? 'myvm2' : '', argv.join(' '));
  });
}

function docker(cluster: Cluster, machine: string, command: string): Answer {
  const node = cluster.nodes.find(({ Hostname }) => Hostname === machine);
  const isManager = node?.ManagerStatus !== undefined;
  if (machine === '')
    return fails(
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
    );
  if (/^docker info/.test(command)) {
    const Swarm = { LocalNodeState: node ? 'active' : 'inactive', ControlAvailable: isManager };
    return says(jsonLines([{ Swarm, ServerVersion: '19.03.12' }]));
  }
  if (!node) return fails(NOT_IN_SWARM);
  if (!isManager) return fails(WORKER);
  const of = /(?:stack ps --no-trunc|stack services|service ps --no-trunc) (\S+)/.exec(command)?.[1];
  if (of !== undefined && of !== cluster.stack) {
    return command.startsWith('docker stack services')
      ? { stdout: '', stderr: `Nothing found in stack: ${of}\n`, exitCode: 0 }
      : fails(`nothing found in stack: ${of}\n`);
  }
  if (/^docker node ls/.test(command)) return says(jsonLines(cluster.nodes.map(nodeRow)));
  if (/^docker stack ls/.test(command)) return says(jsonLines([{ Name: cluster.stack, Services: '1' }]));
  if (/^docker stack ps/.test(command)) return says(jsonLines(cluster.tasks.map(taskRow)));
  return fails(`docker: '${command}' is not a docker command.\n`);
}

function nodeRow(row: NodeRow, index: number): object {
  return {
    ID: `node${index}`,
    Status: 'Ready',
    Availability: 'Active',
    ManagerStatus: '',
    Self: index === 0,
    ...row,
  };
}

export function taskRow(row: TaskRow, index: number): object {
  return {
    ID: `task${index}`,
    Image: 'john/get-started:part2',
    DesiredState: 'Running',
    CurrentState: 'Running 5 seconds ago',
    Error: '',
    Ports: '',
    ...row,
  };
}
