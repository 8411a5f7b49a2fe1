/** Columns of texts: what is known without asking is what Unicode and string-width say. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { graphemes, widthOf } from '../../src/text/width.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

describe('graphemes', () => {
  it.each([
    'plain',
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
