/** Our own files, when something else is in their place. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendText, readBytes, readIfThere, readText, textIn } from '../../src/files/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a text is added to the end of a file, which only its owner may read', () => {
  const path = join(folder, 'log');
  appendText(path, 'one\n');
  appendText(path, 'two\n');
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  const pipe = join(folder, 'pipe');
  const inner = join(folder, 'folder');
  const loop = join(folder, 'loop');
  beforeAll(() => {
    execFileSync('mkfifo', [pipe]);
    mkdirSync(inner);
    symlinkSync('loop', loop);
  });

  test.each([pipe, inner, '/dev/zero'])('is neither read nor written to (%s)', (path) => {
    for (const open of [readText, readBytes, readIfThere, (at: string) => appendText(at, 'x')])
      expect(() => open(path)).toThrow('EFTYPE: not a file');
    expect(textIn(path)).toBeUndefined();
  });

  test('of a link that leads to itself it is said', () => {
    expect(() => readIfThere(loop)).toThrow('ELOOP');
    expect(() => appendText(loop, 'x')).toThrow('ELOOP');
    expect(textIn(loop)).toBeUndefined();
  });
});
