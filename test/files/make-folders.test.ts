import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolders } from '../../src/files/make-folders.ts';

describe('folders are made', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'make-folders-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it.skipIf(process.platform === 'win32')('with those above them, and as often as one likes', () => {
    const folder = join(root, 'a', 'b');
    makeFolders(folder, 0o700);
    makeFolders(folder, 0o700);
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('not where a file is in the way', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolders(join(root, 'file'))).toThrow(/EEXIST/);
    expect(() => makeFolders(join(root, 'file', 'within'))).toThrow(/ENOTDIR/);
  });

  it.runIf(process.platform === 'linux')('or refused in the end, where no folder can be made', () => {
    expect(() => makeFolders('/proc/no/such/folder')).toThrow(/ENOENT/);
  });
});
