import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dindFacts } from '../../src/driver/dind/facts.ts';
import { impossibleRows } from '../../src/driver/dind/impossible.ts';
import { moduleState } from '../../src/driver/dind/kernel.ts';
import { openSession } from '../../src/driver/open-session.ts';
import { DRIVERS } from '../../src/driver/registry.ts';
import { spawnAsk } from '../../src/driver/spawn-ask.ts';
import type { Session } from '../../src/driver/types.ts';
import { homeFolders } from '../../src/files/home.ts';
import { SIMULATOR } from '../support/program.ts';
import { told } from '../support/told.ts';
import { COMPLETE, computer } from './computers.ts';

const RELEASE = '/proc/sys/kernel/osrelease';
const files = (entries: Record<string, string>) => (file: string) => entries[file];

describe('a module of the kernel', () => {
  test.each([
    ['is active', { '/proc/net/ip_vs': '' }, 'there'],
    ['is loaded', { '/proc/modules': 'ip_vs 151552 0 - Live\n' }, 'there'],
    [
      'can be loaded',
      {
        '/proc/modules': 'x 1 0\n',
        [RELEASE]: '6.1\n',
        '/lib/modules/6.1/modules.dep': 'kernel/net/netfilter/ipvs/ip_vs.ko.xz:\n',
      },
      'there',
    ],
    [
      'is in no list',
      { '/proc/modules': 'x 1 0\n', [RELEASE]: '6.1\n', '/lib/modules/6.1/modules.dep': 'kernel/x.ko:\n' },
      'absent',
    ],
    ['is not built into a kernel without modules', { [RELEASE]: '6.1\n' }, 'absent'],
    ['can’t be seen from inside a container', { '/proc/modules': 'x 1 0\n', [RELEASE]: '6.1\n' }, 'unknown'],
    ['can’t be seen on another system', {}, 'unknown'],
  ])('%s', (_, entries, expected) => {
    expect(moduleState('ip_vs', files(entries as Record<string, string>))).toBe(expected);
  });
});

describe('an engine at hand', () => {
  const INSPECT = 'docker image inspect --format {{.Id}} docker:28.2.2-dind';
  const RUN = [
    'docker run --rm --network none --label swarm-tutor.trial --privileged',
    '--entrypoint /bin/sh docker:28.2.2-dind -c true',
  ].join(' ');
  const linux = (answers: Record<string, string>, more: Record<string, string> = {}) =>
    computer({ platform: 'linux', answers, files: { [RELEASE]: '6.1\n', ...more } });

  test('with the image runs one container for a trial, and says what stands against it', async () => {
    const fine = linux({ [INSPECT]: 'sha256:1\n', [RUN]: '' });
    expect(await dindFacts(fine, {})).toMatchObject({ imageThere: true });
    expect(await dindFacts(fine, {})).not.toHaveProperty('refusal');
    const refusing = {
      ...fine,
      ask: async (argv: readonly string[]) =>
        argv[1] === 'run'
          ? {
              stdout: '',
              stderr: 'docker: Error response from daemon: unable to apply caps.\nSee …\n',
              exitCode: 126,
            }
          : fine.ask(argv),
    };
    const dind = await dindFacts(refusing, {});
    expect(dind.refusal).toBe('unable to apply caps.');
    expect(DRIVERS.dind.missing({ ...COMPLETE, dind })).toEqual(['privileged']);
  });

  test('without the image needs its registry', async () => {
    const asked: string[] = [];
    const offline = {
      ...linux({}),
      connects: async (host: string, port: number) => {
        asked.push(`${host}:${port}`);
        return false;
      },
    };
    const dind = await dindFacts(offline, {});
    expect(asked).toEqual(['registry-1.docker.io:443']);
    expect(DRIVERS.dind.missing({ ...COMPLETE, dind })).toEqual(['node-image']);
    const own = { ...offline, env: { SWARM_TUTOR_DIND_IMAGE: 'registry.example.com:5000/node:1' } };
    await dindFacts(own, {});
    expect(asked.at(-1)).toBe('registry.example.com:5000');
    const behindProxy = await dindFacts({ ...offline, env: { HTTPS_PROXY: 'http://proxy:3128' } }, {});
    expect(behindProxy).not.toHaveProperty('registryReachable');
  });

  test('on this computer’s kernel tells what that lacks; on another’s, nothing is known', async () => {
    const here = linux({ docker: 'ok' }, { '/proc/filesystems': 'nodev\toverlay\n' });
    const dind = await dindFacts(here, { KernelVersion: '6.1' });
    expect(dind.absentModules).toEqual(['vxlan', 'ip_vs']);
    expect(DRIVERS.dind.missing({ ...COMPLETE, dind })).toEqual(['kernel-vxlan']);
    expect(DRIVERS.dind.notices?.({ ...COMPLETE, dind })).toEqual(['no-ip-vs']);
    expect((await dindFacts(here, { KernelVersion: '6.6-linuxkit' })).absentModules).toEqual([]);
  });

  test('with little memory or disk, or in a swarm of its own, is told of and still usable', () => {
    const dind = { image: 'x', imageThere: false, absentModules: [], memory: 2 ** 30, disk: 2 ** 30 };
    const facts = { ...COMPLETE, engine: { reachable: true, os: 'linux', swarm: 'active' }, dind };
    expect(DRIVERS.dind.missing(facts)).toEqual([]);
    expect(DRIVERS.dind.notices?.(facts)).toEqual([
      'image-download',
      'little-memory',
      'little-disk',
      'engine-in-swarm',
    ]);
  });

  test('with wrong settings is not used', async () => {
    const odd = { ...linux({}), env: { SWARM_TUTOR_DIND_REACH: 'far' } };
    const dind = await dindFacts(odd, {});
    expect(DRIVERS.dind.missing({ ...COMPLETE, dind })).toEqual(['dind-settings']);
  });
});

