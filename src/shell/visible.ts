/** Makes foreign texts (arguments, files, lessons, messages of programs) harmless for a terminal, a line at a time. */
import { INVISIBLE, TAGS } from './escape-scanner.ts';

/** Characters that act on a terminal instead of being shown there. */
const ACTS = new RegExp(`[\\n\\x1b${INVISIBLE}]|${TAGS}`, 'g');
/** The same in a JSON document, where JSON itself has escaped the rest. */
const ACTS_IN_JSON = new RegExp(`[${INVISIBLE}]|${TAGS}`, 'g');
/** A colour or style, as `SafeText` writes them. */
const STYLE = /(\x1b\[[\d;]*m)/;

/**
 * The text as one line in which everything can be seen: controls, line feeds, and characters that reverse or hide
 * those around them are written as escapes (`\n`, `\x1b`, `\u202e`); a tab becomes a blank.
 */
export function visible(text: string): string {
  return text.toWellFormed().replaceAll('\t', ' ').replaceAll(ACTS, written);
}

/** The place of the first character that would have to be written as an escape; -1 if there is none. */
export function firstUnseen(text: string): number {
  return text.search(ACTS);
}

/** The same as `visible` for a line of output that `SafeText` has been through: its colours stay. */
export function visibleInColour(line: string): string {
  return line
    .split(STYLE)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');
}

/** A JSON document in one line that is harmless on a terminal; a parser reads the same values. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(ACTS_IN_JSON, (found) => found.split('').map(unit).join(''));
}

function written(found: string): string {
  if (found === '\n') return '\\n';
  if (found === '\r') return '\\r';
  const code = found.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : unit(found);
}

function unit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
