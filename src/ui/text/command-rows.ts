/** A command as rows that break at blanks, where they can. */
import { cutLine } from './cut.ts';
import { widthOf } from './graphemes.ts';
import { plain, span } from './line.ts';

/** What the rest of a command that went on stands in from. */
const CONTINUED = '  ';

/** Rows of at most `width` columns; words stay whole, the last row says `…` where more than `most` would be needed. */
export function commandRows(text: string, width: number, most: number): string[] {
  const rows = text
    .split('\n')
    .flatMap((line) => brokenAtBlanks(line, width))
    .flatMap((row) => cutLine([span(row.replaceAll('\t', '  '))], width).map(plain));
  return rows.length > most ? [...rows.slice(0, most - 1), '…'] : rows;
}

/** Rows that end behind a blank. */
function brokenAtBlanks(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const word of text.match(/\S+\s*|\s+/g) ?? ['']) {
    if (used > 0 && used + widthOf(word.trimEnd()) > width) {
      rows.push(row.trimEnd());
      row = CONTINUED;
      used = CONTINUED.length;
    }
    row += word;
    used += widthOf(word);
  }
  return [...rows, row.trimEnd()];
}
