import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acquireLock, LockedError, tryLock, withLock } from '../../src/files/lock.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(folder, 'a.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lets one in at a time, and leaves no file behind', () => {
  const result = withLock(path, () => {
    expect(tryLock(path)).toBeUndefined();
    expect(() => withLock(path, () => 'never', 30)).toThrow(LockedError);
    return 'done';
  });
  expect(result).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

it('is released when the work throws', () => {
  expect(() =>
    withLock(path, () => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(withLock(path, () => 1)).toBe(1);
});

it('is taken over when its file was left half-written long ago', () => {
  writeFileSync(path, '{"pi');
  expect(() => withLock(path, () => 1, 30)).toThrow(LockedError);
  utimesSync(path, new Date(0), new Date(0));
  expect(withLock(path, () => 1)).toBe(1);
});

it('does not release what somebody else holds by now', () => {
  const release = tryLock(path);
  rmSync(path);
  const other = tryLock(path);
  release?.();
  expect(tryLock(path)).toBeUndefined();
  other?.();
  expect(readdirSync(folder)).toEqual([]);
});

it('can be waited for without blocking', async () => {
  const first = await acquireLock(path);
  const second = acquireLock(path);
  first();
  (await second)();
  await expect(
    (async () => {
      const held = await acquireLock(path);
      try {
        await acquireLock(path, 20);
      } finally {
        held();
      }
    })(),
  ).rejects.toThrow(LockedError);
});
