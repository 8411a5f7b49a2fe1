/** The checks of Part 4 against the simulated swarm: the same questions that real machines are asked. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtTopology } from '../../src/check/topology.ts';
import type { CheckSpec, RowsCheck } from '../../src/check/types.ts';
import { lookOnce, watchChecks } from '../../src/check/watch.ts';
import { askInside } from '../../src/driver/ask-inside.ts';
import type { Answer, Session } from '../../src/driver/types.ts';
import { PROGRAMS, type ProgramName, runProgram } from '../../src/simulator/index.ts';
import { told } from '../support/told.ts';
import { sessionOf } from './fakes.ts';

const COMPOSE = `version: "3"
services:
  web:
    image: john/get-started:part2
    deploy: {replicas: 5}
    ports: ["80:80"]
    networks: [webnet]
networks: {webnet: {}}
`;

let folder = '';
let env: Record<string, string> = {};
let session: Session;

function isProgram(name: string): name is ProgramName {
  return PROGRAMS.some((each) => each === name);
}

async function run(...argv: string[]): Promise<Answer> {
  const answer = await session.ask(argv, { env, cwd: folder, timeoutMs: 20_000 });
  if (answer.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${answer.stderr}`);
  return answer;
}

async function pointShellAt(machine: string): Promise<void> {
  const { stdout } = await run('docker-machine', 'env', '--shell', 'bash', machine);
  const pairs = [...stdout.matchAll(/^export (\w+)="(.*)"$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  env = { ...env, ...Object.fromEntries(pairs) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'check-simulator-'));
  writeFileSync(join(folder, 'docker-compose.yml'), COMPOSE);
  env = {
    PATH: '',
    HOME: folder,
    SWARM_TUTOR_SIMULATOR: join(folder, 'simulator'),
    SWARM_TUTOR_SPEED: 'instant',
  };
  session = {
    ...sessionOf(() => ({ stdout: '', stderr: '', exitCode: null }), folder),
    simulated: true,
    async ask([name = '', ...argv], options) {
      if (!isProgram(name)) return { stdout: '', stderr: `spawn ${name} ENOENT\n`, exitCode: null };
      return askInside((io) => runProgram(name, argv, io), options);
    },
  };
  await run('docker-machine', 'create', '--driver', 'virtualbox', 'myvm1');
  await run('docker-machine', 'create', '--driver', 'virtualbox', 'myvm2');
  await run('docker-machine', 'ssh', 'myvm1', 'docker swarm init --advertise-addr 192.168.99.100');
  const token = (
    await run('docker-machine', 'ssh', 'myvm1', 'docker swarm join-token -q worker')
  ).stdout.trim();
  await run('docker-machine', 'ssh', 'myvm2', `docker swarm join --token ${token} 192.168.99.100:2377`);
  await pointShellAt('myvm1');
  await run('docker', 'stack', 'deploy', '-c', 'docker-compose.yml', 'getstartedlab');
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = (check: Pick<RowsCheck, 'id' | 'view'> & Partial<RowsCheck>): CheckSpec => ({
  kind: 'rows',
  title: check.id,
  withinMs: 0,
  ...check,
});
const CHECKS: readonly CheckSpec[] = [
  rows({
    id: 'machines',
    view: 'machines',
    have: [
      { Name: 'myvm1', State: 'Running', Active: '*', IP: '192.168.99.100' },
      { Name: 'myvm2', State: 'Running', Active: '-', IP: '192.168.99.101' },
    ],
  }),
  rows({ id: 'engines', view: 'machines', atLeast: { Docker: '1.13' } }),
  rows({
    id: 'manager',
    view: 'swarm',
    on: 'myvm1',
    where: { LocalNodeState: 'active', ControlAvailable: 'true' },
  }),
  rows({
    id: 'worker',
    view: 'swarm',
    on: 'myvm2',
    where: { LocalNodeState: 'active', ControlAvailable: 'false' },
  }),
  rows({ id: 'nodes', view: 'nodes', where: { Status: 'Ready', Availability: 'Active' }, count: 2 }),
  rows({
    id: 'leader',
    view: 'nodes',
    on: 'myvm1',
    where: { ManagerStatus: 'Leader' },
    count: 1,
    every: { Hostname: 'myvm1', Self: 'true' },
  }),
  rows({ id: 'shell', view: 'env', where: { DOCKER_MACHINE_NAME: 'myvm1' } }),
  rows({ id: 'stack', view: 'stacks', where: { Name: 'getstartedlab' }, count: 1, every: { Services: '1' } }),
  rows({
    id: 'service',
    view: 'services',
    of: 'getstartedlab',
    where: { Running: '5', Desired: '5' },
    count: 1,
  }),
  rows({
    id: 'tasks',
    view: 'tasks',
    of: 'getstartedlab',
    where: { State: 'running', DesiredState: 'Running' },
    count: 5,
    every: { Image: 'john/get-started:part2' },
    distinct: { Node: 2 },
  }),
  rows({
    id: 'tasks-of-service',
    view: 'tasks',
    of: 'getstartedlab_web',
    where: { State: 'running' },
    count: 5,
  }),
  rows({ id: 'containers', view: 'containers', on: 'myvm2', where: { State: 'running' }, count: '>=2' }),
  rows({
    id: 'network',
    view: 'networks',
    where: { Name: 'getstartedlab_webnet', Driver: 'overlay' },
    count: 1,
  }),
  rows({ id: 'image', view: 'images', on: 'myvm1', where: { Repository: 'john/get-started' }, count: '>=1' }),
  rows({ id: 'docker', view: 'version', of: 'docker', atLeast: { Version: '1.13' } }),
  rows({ id: 'compose', view: 'version', of: 'docker-compose', count: 1 }),
  rows({ id: 'machine', view: 'version', of: 'docker-machine', atLeast: { Version: '0.16' } }),
  {
    kind: 'http',
    id: 'mesh',
    title: 'mesh',
    withinMs: 0,
    url: 'http://192.168.99.101/',
    times: 10,
    status: 200,
    distinct: { match: 'Hostname:\\D*?(\\w{12})', count: 5 },
  },
  {
    kind: 'file',
    id: 'file',
    title: 'file',
    withinMs: 0,
    path: 'docker-compose.yml',
    values: { 'services.web.deploy.replicas': 5 },
  },
];

/** The failing checks: id → what was seen. */
async function failures(): Promise<Record<string, string>> {
  const outcomes = await lookOnce({
    specs: CHECKS,
    session,
    env,
    cwd: folder,
  });
  return Object.fromEntries(
    outcomes.filter(({ status }) => status !== 'passed').map(({ id, actual }) => [id, told(actual)]),
  );
}

