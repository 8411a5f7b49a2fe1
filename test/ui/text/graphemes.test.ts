import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { clip, graphemes, widthOf } from '../../../src/ui/text/graphemes.ts';

const SAMPLES = [
  'plain text',
  '╭─ myvm1 ★ ─╮ ■◧□ ✓✗ ⏎ ↑↓←→ ━─ … · – “” ’ ▌▏┊',
  '第一台机器，成为“管理节点”（Leader）：好！',
  'é e\u0301 naïve',
  '👩‍👩‍👧 ok \u2605\uFE0F',
  '⠸ ▸ ● ‹›',
  '한국어 日本語カナ ｶﾅ',
];

it.each(SAMPLES)('counts %j as a terminal does', (text) => {
  expect(widthOf(text)).toBe(stringWidth(text));
  expect(graphemes(text).reduce((sum, cell) => sum + cell.width, 0)).toBe(stringWidth(text));
  expect(
    graphemes(text)
      .map((cell) => cell.text)
      .join(''),
  ).toBe(text);
});

it('knows the width of the characters that it answers for by itself', () => {
  // Every one up to the first ideographs, then samples: the rest comes in long runs.
  for (let code = 0x20; code < 0x10000; code += code < 0x3100 ? 1 : 41) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCharCode(code);
    const own = widthOf(character);
    if (own !== stringWidth(character)) expect.fail(`U+${code.toString(16)} counts ${own}`);
  }
});

it('clips with an ellipsis and never splits a wide character', () => {
  expect(clip('docker-machine', 7)).toBe('docker…');
  expect(clip('机器机器', 6)).toBe('机器…');
  expect(clip('机器机器', 8)).toBe('机器机器');
  expect(clip('机器', 0)).toBe('');
});
