/** In a simulated session `docker` is the simulated one, whatever a command did before it: nothing reaches the learner's own. */
import { symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { learnersEnv, temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { standIns } from '../support/stand-ins.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

const NAMES = [
  'docker',
  'docker-machine',
  'docker-compose',
  'curl',
  'dockerd',
  'podman',
  'VBoxManage',
  'sudo',
  'wget',
];

/** A learner with a Docker of their own, first on the PATH. */
function learner() {
  const home = join(folders.make(), 'home');
  const installed = standIns(folders.make(), NAMES);
  // The same programs where the PATH does not lead yet: what a command puts on it differs from what was there.
  const folder = join(folders.make(), 'elsewhere');
  symlinkSync(installed.folder, folder);
  const real = { ...installed, folder };
  const startUp = join(real.folder, 'start-up');
  writeFileSync(startUp, `PATH='${real.folder}':$PATH\ndocker() { '${real.folder}/docker' "$@"; }\n`);
  const env = { PATH: [installed.folder, learnersEnv(home).PATH].join(delimiter) };
  const shell = (command: string, more: Record<string, string> = {}) =>
    inside(['shell', '-c', command, '--driver', 'simulator'], { home, env: { ...env, ...more } });
  return { home, env, real, startUp, shell };
}

/** What the simulated programs say, and the real ones would not. */
const ASK = 'docker-machine --version; docker --version';
const SIMULATED = /docker-machine version 0\.16\.2.*\nDocker version/;

describe('what one command leaves to the next', () => {
  const leaving: Record<string, (folder: string, startUp: string) => string> = {
    'another PATH': (folder) => `export PATH='${folder}':$PATH`,
    'a PATH with nothing else': (folder) => `export PATH='${folder}'`,
    'an empty PATH': () => 'export PATH=',
    'no PATH': () => 'unset PATH',
    'bash in POSIX mode, then exported functions': (folder) =>
      `export POSIXLY_CORRECT=1; docker() { '${folder}/docker'; }; export -f docker`,
    'a start-up file of bash': (_folder, startUp) => `export BASH_ENV='${startUp}'`,
    'a start-up file of sh': (_folder, startUp) => `export ENV='${startUp}'`,
    'a function for what is not found': (folder) =>
      `command_not_found_handle() { '${folder}/docker'; }; export -f command_not_found_handle; export PATH=`,
    'another simulator': () => 'export SWARM_TUTOR_SIMULATOR=/nowhere',
    'bash in POSIX mode': (folder) => `export POSIXLY_CORRECT=1 PATH='${folder}':$PATH`,
  };

  test.each(Object.keys(leaving))('%s leads nowhere else', async (what) => {
    const { real, startUp, shell } = learner();
    await shell(leaving[what]?.(real.folder, startUp) ?? '');
    const { stdout } = await shell(ASK);
    expect(stdout).toMatch(SIMULATED);
    expect(real.reached()).toBe('');
  });

  test('keeps what else it put first on the PATH there, right behind the programs of the session', async () => {
    const { home, shell } = learner();
    await shell('export PATH=/first:$PATH:/last');
    const { stdout } = await shell('echo "$PATH"');
    const path = stdout.trim().split(delimiter);
    expect(path.slice(0, 2)).toEqual([join(home, 'simulator', 'bin'), '/first']);
    expect(path.at(-1)).toBe('/last');
  });
});

describe('within one command', () => {
  const going: Record<string, (folder: string, startUp: string) => string> = {
    'another PATH': (folder) => `export PATH='${folder}':$PATH; ${ASK}`,
    'another PATH for one program': (folder) =>
      `PATH='${folder}':$PATH docker-machine --version; PATH='${folder}':$PATH docker --version`,
    'a start-up file that is sourced': (_folder, startUp) => `. '${startUp}'; ${ASK}`,
    'a place that is remembered': (folder) =>
      `hash -p '${folder}/docker' docker; hash -p '${folder}/docker-machine' docker-machine; ${ASK}`,
    'a function': (folder) => `docker() { '${folder}/docker'; }; ${ASK}`,
    'a program that starts another': () => 'env docker-machine --version; echo --version | xargs docker',
  };

  test.each(Object.keys(going))('%s leads nowhere else', async (what) => {
    const { real, startUp, shell } = learner();
    const { stdout } = await shell(going[what]?.(real.folder, startUp) ?? '');
    expect(stdout).toMatch(SIMULATED);
    expect(real.reached()).toBe('');
  });
});

describe('programs of the family', () => {
  test('are refused in the words of the learner, whatever the PATH holds', async () => {
    const { real, shell } = learner();
    const lead = `export PATH='${real.folder}':$PATH`;
    for (const name of ['dockerd', 'podman', 'VBoxManage', 'sudo dockerd']) {
      const { code, stdout, stderr } = await shell(`${lead}; ${name}`);
      expect({ code, stdout }).toEqual({ code: 126, stdout: '' });
      expect(stderr).toContain('simulated');
    }
    expect((await shell('dockerd', { SWARM_TUTOR_LANG: 'zh' })).stderr).toContain('模拟');
    expect(real.reached()).toBe('');
  });

  test('sudo runs the simulated docker, and wget asks a simulated machine', async () => {
    const { real, shell } = learner();
    expect((await shell('sudo docker --version')).stdout).toMatch(/^Docker version/);
    expect((await shell('wget -q -T 1 http://192.168.99.100/')).code).toBe(4);
    expect(real.reached()).toBe('');
    expect((await shell('wget http://localhost/; sudo true')).stdout).toBe('the real wget\nthe real sudo\n');
  });
});

test('a walk after a changed PATH asks, makes and removes simulated machines only', async () => {
  const { home, env, real, shell } = learner();
  const walk = (until: string) => tutor(['run', '--until', until, '--driver', 'simulator'], { home, env });
  // A walk without anything done would begin in a fresh shell.
  expect(await walk('docker-version')).toMatchObject({ code: 0 });
  await shell(`export PATH='${real.folder}':$PATH`);
  expect(await walk('create-manager')).toMatchObject({ code: 0 });
  expect((await tutor(['check', '--driver', 'simulator'], { home, env })).code).toBe(0);
  expect((await shell('docker-machine ls -q')).stdout).toBe('myvm1\n');
  expect(real.reached()).toBe('');
});

test('a shell on the terminal finds them first again at each prompt', async () => {
  const { home, env, real } = learner();
  const pty = openPty({ home, args: ['shell', '--driver', 'simulator'], env });
  await pty.until('swarm-tutor:workspace');
  pty.type(`export PATH='${real.folder}':$PATH\r`);
  pty.type(`alias docker='${real.folder}/docker' curl='${real.folder}/curl'\r`);
  pty.type('docker --version; env docker-machine --version; echo en""ded\r');
  const shown = await pty.until('ended');
  expect(shown).toMatch(/Docker version [\s\S]*docker-machine version 0\.16\.2/);
  pty.type('exit\r');
  await pty.exited;
  expect(real.reached()).toBe('');
});
