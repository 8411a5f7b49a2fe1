import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOwnFolder } from '../../src/files/own-folder.ts';

const ON_WINDOWS = process.platform === 'win32';
const IS_ROOT = process.getuid?.() === 0;
const SOMEBODY_ELSE = 65_534;

describe.skipIf(ON_WINDOWS)("a folder is the learner's own", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'own-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('when it was made for it, for nobody else', () => {
    const folder = join(root, 'new', 'folder');
    expect(isOwnFolder(folder)).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('when it was there, and then nobody else may enter it any more', () => {
    const folder = join(root, 'open');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect(isOwnFolder(folder)).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('not when it is a link, whose target may be anywhere', () => {
    mkdirSync(join(root, 'target'));
    symlinkSync(join(root, 'target'), join(root, 'link'));
    expect(isOwnFolder(join(root, 'link'))).toBe(false);
  });

  it('not when a folder above it lets others put another in its place', () => {
    chmodSync(root, 0o777);
    expect(isOwnFolder(join(root, 'folder'))).toBe(false);
    // The sticky bit, as /tmp has it, keeps others from moving it.
    chmodSync(root, 0o1777);
    expect(isOwnFolder(join(root, 'folder'))).toBe(true);
  });

  it.runIf(IS_ROOT)('not when it, or a folder above it, belongs to somebody else', () => {
    const folder = join(root, 'theirs');
    mkdirSync(folder);
    chownSync(folder, SOMEBODY_ELSE, SOMEBODY_ELSE);
    expect(isOwnFolder(folder)).toBe(false);
    expect(isOwnFolder(join(folder, 'within'))).toBe(false);
  });

  it('not when it cannot be made', () => {
    expect(isOwnFolder('/proc/no/such/folder')).toBe(false);
  });
});
