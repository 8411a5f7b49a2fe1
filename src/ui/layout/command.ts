/** The step's command, and the field in which it is edited or typed. */

import type { EditorState } from '../state/editor.ts';
import { windowAt } from '../state/scroll.ts';
import { cutLine } from '../text/cut.ts';
import { graphemes } from '../text/graphemes.ts';
import { type Line, type Span, type Style, span } from '../text/line.ts';

const BAR = '▌ ';

/** A command behind its accent bar, at most `most` rows; it breaks at blanks where it can. */
export function commandLines(text: string, width: number, most: number, quiet = false): Line[] {
  const style: Style = quiet ? { tone: 'dim' } : { bold: true };
  const rows = text.split('\n').flatMap((part) => {
    const pieces = breakAtBlanks(part, width - BAR.length);
    return pieces.flatMap((piece) =>
      cutLine([span(piece.replaceAll('\t', '  '), style)], width - BAR.length),
    );
  });
  const shown = rows.length > most ? [...rows.slice(0, most - 1), [span('…', style)]] : rows;
  return shown.map((row) => [span(BAR, { tone: quiet ? 'dim' : 'accent' }), ...row]);
}

/** Rows that end behind a blank, so that words stay whole; the blank stays with the row before. */
function breakAtBlanks(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const word of text.match(/\S+\s*|\s+/g) ?? ['']) {
    const own = graphemes(word.trimEnd()).reduce((sum, cell) => sum + cell.width, 0);
    if (used > 0 && used + own > width) {
      rows.push(row.trimEnd());
      row = '  ';
      used = 2;
    }
    row += word;
    used += graphemes(word).reduce((sum, cell) => sum + cell.width, 0);
  }
  return [...rows, row.trimEnd()];
}

/** The field as rows, the cursor's place marked, at most `most` of them around the cursor. */
export function fieldLines(editor: EditorState, width: number, most: number): Line[] {
  const room = Math.max(1, width - BAR.length - 1);
  const rows: Span[][] = [[]];
  let used = 0;
  let cursorRow = 0;
  const put = (text: string, own: number, cursor: boolean) => {
    if (used + own > room) {
      rows.push([]);
      used = 0;
    }
    const row = rows.at(-1);
    const last = row?.at(-1);
    const isSign = text === '↵';
    if (row && last && !cursor && !last.cursor && (last.tone === 'dim') === isSign) {
      row[row.length - 1] = { ...last, text: last.text + text };
    } else row?.push({ text, ...(cursor ? { cursor: true } : {}), ...(isSign ? { tone: 'dim' } : {}) });
    if (cursor) cursorRow = rows.length - 1;
    used += own;
  };
  editor.text.forEach((grapheme, at) => {
    const shown = grapheme === '\n' ? '↵' : grapheme;
    put(shown, graphemes(shown)[0]?.width ?? 1, at === editor.cursor);
  });
  if (editor.cursor >= editor.text.length) put(' ', 1, true);
  const seen = windowAt(cursorRow - most + 1, rows.length, most);
  return rows.slice(seen.from, seen.to).map((row) => [span(BAR, { tone: 'accent' }), ...row]);
}
