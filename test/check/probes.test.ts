/** What is asked for each view, and what is made of the answers. */
import { describe, expect, it } from 'vitest';
import { createAsker } from '../../src/check/probes/asker.ts';
import { type ProbeRequest, probe } from '../../src/check/probes/probe.ts';
import { type FakeSession, fails, jsonLines, says, scripted, sessionOf, taskRow } from './fakes.ts';
import { firstRecorded, recorded } from './recording.ts';

const ask = (session: FakeSession, request: ProbeRequest, env = {}) =>
  probe(createAsker({ session, env, cwd: '/' }), request);

describe('the machines', () => {
  it('are asked for with a separator that an error text may hold too', async () => {
    const session = scripted([
      [
        /^docker-machine ls --format/,
        says(
          'myvm1|*|virtualbox|Running|tcp://192.168.99.100:2376|v19.03.12|a|b\nmore of it\nmyvm2|-|virtualbox|Stopped||Unknown|\n',
        ),
      ],
    ]);
    expect(await ask(session, { view: 'machines' })).toMatchObject({
      ok: true,
      rows: [
        { Name: 'myvm1', Active: '*', IP: '192.168.99.100', Docker: 'v19.03.12', Error: 'a|b more of it' },
        { Name: 'myvm2', State: 'Stopped', IP: '', Error: '' },
      ],
    });
  });

  it('cannot be listed without Docker Machine', async () => {
    expect(
      await ask(
        sessionOf(() => fails('spawn docker-machine ENOENT\n', null)),
        { view: 'machines' },
      ),
    ).toEqual({
      ok: false,
      reason: { code: 'tool-missing', about: 'docker-machine' },
    });
  });
});

describe('a question to a machine', () => {
  it('goes through docker-machine ssh as one string that its shell takes apart again', async () => {
    const session = scripted([[/./, says('')]]);
    await ask(session, { view: 'nodes', on: 'myvm1' });
    expect(session.asked).toEqual(["docker-machine ssh myvm1 docker node ls --format '{{json .}}'"]);
  });

  it('is asked once more when the connection itself was refused', async () => {
    const answers = [fails('exit status 255\n'), says(jsonLines([{ Hostname: 'myvm1' }]))];
    const session = sessionOf(() => answers.shift() ?? says(''));
    expect(await ask(session, { view: 'nodes', on: 'myvm1' })).toMatchObject({
      ok: true,
      rows: [{ Hostname: 'myvm1' }],
    });
    expect(session.asked).toHaveLength(2);
  });

  it.each([
    ['docker-machine ssh myvm2 "docker node ls"', 'machine-generic.txt', 'machine-stopped'],
    ['docker-machine ssh nosuch "docker node ls"', '', 'machine-missing'],
  ])('that fails gives its reason: %s', async (command, file, code) => {
    const answer = file
      ? recorded(file, command).find(({ exitCode }) => exitCode !== 0)
      : fails('Error: Docker machine "nosuch" does not exist. Use "docker-machine ls" to list machines.\n');
    const result = await ask(
      sessionOf(() => answer ?? says('')),
      { view: 'nodes', on: 'myvm2' },
    );
    expect(result).toEqual({ ok: false, reason: { code, about: 'myvm2' } });
  });
});

describe('an engine that gives no rows', () => {
  it('outside a swarm: nothing there, with a note', async () => {
    const answers = recorded('14-leave.txt', 'docker-machine ssh myvm1 "docker node ls"');
    const outside = answers.at(-1) ?? says('');
    expect(
      await ask(
        sessionOf(() => outside),
        { view: 'nodes', on: 'myvm1' },
      ),
    ).toEqual({
      ok: true,
      rows: [],
      note: { code: 'not-in-swarm', about: 'myvm1' },
    });
  });

  it('unreachable: no rows but a reason', async () => {
    const answer = firstRecorded('16-scp-ssh-deploy.txt', 'docker node ls');
    expect(
      await ask(
        sessionOf(() => answer),
        { view: 'stacks' },
      ),
    ).toEqual({
      ok: false,
      reason: { code: 'engine-unreachable', about: '' },
    });
  });

  it('that does not answer in time', async () => {
    expect(
      await ask(
        sessionOf(() => fails('', null)),
        { view: 'networks' },
      ),
    ).toEqual({
      ok: false,
      reason: { code: 'timed-out', about: 'docker' },
    });
  });

  it('with a trouble of its own: its first line', async () => {
    const answer = fails('\nError response from daemon: rpc error: no leader\nexit status 1\n');
    expect(
      await ask(
        sessionOf(() => answer),
        { view: 'services', on: 'myvm1' },
      ),
    ).toEqual({
      ok: false,
      reason: { code: 'other', about: 'Error response from daemon: rpc error: no leader' },
    });
  });
});

describe('services and tasks', () => {
  it('a stack that is not there has no services, and says so', async () => {
    const answer = firstRecorded('15-cli-20.10.txt', 'docker stack services nosuch');
    expect(
      await ask(
        sessionOf(() => answer),
        { view: 'services', of: 'nosuch' },
      ),
    ).toEqual({
      ok: true,
      rows: [],
      note: { code: 'nothing-found', about: 'nosuch' },
    });
  });

  it('a name that is no stack is taken for a service', async () => {
    const session = scripted([
      [/^docker stack ps/, fails('nothing found in stack: getstartedlab_web\n')],
      [
        /^docker service ps --no-trunc getstartedlab_web/,
        says(jsonLines([taskRow({ Name: 'getstartedlab_web.1', Node: 'myvm1' }, 0)])),
      ],
    ]);
    expect(await ask(session, { view: 'tasks', of: 'getstartedlab_web' })).toMatchObject({
      ok: true,
      rows: [{ Name: 'getstartedlab_web.1', State: 'running' }],
    });
  });

  it('a client too old for --format is asked for columns', async () => {
    const { stdout } = firstRecorded('07-stack-views.txt', 'docker stack ls');
    const session = scripted([
      [/--format/, fails('unknown flag: --format\n', 125)],
      [/^docker stack ls$/, says(stdout)],
    ]);
    expect(await ask(session, { view: 'stacks' })).toMatchObject({
      ok: true,
      rows: [{ Name: 'getstartedlab' }],
    });
  });
});

