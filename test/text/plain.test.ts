/** Terminals and locales without other characters than ASCII. */
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { isPlainLocale, isPlainTerminal, plainText } from '../../src/text/plain.ts';

test.each([
  [{ LANG: 'C' }, true],
  [{ LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, true],
  [{ LC_CTYPE: 'en_US.ISO-8859-1' }, true],
  [{ LANG: 'zh_CN.GBK' }, true],
  [{ LANG: 'zh_CN.GB18030@pinyin' }, true],
  [{ LANG: 'C.UTF-8' }, false],
  [{ LANG: 'zh_CN.utf8' }, false],
  [{ LC_ALL: '', LANG: 'en_US.UTF-8@euro' }, false],
  [{ LANG: 'zh_CN' }, false],
  [{}, false],
])('%j is a plain locale: %s', (env, isPlain) => {
  expect(isPlainLocale(env)).toBe(isPlain);
  expect(isPlainTerminal({ TERM: 'xterm-256color', ...env })).toBe(isPlain);
});

test.each([
  ['dumb', true],
  ['vt100', true],
  ['vt220', true],
  ['xterm', false],
  ['linux', false],
  ['tmux-256color', false],
])('%s is a plain terminal: %s', (TERM, isPlain) => {
  expect(isPlainTerminal({ TERM, LANG: 'C.UTF-8' })).toBe(isPlain);
});

test('characters are exchanged one by one, so that a row stays as wide as it was', () => {
  const text = '╭─ é › ✓ ⏎ run “x” … 🎉 \u001B[1mé\u0301\u001B[0m';
  expect(plainText(text)).toBe('+- e > + < run "x" ~ ?? \u001B[1me\u001B[0m');
  expect(stringWidth(plainText(text))).toBe(stringWidth(text));
  expect(plainText('中文')).toBe('中文');
});
