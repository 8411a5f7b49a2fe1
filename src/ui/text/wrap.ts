/**
 * Line breaking for prose, with the rules of Chinese typesetting: no row begins with closing punctuation
 * or ends with an opening one, and a wide character is never split.
 */
import { graphemes } from '../../text/width.ts';
import type { Line, Span, Style } from './line.ts';

/** Must not begin a row (行首禁则). */
const NOT_FIRST = new Set([...'，。、；：！？）」』】》〉〕”’…—·％‰℃,.;:!?)]}%~～']);
/** Must not end a row (行尾禁则). */
const NOT_LAST = new Set([...'（「『【《〈〔“‘([{$￥#']);

interface Glyph {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
}

function glyphsOf(spans: readonly Span[]): Glyph[] {
  return spans.flatMap((piece) =>
    graphemes(piece.text).map((cell) => ({ text: cell.text, width: cell.width, style: piece })),
  );
}

/** Whether a row may end after `before`, with `after` beginning the next one. */
function breaks(before: Glyph, after: Glyph): boolean {
  if (before.text === ' ') return after.text !== ' ';
  if (after.text === ' ') return false;
  const wide = before.width === 2 || after.width === 2;
  return wide && !NOT_FIRST.has(after.text) && !NOT_LAST.has(before.text);
}

function joined(glyphs: readonly Glyph[]): Line {
  const row: Span[] = [];
  let style: Style | undefined;
  for (const glyph of glyphs) {
    const last = row.at(-1);
    if (last && style === glyph.style) row[row.length - 1] = { ...last, text: last.text + glyph.text };
    else row.push({ ...glyph.style, text: glyph.text });
    style = glyph.style;
  }
  return row;
}

function trimmed(glyphs: readonly Glyph[]): readonly Glyph[] {
  let end = glyphs.length;
  while (end > 0 && glyphs[end - 1]?.text === ' ') end--;
  return glyphs.slice(0, end);
}

function wrapRow(glyphs: readonly Glyph[], width: number): Line[] {
  const rows: Line[] = [];
  let start = 0;
  while (start < glyphs.length) {
    let used = 0;
    let end = start;
    let candidate = -1;
    let begun = false;
    for (; end < glyphs.length; end++) {
      const glyph = glyphs[end];
      if (!glyph) break;
      // Spaces may hang over the edge: they are dropped at the end of a row.
      if (used + glyph.width > width && glyph.text !== ' ') break;
      used += glyph.width;
      begun ||= glyph.text !== ' ';
      const next = glyphs[end + 1];
      // Not after leading spaces: that would leave a blank row above an indented word.
      if (begun && next && breaks(glyph, next)) candidate = end + 1;
    }
    if (end >= glyphs.length) {
      rows.push(joined(trimmed(glyphs.slice(start))));
      break;
    }
    // A word longer than the row is cut where the row ends; at least one glyph must go, however narrow it is.
    const cut = candidate > start ? candidate : Math.max(end, start + 1);
    rows.push(joined(trimmed(glyphs.slice(start, cut))));
    start = cut;
    while (candidate < 0 && glyphs[start]?.text === ' ') start++;
  }
  return rows;
}

/**
 * Breaks styled text into rows of at most `width` columns. A newline in the text ends a row; empty text is one
 * blank row.
 */
export function wrap(spans: readonly Span[], width: number): Line[] {
  const rows: Line[] = [];
  let paragraph: Glyph[] = [];
  const finish = () => {
    const wrapped = wrapRow(paragraph, Math.max(1, width));
    rows.push(...(wrapped.length > 0 ? wrapped : [[]]));
    paragraph = [];
  };
  for (const glyph of glyphsOf(spans)) {
    if (glyph.text === '\n' || glyph.text === '\r\n') finish();
    else paragraph.push(glyph);
  }
  finish();
  return rows;
}

/** Breaks unstyled text; see `wrap`. */
export function wrapText(text: string, width: number, style: Style = {}): Line[] {
  return wrap([{ ...style, text }], width);
}
