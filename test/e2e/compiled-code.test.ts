/** Compiled code decides what runs: it lies where nobody else can put any, and goes with a reset. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { filesBelow, SIMULATOR, type Start, temporaryFolders, tutor as tutorOf } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());
/** As learners start it: nothing says where compiled code goes. */
const tutor = (args: readonly string[], { home, env }: Start) =>
  tutorOf(args, { home, env: { ...env, NODE_COMPILE_CACHE: '' } });
const run = ['run', '--until', 'docker-version', '--driver', 'simulator'];
const docker = ['shell', '-c', 'docker-machine --version', '--driver', 'simulator'];

/** What the files in a home say of themselves, and how many bytes follow that. */
const headsIn = (home: string) =>
  filesBelow(join(home, 'compiled-code')).map(({ path }) => {
    const [head = '', ...code] = readFileSync(path, 'latin1').split('\n');
    const { starts, bytes } = JSON.parse(head) as {
      readonly starts: readonly string[];
      readonly bytes: number;
    };
    return { starts, bytes, follow: code.join('\n').length };
  });

/** The programs that keep code in a home, for one build. */
const programsIn = (home: string): string[] => {
  const compiled = join(home, 'compiled-code');
  return readdirSync(compiled).flatMap((build) => readdirSync(join(compiled, build)));
};

describe('compiled code', () => {
  test('is kept of no program that is none of ours', async () => {
    const home = join(folders.make(), 'home');
    const simulator = join(home, 'simulator');
    mkdirSync(simulator, { recursive: true });
    const env = { ...process.env, SWARM_TUTOR_SIMULATOR: simulator, NODE_COMPILE_CACHE: '' };
    const ended = spawnSync(process.execPath, [SIMULATOR, '../../../elsewhere', 'ps'], { env });
    expect(ended.status).not.toBe(0);
    expect(readdirSync(join(home, 'compiled-code'))).toEqual([]);
  });

  test('lies in the home, for its owner only, and nowhere else', async () => {
    const home = join(folders.make(), 'home');
    const TMPDIR = folders.make();
    expect((await tutor(run, { home, env: { TMPDIR } })).code).toBe(0);
    expect(programsIn(home)).toEqual(['cli']);
    expect(statSync(join(home, 'compiled-code')).mode & 0o777).toBe(0o700);
    expect((await tutor(docker, { home, env: { TMPDIR } })).code).toBe(0);
    expect(programsIn(home)).toEqual(['cli', 'simulator-docker-machine']);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test('is not taken from a folder that others may write to', async () => {
    const open = join(folders.make(), 'open');
    const home = join(open, 'home');
    mkdirSync(home, { recursive: true });
    const planted = join(home, 'compiled-code');
    mkdirSync(planted);
    writeFileSync(join(planted, 'planted'), '');
    chmodSync(open, 0o777);
    expect((await tutor(run, { home })).code).toBe(0);
    expect(readdirSync(planted)).toEqual(['planted']);
  });

  test.skipIf(process.platform === 'win32')('is not waited for where a pipe is in its place', async () => {
    const home = join(folders.make(), 'home');
    expect((await tutor(run, { home })).code).toBe(0);
    for (const { path } of filesBelow(join(home, 'compiled-code'))) {
      rmSync(path);
      execFileSync('mkfifo', [path]);
    }
    const listed = await tutor(['list'], { home });
    expect(listed.code, listed.stderr).toBe(0);
  });

  test('is added to by the first start of each command', async () => {
    const home = join(folders.make(), 'home');
    const commandsIn = () => headsIn(home).map(({ starts }) => starts.join(' '));
    expect((await tutor(['list'], { home })).code).toBe(0);
    expect(new Set(commandsIn())).toEqual(new Set(['list']));
    expect((await tutor(['doctor'], { home })).code).toBe(0);
    expect(commandsIn()).toContain('list doctor');
    const before = commandsIn();
    expect((await tutor(['list'], { home })).code).toBe(0);
    expect(commandsIn()).toEqual(before);
  });

  test.each([
    ['of which a part is missing', (code: Buffer) => code.subarray(0, code.length / 2)],
    ['in which blocks of a disk are empty', (code: Buffer) => code.fill(0, 1024, 3072)],
    ['of another build', (code: Buffer) => code.reverse()],
  ])('%s is made anew', async (_, damaged) => {
    const home = join(folders.make(), 'home');
    const listed = await tutor(['list'], { home });
    for (const { path } of filesBelow(join(home, 'compiled-code')))
      writeFileSync(path, damaged(readFileSync(path)));
    expect(await tutor(['list'], { home })).toEqual(listed);
    for (const { starts, bytes, follow } of headsIn(home))
      expect([starts, follow]).toEqual([['list'], bytes]);
  });

  test('of earlier builds goes after an update', async () => {
    const home = join(folders.make(), 'home');
    const compiled = join(home, 'compiled-code');
    const [earlier, others] = [`${process.version}-${process.arch}-0a1b2c3d`, 'v22.4.0-x64-0a1b2c3d'];
    for (const folder of [earlier, others]) mkdirSync(join(compiled, folder), { recursive: true });
    expect((await tutor(['list'], { home })).code).toBe(0);
    expect(readdirSync(compiled)).not.toContain(earlier);
    expect(readdirSync(compiled)).toContain(others);
    expect(readdirSync(compiled)).toHaveLength(2);
  });

  test.each([[[]], [['--progress']], [['--machines']]])('goes with reset %j', async (how) => {
    const home = join(folders.make(), 'home');
    await tutor(run, { home });
    expect((await tutor(['reset', '--yes', ...how], { home })).code).toBe(0);
    expect(existsSync(join(home, 'compiled-code'))).toBe(false);
  });

  test('of a reset is not kept: nothing is left of a home that went', async () => {
    const home = join(folders.make(), 'home');
    await tutor(run, { home });
    expect((await tutor(['reset', '--all', '--yes'], { home })).code).toBe(0);
    expect(existsSync(home)).toBe(false);
  });
});
