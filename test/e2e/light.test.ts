/** What is loaded by when: a start stays quick as long as nothing that is not needed comes before what is waited for. */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { SIMULATOR, type Start, temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(folders.removeAll);

const PRELOAD = pathToFileURL(join(import.meta.dirname, '..', 'support', 'loaded-modules.mjs')).href;
/** Stands in React's own code, whatever a bundler makes of it. */
const REACT = 'react.transitional.element';
/** Modules of Node that take milliseconds each, and that no short start needs. A terminal brings net along. */
const HEAVY = ['child_process', 'crypto', 'dns', 'fs/promises', 'http', 'https', 'readline', 'zlib'];
/** Those that a terminal needs, and what prints a few lines does not. */
const OF_A_TERMINAL = ['net', 'perf_hooks', 'stream', 'tty'];

interface Loaded {
  /** Our own modules, in order. */
  readonly modules: readonly string[];
  readonly builtins: readonly string[];
}

const noted = (list: string) => ({ NODE_OPTIONS: `--import ${PRELOAD}`, LOADED_MODULES: list });

/** What is in the list up to the first note of what of Node is loaded. */
function loadedIn(list: string): Loaded {
  const lines = readFileSync(list, 'utf8').trim().split('\n');
  const end = lines.findIndex((line) => line.startsWith('{'));
  return { modules: [...new Set(lines.slice(0, end))], ...JSON.parse(lines[end] ?? '') };
}

/** What a command line has loaded in the end. */
async function loadedBy(args: readonly string[], { home, ...start }: Start): Promise<Loaded> {
  const list = join(folders.make(), 'loaded.txt');
  const { code, stderr } = await tutor(args, { ...start, home, env: { ...start.env, ...noted(list) } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return loadedIn(list);
}

/** These files and no others, of so many KiB, and no module of Node that takes long. */
function expectOnly(
  { modules, builtins }: Loaded,
  files: readonly string[],
  mostKib: number,
  heavy = [...HEAVY, ...OF_A_TERMINAL],
): void {
  expect(modules.map((path) => basename(path))).toEqual(files);
  expect(kibOf(modules)).toBeLessThan(mostKib);
  expect(builtins.filter((name) => heavy.includes(name))).toEqual([]);
}

const kibOf = (modules: readonly string[]): number =>
  modules.reduce((sum, path) => sum + statSync(path).size, 0) / 1024;

describe('commands without a screen load neither Ink nor React', () => {
  it.each([
    ['list'],
    ['doctor'],
    ['cheatsheet'],
    ['check', '--driver', 'simulator'],
    ['run', '--driver', 'simulator', '--speed', 'instant', '--until', 'node-roles'],
    ['--help'],
  ])('%s', async (...args) => {
    const home = folders.make();
    const list = join(home, 'loaded.txt');
    await tutor(args, { home, env: noted(list) });
    const { modules } = loadedIn(list);
    expect(modules.some((path) => path.endsWith('cli.js'))).toBe(true);
    expect(modules.filter((path) => readFileSync(path, 'utf8').includes(REACT))).toEqual([]);
  });
});

describe('what is waited for comes after a few files of code, and no part of Node that takes long', () => {
  let home = '';
  beforeAll(async () => {
    home = await walkedTo('view-tasks', join(folders.make(), 'home'));
  });

  it('the first page', async () => {
    const list = join(folders.make(), 'loaded.txt');
    const pty = openPty({ home, env: noted(list) });
    await pty.until('⏎');
    const files = ['cli.js', 'first-page-and-list.js', 'start.js', 'words-en.js', 'first-page.js'];
    // It is noted after it was written.
    await eventually(() => expectOnly(loadedIn(list), files, 310, HEAVY));
  });

  it('a step that is opened directly', async () => {
    const list = join(folders.make(), 'loaded.txt');
    const pty = openPty({ home, args: ['learn', 'view-tasks'], env: noted(list) });
    await pty.until('⏎');
    expectOnly(
      loadedIn(list),
      [
        ...['cli.js', 'first-page-and-list.js', 'start.js', 'words-en.js', 'first-page.js'],
        ...['screen.js', 'screen-with-packages.js'],
      ],
      825,
      HEAVY,
    );
  });

  it('list', async () => {
    expectOnly(
      await loadedBy(['list'], { home }),
      ['cli.js', 'first-page-and-list.js', 'start.js', 'words-en.js', 'list.js'],
      170,
    );
  });

  it('--version', async () => {
    expectOnly(await loadedBy(['--version'], { home }), ['cli.js'], 10);
  });

  it('a line for the shell of a simulated machine', async () => {
    const env = { SWARM_TUTOR_SIMULATOR: join(home, 'simulator'), SWARM_TUTOR_SPEED: '4' };
    const args = ['docker-machine', 'ssh', 'myvm1', 'docker ps -q | head -n 1'];
    const { modules, builtins } = await loadedBy(args, { home, env, program: SIMULATOR });
    expect(kibOf(modules)).toBeLessThan(1250);
    // Node's client for HTTP brings it along.
    expect(builtins).not.toContain('http2');
  });

  it('docker node ls on the simulator', async () => {
    const simulator = join(home, 'simulator');
    const env = {
      SWARM_TUTOR_SIMULATOR: simulator,
      SWARM_TUTOR_SPEED: '4',
      DOCKER_HOST: 'tcp://192.168.99.100:2376',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: join(simulator, 'machine', 'machines', 'myvm1'),
    };
    expectOnly(
      await loadedBy(['docker', 'node', 'ls'], { home, env, program: SIMULATOR }),
      ['simulator.js', 'docker-and-docker-machine.js', 'start.js', 'docker.js'],
      300,
    );
  });
});
