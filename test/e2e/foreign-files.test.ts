/** A home that holds files of the learner's own, links, and things in places where files should be. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { filesBelow, temporaryFolders } from '../support/program.ts';
import { walkedTo } from '../support/walked.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** The home of a learner who has a machine. */
const begun = (): Promise<string> => walkedTo('create-manager', join(folders.make(), 'home'));
const has = (home: string, name: string): boolean => existsSync(join(home, name));
const put = (home: string, name: string): void => {
  mkdirSync(join(home, name, '..'), { recursive: true });
  writeFileSync(join(home, name), 'mine');
};
const reset = (home: string, ...options: string[]) => inside(['reset', '--yes', ...options], { home });

/** Files of a learner, some of them under names that look like ours. */
const MINE = [
  'letter.txt',
  'photos/one.jpg',
  'report.2147483646-final.tmp',
  'photos.removed-2147483646/one.jpg',
  'data.json.2147483646.tmp',
  'workspace/mine.yml',
  'workspace/src/main.c',
  'simulator/model.c',
  'simulator/bin/mine.sh',
  'transcripts/interview.txt',
  'progress.json.bak',
  'dind/settings.json',
];

describe('a reset', () => {
  test.each([[[]], [['--all']], [['--progress']], [['--machines']]] as string[][][])(
    'keeps what is not ours (%s)',
    async (options) => {
      const home = await begun();
      for (const name of MINE) put(home, name);
      const told = await reset(home, ...options);
      expect(told.code, told.stderr).toBe(0);
      for (const name of MINE) expect(readFileSync(join(home, name), 'utf8'), name).toBe('mine');
      if (!options.includes('--progress')) {
        expect(has(home, 'simulator/state.json') || has(home, 'simulator/bin/docker')).toBe(false);
        expect(has(home, 'workspace/docker-compose.yml')).toBe(false);
      }
      if (options.includes('--all')) {
        expect(
          filesBelow(home)
            .map(({ path }) => path)
            .sort(),
        ).toEqual(MINE.map((name) => join(home, name)).sort());
        expect(told.stderr).toContain(join(home, 'letter.txt'));
        expect(told.stderr).toContain(join(home, 'workspace/mine.yml'));
      }
    },
  );

  test.each(['../victim', '../../victim', 'sub/../../../victim', 'link/victim'])(
    'refuses an entry of the ledger that leads out of the workspace: %s',
    async (name) => {
      const home = await begun();
      const outside = join(home, '..');
      for (const place of [join(home, 'victim'), join(outside, 'victim')]) writeFileSync(place, 'mine');
      symlinkSync(outside, join(home, 'workspace/link'));
      await refused(home, name);
      expect(existsSync(join(home, 'victim')) && existsSync(join(outside, 'victim'))).toBe(true);
    },
  );

  test('refuses an entry of the ledger that is an absolute path', async () => {
    const home = await begun();
    const victim = join(folders.make(), 'victim');
    writeFileSync(victim, 'mine');
    await refused(home, victim);
    expect(existsSync(victim)).toBe(true);
  });

  /** Puts a file into the ledger that must not be removed; a reset says so, once, and does all the rest. */
  async function refused(home: string, name: string): Promise<void> {
    const at = '2026-01-01T00:00:00.000Z';
    const path = join(home, 'ledger.json');
    const ledger = JSON.parse(readFileSync(path, 'utf8'));
    ledger.entries.push({ kind: 'file', name, driver: 'simulator', at });
    writeFileSync(path, JSON.stringify(ledger));
    const told = await reset(home, '--json');
    expect(told.code).toBe(1);
    expect(told.stderr).toContain(`lists the file ${name}, which is not in`);
    expect(JSON.parse(told.stdout).left).toContainEqual({ kind: 'file', name, driver: 'simulator' });
    expect(has(home, 'simulator') || has(home, 'progress.json')).toBe(false);
    expect(await reset(home)).toMatchObject({ code: 0, stderr: 'There is nothing to remove.\n' });
  }

  test('passes no option to a tool in the place of a name', async () => {
    const home = await begun();
    const entries = [
      { kind: 'machine', name: '--force', driver: 'virtualbox', at: '2026-01-01T00:00:00.000Z' },
    ];
    writeFileSync(join(home, 'ledger.json'), JSON.stringify({ schema: 1, entries }));
    const told = await reset(home);
    expect(told.code).toBe(1);
    expect(told.stderr).toContain('machine "--force"');
    expect(JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8')).entries).toEqual([]);
  });

  test.each([[[]], [['--all']]])(
    'empties a home that a link leads to, and folders that are links, but keeps the links (%s)',
    async (options) => {
      const home = await begun();
      const real = join(home, '..', 'real');
      const disk = join(home, '..', 'disk');
      mkdirSync(disk);
      for (const name of ['simulator', 'workspace', 'transcripts']) {
        renameSync(join(home, name), join(disk, name));
        symlinkSync(join(disk, name), join(home, name));
      }
      renameSync(home, real);
      symlinkSync(real, home);
      writeFileSync(join(disk, 'workspace/mine.yml'), 'mine');
      const told = await reset(home, ...options);
      expect(told.code, told.stderr).toBe(0);
      expect(lstatSync(home).isSymbolicLink()).toBe(true);
      expect(readdirSync(join(disk, 'simulator'))).toEqual([]);
      expect(readdirSync(join(disk, 'workspace'))).toEqual(['mine.yml']);
      expect(has(real, 'progress.json') || has(real, 'session.json')).toBe(false);
      const again = await inside(['run', '--until', 'create-manager', '--driver', 'simulator'], { home });
      expect(again.code, again.stdout).toBe(0);
    },
  );

  test('never follows a link that stands in a place of ours', async () => {
    const home = await begun();
    const mine = folders.make();
    for (const name of ['docker', 'state.json', '2026-01-01.txt']) writeFileSync(join(mine, name), 'mine');
    rmSync(join(home, 'simulator/machine'), { recursive: true });
    symlinkSync(mine, join(home, 'simulator/machine'));
    symlinkSync(join(mine, 'docker'), join(home, 'session-virtualbox.json'));
    expect((await reset(home, '--all')).code).toBe(0);
    expect(readdirSync(mine).sort()).toEqual(['2026-01-01.txt', 'docker', 'state.json']);
    expect(existsSync(home)).toBe(false);
  });
});

describe('in the place of the Compose file', () => {
  const file = 'workspace/docker-compose.yml';
  const walk = (home: string) =>
    inside(['run', '--until', 'compose-file', '--driver', 'simulator'], { home });

  test('a folder is told of, and no reset removes it', async () => {
    const home = await begun();
    rmSync(join(home, file));
    put(home, `${file}/mine`);
    const walked = await walk(home);
    expect(walked.code).toBe(1);
    expect(walked.stdout).toContain(`${join(home, file)} cannot be used: something else is in`);
    const told = await reset(home, '--all');
    expect(told.stderr).toContain(`${join(home, file)} is now a folder`);
    expect(has(home, `${file}/mine`)).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
    const home = await begun();
    rmSync(join(home, file));
    execFileSync('mkfifo', [join(home, file)]);
    const walked = await walk(home);
    expect(walked.code).toBe(1);
    expect(walked.stdout).toContain(`${join(home, file)} cannot be used: something else is in`);
    expect((await reset(home)).code).toBe(0);
    expect(has(home, file)).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')(
  'a pipe in the place of a file of ours is not waited for',
  () => {
    test.each([
      'progress.json',
      'session.json',
      'ledger.json',
      'simulator/state.json',
      'simulator/state.lock',
    ])('%s', async (name) => {
      const home = await begun();
      rmSync(join(home, name), { force: true });
      execFileSync('mkfifo', [join(home, name)]);
      const ended = await inside(['check', '--driver', 'simulator'], { home });
      expect([0, 1, 3]).toContain(ended.code);
      if (ended.code === 3) expect(ended.stderr).toContain(name);
    });
  },
);