describe('the simulated swarm of Part 4', () => {
  it('passes every check, within the time of the first looks', async () => {
    const specs = CHECKS.map((check) => ({ ...check, withinMs: 20_000 }));
    const outcomes = await watchChecks({
      specs,
      session,
      env,
      cwd: folder,
    });
    expect(outcomes.filter(({ status }) => status !== 'passed')).toEqual([]);
  }, 30_000);

  it('is drawn with five tasks on two nodes', async () => {
    const { machines, services } = await lookAtTopology({ session, env, cwd: folder, known: () => true });
    expect(
      machines.map(({ name, role, leader, active, status }) => [name, role, leader, active, status]),
    ).toEqual([
      ['myvm1', 'manager', true, true, 'Ready'],
      ['myvm2', 'worker', false, false, 'Ready'],
    ]);
    const names = machines.flatMap(({ tasks }) => tasks.map(({ name, state }) => `${name} ${state}`));
    expect(names.sort()).toEqual([1, 2, 3, 4, 5].map((slot) => `web.${slot} running`));
    expect(services).toMatchObject([
      { name: 'getstartedlab_web', running: 5, desired: 5, ports: '*:80->80/tcp' },
    ]);
  });

  it('fails the checks that ask a manager while the shell talks to the worker', async () => {
    const before = env;
    await pointShellAt('myvm2');
    const failed = await failures();
    env = before;
    expect(failed.shell).toBe('DOCKER_MACHINE_NAME is myvm2');
    expect(failed.machines).toMatch(/^myvm1 \(Running.*Active -.*\), myvm2 \(Running.*Active \*/);
    for (const id of ['nodes', 'stack', 'service', 'tasks']) {
      expect(failed[id]).toBe('the engine that was asked is not a manager');
    }
    expect(failed).not.toHaveProperty('leader');
    expect(failed).not.toHaveProperty('mesh');
  });

  it('fails with the missing machine’s name when it is stopped', async () => {
    await run('docker-machine', 'stop', 'myvm2');
    const failed = await failures();
    expect(failed.machines).toMatch(/^myvm1 \(.*\), myvm2 \(Stopped/);
    expect(failed.worker).toBe('the machine myvm2 is not running');
    expect(failed.containers).toBe('the machine myvm2 is not running');
    expect(failed.mesh).toMatch(/^http:\/\/192\.168\.99\.101\/: /);
    expect(failed).not.toHaveProperty('manager');
    const { machines } = await lookAtTopology({ session, env, cwd: folder, known: () => true });
    expect(machines[1]).toMatchObject({ name: 'myvm2', state: 'Stopped' });
  });
});
