/** Forgetting and removing: said before it is done, asked about, and never more than the ledger lists. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';

/** The simulator's folder on its way out, of a process that is gone: none has so high an id. */
const PART = 'simulator.1073741824-mh2k9x1a-1.tmp';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

/** The home of a learner who has a machine. */
const begun = (): Promise<string> => walkedTo('create-manager', join(folders.make(), 'home'));
const has = (home: string, name: string): boolean => existsSync(join(home, name));

describe('reset', () => {
  test('says what it will remove, asks, and removes nothing for a no', async () => {
    const home = await begun();
    const pty = openPty({ home, args: ['reset'], columns: 200 });
    const asked = await pty.until('Go ahead? (y/n)');
    expect(asked).toContain('machine myvm1 (simulator)');
    expect(asked).toContain('workspace/docker-compose.yml');
    expect(asked).toContain('your progress');
    expect(asked).toContain('the simulated machines');
    pty.type('n\r');
    expect((await pty.exited).code).toBe(1);
    expect(pty.text()).toContain('Nothing was removed.');
    expect(pty.text()).not.toContain('--yes');
    expect(has(home, 'progress.json') && has(home, 'simulator/state.json')).toBe(true);
  });

  test('does it for a yes; what the learner put into the workspace stays', async () => {
    const home = await begun();
    writeFileSync(join(home, 'workspace/mine.yml'), 'mine');
    const pty = openPty({ home, args: ['reset'] });
    await pty.until('Go ahead? (y/n)');
    pty.type('y\r');
    expect((await pty.exited).code).toBe(0);
    expect(has(home, 'progress.json') || has(home, 'simulator')).toBe(false);
    expect(has(home, 'session.json') || has(home, 'workspace/docker-compose.yml')).toBe(false);
    expect(has(home, 'workspace/mine.yml')).toBe(true);
    expect(JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8')).entries).toEqual([]);
  });

  test('--progress leaves the machines, --machines leaves the progress', async () => {
    const home = await begun();
    expect((await inside(['reset', '--progress', '--yes'], { home })).code).toBe(0);
    expect(has(home, 'progress.json')).toBe(false);
    const listed = await inside(['shell', '-c', 'docker-machine ls -q', '--driver', 'simulator'], { home });
    expect(listed.stdout).toBe('myvm1\n');
    const other = await begun();
    expect((await inside(['reset', '--machines', '--yes'], { home: other })).code).toBe(0);
    expect(has(other, 'progress.json')).toBe(true);
    expect(has(other, 'simulator')).toBe(false);
    const { walks } = JSON.parse(readFileSync(join(other, 'progress.json'), 'utf8'));
    expect(Object.values(walks)).not.toContainEqual(
      expect.objectContaining({ values: expect.objectContaining({ manager_ip: expect.anything() }) }),
    );
  });

  test('that was broken off is told of, and finished by the next, whatever that was asked for', async () => {
    const home = await begun();
    const ledger = JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8'));
    const reset = { progress: true, machines: true, all: false };
    writeFileSync(join(home, 'ledger.json'), JSON.stringify({ ...ledger, reset }));
    renameSync(join(home, 'simulator'), join(home, PART));
    const told = await inside(['run', '--until', 'docker-version', '--driver', 'simulator'], { home });
    expect(told.stderr).toContain('swarm-tutor reset');
    const ended = await inside(['reset', '--progress', '--yes'], { home });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('interrupted');
    expect(JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8'))).toEqual({ schema: 1, entries: [] });
    for (const name of ['progress.json', 'session.json', 'simulator', PART])
      expect(has(home, name), name).toBe(false);
    // As a tutor leaves it that is killed right after its start.
    mkdirSync(join(home, 'compiled-code', 'v24.0.0-x64'), { recursive: true, mode: 0o700 });
    const again = await inside(['reset', '--progress', '--yes'], { home });
    expect(again).toMatchObject({ code: 0, stderr: 'There is nothing to remove.\n' });
    expect(has(home, 'compiled-code')).toBe(false);
  });

  test('tells in one document what went, for --json', async () => {
    const home = await begun();
    const kept = await inside(['reset', '--json'], { home });
    expect(kept.code).toBe(1);
    const { removed, left } = JSON.parse(kept.stdout);
    expect(removed).toEqual([]);
    expect(left).toContainEqual({ kind: 'progress', name: join(home, 'progress.json') });
    const gone = await inside(['reset', '--json', '--yes'], { home });
    expect(gone.code).toBe(0);
    expect(JSON.parse(gone.stdout)).toEqual({ removed: left, left: [] });
    const nothing = await inside(['reset', '--json'], { home });
    expect(JSON.parse(nothing.stdout)).toEqual({ removed: [], left: [] });
  });

  test('that is killed at any moment is finished by the next', async () => {
    for (let delay = 40; delay < 240; delay += 40) {
      const home = await begun();
      await tutor(['reset', '--yes'], {
        home,
        started: (child) => {
          const timer = setTimeout(() => child.kill('SIGKILL'), delay);
          child.once('exit', () => clearTimeout(timer));
        },
      });
      const ended = await inside(['reset', '--yes'], { home });
      expect(ended.code, ended.stderr).toBe(0);
      expect(readdirSync(home).filter((name) => !/^(ledger.json|transcripts|workspace)$/.test(name))).toEqual(
        [],
      );
      expect(JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8'))).toEqual({ schema: 1, entries: [] });
    }
  });

  test('--all leaves nothing of its home, and nothing beside it is touched', async () => {
    const home = await begun();
    writeFileSync(join(home, '..', 'mine'), 'mine');
    expect((await inside(['reset', '--all', '--yes'], { home })).code).toBe(0);
    expect(existsSync(home)).toBe(false);
    expect(existsSync(join(home, '..', 'mine'))).toBe(true);
  });

  test.skipIf(process.platform === 'win32')(
    'removes exactly the machines that the ledger lists',
    async () => {
      const home = await begun();
      const bin = join(home, '..', 'bin');
      mkdirSync(bin);
      const log = join(home, '..', 'log');
      writeFileSync(join(bin, 'docker-machine'), `#!/bin/sh\necho "$@" >> ${log}\n`, { mode: 0o755 });
      const entry = { kind: 'machine', driver: 'virtualbox', at: '2026-01-01T00:00:00.000Z' };
      const entries = ['ours-1', 'ours-2'].map((name) => ({ ...entry, name }));
      writeFileSync(join(home, 'ledger.json'), JSON.stringify({ schema: 1, entries }));
      const env = { PATH: `${bin}:${process.env.PATH}` };
      const ended = await inside(['reset', '--machines', '--yes'], { home, env });
      expect(ended.code).toBe(0);
      expect(ended.stderr).toContain('machine ours-1 (virtualbox)');
      expect(readFileSync(log, 'utf8')).toBe('rm -y ours-2\nrm -y ours-1\n');
      expect(JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8')).entries).toEqual([]);
    },
  );

  test.skipIf(process.platform === 'win32')('keeps in the ledger what could not be removed', async () => {
    const home = await begun();
    const bin = join(home, '..', 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'docker-machine'), '#!/bin/sh\necho "it is stuck" >&2\nexit 1\n', {
      mode: 0o755,
    });
    const entries = [{ kind: 'machine', name: 'ours', driver: 'virtualbox', at: '2026-01-01T00:00:00.000Z' }];
    writeFileSync(join(home, 'ledger.json'), JSON.stringify({ schema: 1, entries }));
    const ended = await inside(['reset', '--all', '--yes'], {
      home,
      env: { PATH: `${bin}:${process.env.PATH}` },
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('machine ours could not be removed: it is stuck');
    expect(JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8')).entries).toEqual(entries);
  });

  test.skipIf(process.platform === 'win32').each([
    {
      what: 'after reset --progress',
      forget: (home: string) => inside(['reset', '--progress', '--yes'], { home }),
    },
    {
      what: 'without progress.json',
      forget: async (home: string) => {
        rmSync(join(home, 'progress.json'));
        return { code: 0 };
      },
    },
  ])('a walk finds its way beside machines that still stand, $what', async ({ forget }) => {
    const home = await begun();
    const pointed = await inside(
      ['shell', '--driver', 'simulator', '-c', 'eval $(docker-machine env --shell sh myvm1)'],
      { home },
    );
    expect(pointed.code).toBe(0);
    expect(readFileSync(join(home, 'session.json'), 'utf8')).toContain('DOCKER_HOST');
    expect((await forget(home)).code).toBe(0);
    const walked = await inside(['run', '--until', 'list-machines', '--driver', 'simulator'], { home });
    expect(walked.code, walked.stdout).toBe(0);
  });
});
