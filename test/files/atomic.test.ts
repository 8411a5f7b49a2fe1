import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renameOver, writeFileAtomic } from '../../src/files/atomic.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('replaces a file and makes its folder', () => {
  const path = join(folder, 'deep', 'file.json');
  writeFileAtomic(path, 'one', 0o600);
  writeFileAtomic(path, 'two', 0o600);
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readdirSync(join(folder, 'deep'))).toEqual(['file.json']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('leaves nothing behind when it fails', () => {
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  expect(() => writeFileAtomic(join(folder, 'taken'), 'text')).toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});

it('waits for whoever holds the file, and for nothing else', () => {
  const refusing = (code: string, times: number) => {
    let left = times;
    return () => {
      if (left-- > 0) throw Object.assign(new Error(code), { code });
    };
  };
  expect(() => renameOver('a', 'b', { rename: refusing('EPERM', 3), patienceMs: 1000 })).not.toThrow();
  expect(() => renameOver('a', 'b', { rename: refusing('EBUSY', 1), patienceMs: 0 })).toThrow('EBUSY');
  expect(() => renameOver('a', 'b', { rename: refusing('ENOSPC', 1), patienceMs: 1000 })).toThrow('ENOSPC');
});