describe('versions and the swarm state', () => {
  it('prefers the engine, and takes the client where there is none', async () => {
    const session = scripted([
      [/Server\.Version/, { stdout: '\n', stderr: 'Cannot connect to the Docker daemon\n', exitCode: 1 }],
      [
        /Client\.Version/,
        { stdout: '28.2.2\n', stderr: 'Cannot connect to the Docker daemon\n', exitCode: 1 },
      ],
    ]);
    expect(await ask(session, { view: 'version', of: 'docker' })).toEqual({
      ok: true,
      rows: [{ Version: '28.2.2' }],
    });
  });

  it('know the client where it does not even get as far as looking for an engine', async () => {
    // The machine that DOCKER_CERT_PATH names was removed: the client fails before it can tell its own version.
    const gone = scripted([
      [
        /^docker version/,
        fails('unable to resolve docker endpoint: open /x/ca.pem: no such file or directory'),
      ],
      [/^docker --version/, says('Docker version 28.2.2, build e6534b4\n')],
    ]);
    expect(await ask(gone, { view: 'version', of: 'docker' })).toMatchObject({
      rows: [{ Version: '28.2.2' }],
    });
  });

  it('finds Compose as a plugin', async () => {
    const session = scripted([[/^docker compose version --short/, says('2.24.5\n')]]);
    expect(await ask(session, { view: 'version', of: 'docker-compose' })).toEqual({
      ok: true,
      rows: [{ Version: '2.24.5' }],
    });
  });

  it('reads what Docker Machine says of itself', async () => {
    const answer = firstRecorded('machine-errors/00-version.txt', 'docker-machine version');
    expect(
      await ask(
        sessionOf(() => answer),
        { view: 'version', of: 'docker-machine' },
      ),
    ).toEqual({
      ok: true,
      rows: [{ Version: '0.16.2' }],
    });
  });

  it('says that a tool is missing', async () => {
    expect(await ask(scripted([]), { view: 'version', of: 'docker-compose' })).toEqual({
      ok: false,
      reason: { code: 'tool-missing', about: 'docker-compose' },
    });
  });

  it('gives the engine’s own word on the swarm, as one row', async () => {
    const info = {
      ServerVersion: '20.10.24',
      Swarm: { LocalNodeState: 'active', ControlAvailable: true, Nodes: 2, Managers: 1 },
    };
    expect(await ask(scripted([[/^docker info/, says(jsonLines([info]))]]), { view: 'swarm' })).toMatchObject(
      {
        ok: true,
        rows: [
          {
            LocalNodeState: 'active',
            ControlAvailable: 'true',
            Nodes: '2',
            Managers: '1',
            ServerVersion: '20.10.24',
          },
        ],
      },
    );
  });

  it('knows an engine that is away although docker info exits 0', async () => {
    const info = {
      ServerErrors: ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'],
      Swarm: {},
    };
    expect(await ask(scripted([[/^docker info/, says(jsonLines([info]))]]), { view: 'swarm' })).toEqual({
      ok: false,
      reason: { code: 'engine-unreachable', about: '' },
    });
  });
});

describe('an engine that does not answer', () => {
  const EMPTY = '{"ID":"","Containers":0,"Swarm":{"NodeID":"","LocalNodeState":"","RemoteManagers":null}}\n';

  it.each([
    [
      EMPTY,
      'Cannot connect to the Docker daemon at tcp://192.168.99.100:2376. Is the docker daemon running?',
    ],
    [EMPTY, 'failed to connect to the docker API at tcp://192.168.99.100:2376: connect: host is down'],
    ['', 'error during connect: Get "https://192.168.99.100:2376/v1.43/info": EOF'],
  ])('is no swarm state of empty fields: %#', async (stdout, stderr) => {
    const session = scripted([[/^docker info/, { stdout, stderr: `${stderr}\n`, exitCode: 1 }]]);
    expect(await ask(session, { view: 'swarm' })).toEqual({
      ok: false,
      reason: { code: 'engine-unreachable', about: '' },
    });
  });
});

describe('the rest of the views', () => {
  it('sees the session’s variables without asking anything', async () => {
    const session = scripted([]);
    expect(await ask(session, { view: 'env' }, { DOCKER_HOST: 'x' })).toEqual({
      ok: true,
      rows: [{ DOCKER_HOST: 'x' }],
    });
    expect(session.asked).toEqual([]);
  });

  it('asks a question of two checks only once a look', async () => {
    const session = scripted([[/./, says('')]]);
    const asker = createAsker({ session, env: {}, cwd: '/' });
    await Promise.all([
      probe(asker, { view: 'nodes', on: 'myvm1' }),
      probe(asker, { view: 'nodes', on: 'myvm1' }),
    ]);
    expect(session.asked).toHaveLength(1);
  });
});
