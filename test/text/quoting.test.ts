/** Words that a shell must take for exactly what they are. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { posixLine, posixWord, powershellWord, windowsLine } from '../../src/text/quoting.ts';

describe('for a POSIX shell', () => {
  const awkward = [
    "a'; echo forged #",
    "'",
    "''",
    '$(echo no)',
    '`x`',
    '"',
    '\\',
    '',
    ' ',
    '*',
    '~',
    'a\nb',
    '雪',
  ];

  it.skipIf(process.platform === 'win32')('words come out of it as they went in', () => {
    const script = `printf '%s\\0' ${posixLine(awkward)} ${awkward.map(posixWord).join(' ')}`;
    const printed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    expect(printed.split('\0').slice(0, -1)).toEqual([...awkward, ...awkward]);
  });

  it('a line quotes only what needs it', () => {
    expect(posixLine(['docker', 'stack', 'ps', "a'; rm -rf / #", '$(x)', ''])).toBe(
      `docker stack ps 'a'\\''; rm -rf / #' '$(x)' ''`,
    );
  });
});

it('for PowerShell, a quote is doubled, also those of typesetters', () => {
  expect(powershellWord("it's $here")).toBe("'it''s $here'");
  expect(powershellWord('O’Brien ‘x‚y‛')).toBe("'O’’Brien ‘‘x‚‚y‛‛'");
});

it('for a program of Windows, quotes and the backslashes before them are marked', () => {
  expect(windowsLine(['C:\\node.exe', 'a b', '', 'say "hi"', 'ends\\', 'a b\\', 'x\\"y', '张三'])).toBe(
    String.raw`"C:\node.exe" "a b" "" "say \"hi\"" "ends\\" "a b\\" "x\\\"y" "张三"`,
  );
});
