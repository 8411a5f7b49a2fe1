/** Finding programs on a PATH. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findProgram, isUnreadable } from '../../src/driver/find-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'find-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(process.platform === 'win32')(
  'the first that may be run is found, no folder and no relative path',
  () => {
    for (const name of ['a', 'b', 'c'])
      mkdirSync(join(folder, name, name === 'a' ? 'tool' : ''), { recursive: true });
    for (const name of ['b', 'c']) writeFileSync(join(folder, name, 'tool'), '');
    chmodSync(join(folder, 'c', 'tool'), 0o755);
    const PATH = ['c', ...['a', 'b', 'c'].map((name) => join(folder, name))].join(delimiter);
    expect(findProgram('tool', { PATH })).toBe(join(folder, 'c', 'tool'));
    expect(findProgram('other', { PATH })).toBeUndefined();
  },
);

test('a program of the Windows Store, which nobody may look into, is not taken for missing', () => {
  expect(['EACCES', 'UNKNOWN', 'ENOENT', undefined].map(isUnreadable)).toEqual([true, true, false, false]);
});
