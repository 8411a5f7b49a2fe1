/** Makes the usual output, whole lines of text with at most colours, safe without looking at each character. */
import { widthOf } from '../text/width.ts';
import { LONGEST_LINE, TAB } from './cells.ts';
import { INVISIBLE, TAGS } from './escape-scanner.ts';

/** Finds anything in a text that is not plain lines, tabs included. */
const NOT_PLAIN = new RegExp(`[\\x1b${INVISIBLE}]|${TAGS}`);
/** The colours and styles that may be shown as they are. */
const COLOUR = '(?:[0-479]|2[1-4]|27|29|3[0-79]|4[0-79]|9[0-7]|10[0-7]|[34]8;5;\\d{1,3})';
/** Finds anything in a text that is not lines with such colours. */
const NOT_COLOURED = new RegExp(`[\\t${INVISIBLE}]|${TAGS}|\\x1b(?!\\[(?:${COLOUR}(?:;${COLOUR})*)?m)`);

/**
 * The whole lines of a chunk, safe to show, and the text after the last of them, which is not examined yet. Undefined
 * when the chunk holds anything that needs a terminal's care: cursor moves, a colour that goes on, a line too long.
 * The chunk must begin at the start of a line, without a colour.
 */
export function wholeLines(chunk: string): { lines: readonly string[]; rest: string } | undefined {
  const plain = !NOT_PLAIN.test(chunk);
  if ((!plain && NOT_COLOURED.test(chunk)) || !chunk.isWellFormed()) return undefined;
  const split = chunk.split('\n');
  const rest = split.pop() ?? '';
  const lines = plain && chunk.includes('\t') ? split.map(withoutTabs) : split;
  const fit = lines.every((line) => line.length <= LONGEST_LINE && (plain || endsPlain(line)));
  return fit ? { lines, rest } : undefined;
}

/** The last style that a line sets, if it sets any, is none. */
function endsPlain(line: string): boolean {
  const last = line.lastIndexOf('\x1b');
  return last < 0 || line.startsWith('\x1b[0m', last) || line.startsWith('\x1b[m', last);
}

function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line;
  const parts = line.split('\t');
  const last = parts.pop() ?? '';
  let text = '';
  let columns = 0;
  for (const part of parts) {
    columns += widthOf(part);
    const next = (Math.floor(columns / TAB) + 1) * TAB;
    text += part + ' '.repeat(next - columns);
    columns = next;
  }
  return text + last;
}
