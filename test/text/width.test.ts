/** Columns of texts: what is known without asking is what Unicode and string-width say. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { clip, graphemes, widthOf } from '../../src/text/width.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

describe('graphemes', () => {
  it.each([
    'plain',
    '╭─ myvm1 ★ ─╮ ■◧□ ✓✗ ⏎ ↑↓←→ ━─ … · – “” ’ ▌▏┊',
    '第一台机器，成为“管理节点”（Leader）：好！',
    '⠸ ▸ ● ‹›',
    '한국어 日本語カナ ｶﾅ',
    '雪 und Eis',
    '✔ Container',
    'e\u0301te\u0301',
    '👨‍👩‍👧 family',
    '🇨🇳🇩🇪',
    '1\ufe0f\u20e3',
    '\u1112\u1161\u11ab',
    'กำ',
    'क्ष',
    'ガ',
  ])('of %s are those of Unicode', (text) => {
    expect(graphemes(text).map((one) => one.text)).toEqual(
      Array.from(segmenter.segment(text), ({ segment }) => segment),
    );
    expect(widthOf(text)).toBe(stringWidth(text));
    expect(graphemes(text).reduce((sum, { width }) => sum + width, 0)).toBe(widthOf(text));
  });

  it('join only what may join, whatever stands beside it', () => {
    const signs = [...'a雪✔ำ🏽👍\u0301\u200d🇨한ᄒ\uff9e\u0d4e'];
    for (const one of signs)
      for (const other of signs)
        expect(
          graphemes(one + other).map(({ text }) => text),
          `${one} ${other}`,
        ).toEqual(Array.from(segmenter.segment(one + other), ({ segment }) => segment));
  });
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
