import { expect, test } from 'vitest';
import { jsonLine, visible, visibleInColour } from '../../src/shell/visible.ts';

test('what would act on a terminal is written out', () => {
  expect(visible('\x1b]52;c;aGk=\x07')).toBe('\\x1b]52;c;aGk=\\x07');
  expect(visible('a\nb\rc\td\x9b2J\x7f')).toBe('a\\nb\\rc d\\x9b2J\\x7f');
  expect(visible('\u202eevil\u2028\u{e0041}\ud800')).toBe('\\u202eevil\\u2028\\u{e0041}\ufffd');
});

test('text in any language stays as it is', () => {
  const text = '机器 myvm1: naïve café 👩‍💻 ✓ → “…”';
  expect(visible(text)).toBe(text);
});

test('a line of output keeps its colours, and nothing else of the kind', () => {
  expect(visibleInColour('\x1b[1;32mok\x1b[0m \x1b[2Jx')).toBe('\x1b[1;32mok\x1b[0m \\x1b[2Jx');
});

test('JSON is read as the same values, whatever they hold', () => {
  const value = { name: '\x1b[31m\x9b\u202e\n\u{e0041}"\\', list: ['\x7f\ufeff', '机器'] };
  const text = jsonLine(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e\ufeff]|\udb40/);
  expect(text).toContain('机器');
});