describe('rows that can’t be done', () => {
  const session = (exitCode: number) => ({
    env: {},
    workspace: '/',
    ask: async () => ({ stdout: 'another kernel', stderr: '', exitCode }),
  });

  test('are those about Compose where there is none, with the reason in the learner’s language', async () => {
    const rows = await impossibleRows(session(1), () => undefined);
    expect(Object.keys(rows)).toEqual(['A2']);
    expect(told(rows.A2, 'zh')).toMatch(/没有安装/);
  });

  test('are none where the engine has a kernel of its own and Compose is there', async () => {
    expect(await impossibleRows(session(0), () => undefined)).toEqual({});
    expect(await impossibleRows(session(1), () => '/usr/bin/docker-compose')).toEqual({});
  });
});

describe('a question to docker-machine', () => {
  const root = mkdtempSync(join(tmpdir(), 'dind-session-'));
  const home = homeFolders({ SWARM_TUTOR_HOME: join(root, 'home') });
  let session: Session;
  /** A docker that knows one machine, and that nobody's variables can lead elsewhere. */
  const DOCKER = `#!/bin/sh
if [ -n "$DOCKER_HOST" ]; then exit 9; fi
case "$1" in
  ps) echo 'exited|swarm-tutor.machine=myvm1,swarm-tutor.address=192.168.99.100' ;;
  volume) echo myvm1 ;;
  *) exit 1 ;;
esac
`;
  beforeAll(async () => {
    writeFileSync(join(root, 'docker'), DOCKER, { mode: 0o755 });
    const env = { PATH: `${root}${delimiter}/usr/bin${delimiter}/bin`, HOME: root };
    session = await openSession('dind', { home, language: 'en', env, mainPath: SIMULATOR });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each([
    { argv: ['docker-machine', 'ls'] },
    { argv: ['docker-machine', 'ip', 'myvm1'] },
    { argv: ['docker-machine', 'status', 'myvm2'] },
    { argv: ['docker-machine', 'ssh', 'myvm1', 'true'] },
  ])('is answered alike inside this process and in one of its own: $argv', async ({ argv }) => {
    // The learner's shell points at a machine; the machines are still looked for where the session began.
    const env = { ...session.env, DOCKER_HOST: 'tcp://192.168.99.100:2376' };
    const asking = { env, cwd: session.workspace, timeoutMs: 20_000 };
    const inside = await session.ask(argv, asking);
    expect(inside.exitCode).not.toBeNull();
    expect(inside).toEqual(await spawnAsk(argv, asking));
  });
});
