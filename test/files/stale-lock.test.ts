/** Locks that nobody will release: by whom they are told from locks that are held. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Holder, isGone, thisProcess } from '../../src/files/holder.ts';
import { acquireLock, LockedError, tryLock, withLock } from '../../src/files/lock.ts';

const isLinux = process.platform === 'linux';
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stale-lock-'));
  path = join(folder, 'state.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process id that belongs to nobody: above every system's limit. */
const NOBODY = 2 ** 30;
const HOUR_MS = 3_600_000;

/** What a lock of this process says. */
function ours(): Holder {
  const release = tryLock(path);
  const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
  release?.();
  return holder;
}

/** Puts a lock there as if a holder had taken it so long ago. */
function put(holder: Partial<Holder>, ageMs = 0): void {
  writeFileSync(path, JSON.stringify(holder));
  const then = new Date(Date.now() - ageMs);
  utimesSync(path, then, then);
}

/** Whether somebody else gets the lock. */
function isTaken(): boolean {
  try {
    return withLock(path, () => true, 30);
  } catch (error) {
    if (error instanceof LockedError) return false;
    throw error;
  }
}

describe('a lock is taken over', () => {
  test('from a process that is gone', () => {
    put({ ...ours(), pid: NOBODY });
    expect(isTaken()).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.runIf(isLinux)('from a process whose id is another one’s by now', () => {
    const { start, ...rest } = ours();
    put({ ...rest, start: String(Number(start) - 1) });
    expect(isTaken()).toBe(true);
  });

  test.runIf(isLinux)('from before the computer was started again, though its id lives', () => {
    put({ ...ours(), boot: 'an earlier start' });
    expect(isTaken()).toBe(true);
  });

  test('from a computer that has another name by now, once it had its turn', () => {
    put({ pid: process.pid, host: 'its-old-name', token: 'x' });
    expect(isTaken()).toBe(false);
    put({ pid: process.pid, host: 'its-old-name', token: 'x' }, HOUR_MS);
    expect(isTaken()).toBe(true);
  });

  test.runIf(isLinux)('from a dead process at once, though the computer has another name by now', () => {
    put({ ...ours(), host: 'its-old-name', pid: NOBODY });
    expect(isTaken()).toBe(true);
  });

  test.runIf(isLinux)('from another container of this computer, once it had its turn', () => {
    put({ ...ours(), pid: NOBODY, space: 'pid:[1]' });
    expect(isTaken()).toBe(false);
    put({ ...ours(), pid: NOBODY, space: 'pid:[1]' }, HOUR_MS);
    expect(isTaken()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')(
    'of the old form, from a process that is younger than the lock',
    async () => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], {
        stdio: 'ignore',
      });
      await once(child, 'spawn');
      const old = { pid: child.pid ?? 0, host: hostname(), token: 'old' };
      // `thorough`: elsewhere than on Linux a program of the system has to tell.
      expect(isGone(old, Date.now(), Date.now(), true)).toBe(false);
      expect(isGone(old, Date.now() - HOUR_MS / 60, Date.now(), true)).toBe(true);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(isGone(old, Date.now(), Date.now(), true)).toBe(true);
    },
  );

  test('of the old form, from before the computer was started', () => {
    const old = { pid: process.pid, host: hostname(), token: 'old' };
    expect(isGone(old, 0, Date.now(), true)).toBe(true);
  });
});

describe('a clock that is set', () => {
  const YEARS_MS = 10 * 365 * 24 * HOUR_MS;
  afterEach(() => vi.useRealTimers());

  test.each([YEARS_MS, -YEARS_MS])('by %i ms while one waits changes nothing of how long', async (ms) => {
    put(ours());
    const waiting = acquireLock(path, 200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    await expect(waiting).rejects.toThrow(LockedError);
    const patient = acquireLock(path, 20_000);
    vi.setSystemTime(Date.now() + ms);
    rmSync(path);
    (await patient)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([YEARS_MS, -YEARS_MS])('by %i ms takes no lock from a process that lives', (ms) => {
    put(ours());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    expect(isTaken()).toBe(false);
  });

  test('back leaves no lock of another computer, or without a holder, for ever', () => {
    put({ pid: process.pid, host: 'its-old-name', token: 'x' }, -YEARS_MS);
    expect(isTaken()).toBe(true);
    writeFileSync(path, '');
    utimesSync(path, new Date(Date.now() + YEARS_MS), new Date(Date.now() + YEARS_MS));
    expect(isTaken()).toBe(true);
  });
});

describe('a lock is respected', () => {
  test('while its holder lives, however long that takes', () => {
    put({ ...ours() }, HOUR_MS);
    expect(isTaken()).toBe(false);
  });

  test('and whoever waits in vain is told the file, the process, since when, and what to do', () => {
    const since = Date.parse('2026-01-02T03:04:05Z');
    put({ ...thisProcess(), token: 'x', at: since });
    // The text alone: a lock of so long ago would be taken over if it did not name when its process started.
    const { message } = new LockedError(path, JSON.parse(readFileSync(path, 'utf8')));
    expect(message).toContain(path);
    expect(message).toContain(`process ${process.pid} on ${hostname()} since 2026-01-02T03:04:05`);
    expect(message).toContain('End that process');
    expect(new LockedError(path, undefined).message).toContain(`${path} is in the way`);
  });

  test.skipIf(process.platform === 'win32')(
    'a folder or a link in its place is nobody’s lock, and stays',
    () => {
      mkdirSync(path);
      utimesSync(path, 0, 0);
      expect(isTaken()).toBe(false);
      rmSync(path, { recursive: true });
      symlinkSync(join(folder, 'nowhere'), path);
      expect(isTaken()).toBe(false);
      expect(readdirSync(folder)).toEqual(['state.lock']);
    },
  );

  test.skipIf(process.platform === 'win32')('a pipe in its place is not waited for', () => {
    execFileSync('mkfifo', [path]);
    expect(isTaken()).toBe(false);
  });

  test('whoever has all the time in the world is told at once that nobody will let go of such a thing', async () => {
    mkdirSync(path);
    await expect(acquireLock(path, Number.POSITIVE_INFINITY)).rejects.toThrow('is in the way');
  });
});

test.skipIf(process.platform === 'win32')('taking a free lock starts no process', async () => {
  const script = `
    import { syncBuiltinESMExports } from 'node:module';
    import child from 'node:child_process';
    for (const name of Object.keys(child)) if (typeof child[name] === 'function') child[name] = () => { throw new Error(name); };
    syncBuiltinESMExports();
    const { withLock } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/files/lock.ts'))});
    console.log(withLock(${JSON.stringify(path)}, () => 'taken'));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(out).toBe('taken\n');
});
