/** Programs of ours as Windows starts them. `.ci/windows` runs them on Windows' own node. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findProgram } from '../../src/driver/find-program.ts';
import { launching } from '../../src/program/windows-shims.ts';

const LAUNCHER = join(import.meta.dirname, '../../src/program/launcher');
const code = readFileSync(join(LAUNCHER, 'launcher.exe'));

describe('the launcher', () => {
  test('carries the line that it starts at its end, in characters of any language', () => {
    const whole = launching(code, ['C:\\张三\\node.exe', 'D:\\a b\\main.js', 'docker']);
    const line = '"C:\\张三\\node.exe" "D:\\a b\\main.js" docker';
    expect(whole.subarray(0, code.length)).toEqual(code);
    expect(whole.subarray(code.length, -4).toString('utf16le')).toBe(line);
    expect(whole.readUInt32LE(whole.length - 4)).toBe(2 * line.length);
  });

  test('starts nothing as it is, so that it can be asked whether it may start', () => {
    expect(code.readUInt32LE(code.length - 4)).toBe(0);
  });

  test.skipIf(findProgram('x86_64-w64-mingw32-gcc', process.env) === undefined)(
    'is what its source says',
    () => {
      const built = join(tmpdir(), `launcher-${process.pid}.exe`);
      execFileSync('sh', [join(LAUNCHER, 'build.sh'), built]);
      expect(readFileSync(built).equals(code)).toBe(true);
    },
  );
});
