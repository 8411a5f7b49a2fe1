/** Copying files and folders: what is read is what is written. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kindOf, readTree, writeTree } from '../../src/files/tree.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')(
  'a folder comes over with all that is in it, empty folders and bytes that are no text too',
  () => {
    const bytes = Uint8Array.of(0, 255, 10);
    mkdirSync(join(folder, 'from/sub/empty'), { recursive: true });
    writeFileSync(join(folder, 'from/sub/bytes'), bytes);
    symlinkSync('sub/bytes', join(folder, 'from/link'));
    writeTree(join(folder, 'to'), readTree(join(folder, 'from')));
    expect(readTree(join(folder, 'to')).map(({ path }) => path)).toEqual([
      '',
      'link',
      'sub',
      'sub/bytes',
      'sub/empty',
    ]);
    expect(readTree(join(folder, 'to/link'))).toEqual([{ path: '', content: Buffer.from(bytes) }]);
  },
);

test.skipIf(process.platform === 'win32')(
  'a file is written over in its place, where a link leads too',
  () => {
    writeFileSync(join(folder, 'old'), 'old', { mode: 0o600 });
    symlinkSync('old', join(folder, 'link'));
    writeTree(join(folder, 'link'), [{ path: '', content: Buffer.from('new') }]);
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'old')).mode & 0o777).toBe(0o600);
  },
);

test('what is not there has no kind, and is not read', () => {
  expect([kindOf(folder), kindOf(join(folder, 'none'))]).toEqual(['folder', undefined]);
  expect(() => readTree(join(folder, 'none'))).toThrow('ENOENT');
});
