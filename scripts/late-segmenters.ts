/**
 * Ink and what it uses make segmenters, which find what a reader sees as one character. The first one takes as long as drawing a
 * frame, and texts on the screen seldom need one: a character of known width stands for itself. So it is made for the first text
 * that has others.
 */
import { NARROW, WIDE } from '../src/text/known-widths.ts';
import type { Change } from './changed-modules.ts';

/** What stands between the brackets of a pattern for one character. */
export const inside = ({ source }: RegExp): string => source.slice(1, -1);

/** The modules, and how each says that it wants one. */
const MADE: readonly (readonly [file: RegExp, name: string, given: string])[] = [
  [/[\\/]string-width[\\/]index\.js$/, 'segmenter', ''],
  [/[\\/]wrap-ansi[\\/]index\.js$/, 'segmenter', ''],
  [/[\\/]slice-ansi[\\/]tokenize-ansi\.js$/, 'GRAPHEME_SEGMENTER', "undefined, {granularity: 'grapheme'}"],
  [/[\\/]ansi-tokenize[\\/]build[\\/]tokenize\.js$/, 'segmenter', 'undefined, { granularity: "grapheme" }'],
  [/[\\/]ink[\\/]build[\\/]line-update\.js$/, 'segmenter', "undefined, { granularity: 'grapheme' }"],
];

/** A pattern for what may be more or less than one character. Beside known ones, escapes and ends of rows stand for themselves, too. */
export const UNUSUAL = `/[^\\n\\u001B${inside(NARROW)}${inside(WIDE)}]/`;

export const LATE_SEGMENTERS: readonly Change[] = MADE.map(([file, name, given]) => ({
  file,
  passage: `const ${name} = new Intl.Segmenter(${given});`,
  instead: `let made;
const ${name} = {
  segment(text) {
    if (${UNUSUAL}.test(text)) return (made ??= new Intl.Segmenter(${given})).segment(text);
    const segments = Array.from(text, (segment, index) => ({ segment, index }));
    return Object.assign(segments, { containing: (index) => segments[index] });
  },
};`,
}));
