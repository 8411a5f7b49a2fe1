/** Plain characters that stand for those of ambiguous width. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { isWideColumn, narrowed } from '../../../src/ui/terminal/stand-ins.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const wideWidth = (text: string) => stringWidth(text, { ambiguousIsNarrow: false });

it('are as wide in every terminal as Ink counts what they stand for', () => {
  const text = '╭─ myvm1 ★ ─╮ “引号”……é → ■ Ω Жук ✓ ⏎ 汉字';
  expect(wideWidth(text)).toBeGreaterThan(stringWidth(text));
  expect(narrowed(text)).toBe('+- myvm1 * -+ "引号"~~e > # ? ??? ✓ ⏎ 汉字');
  expect(wideWidth(narrowed(text))).toBe(stringWidth(text));
});

it('leave colours, links and places of the cursor as they are', () => {
  const sequences =
    '\u001B[38;5;80m\u001B]8;;https://example.com\u0007x\u001B]8;;\u0007\u001B[2;3H\u001B[39m';
  expect(narrowed(sequences)).toBe(sequences);
});

it('are there for every character of the screen, the dictionaries and the lessons', () => {
  const texts = ['src/ui', 'src/i18n', 'src/check', 'src/tutor', 'lessons'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  const characters = new Set(texts.join(''));
  expect(characters.size).toBeGreaterThan(1000);
  expect([...characters].filter((one) => one !== '?' && one !== '�' && narrowed(one) === '?')).toEqual([]);
});

it.each([
  [3, false],
  [4, true],
  [5, true],
])('a cursor in column %i says wide: %s', (column, isWide) => {
  expect(isWideColumn(column)).toBe(isWide);
});
