/** What a terminal shows, as a picture. */
import type { IBufferCell, Terminal } from '@xterm/headless';

const CELL = { width: 8.4, height: 18 };
const PADDING = 14;
const INK = '#d4d7dd';
const PAPER = '#1b1e25';
/** The sixteen colours, calm enough to read on a page. */
const PALETTE = [
  '#3b4048',
  '#e5726b',
  '#7fc280',
  '#d9b95c',
  '#6ea8e0',
  '#c08ad6',
  '#58bfc9',
  '#c8ccd4',
  '#6b7280',
  '#f08a83',
  '#98d499',
  '#e8cd7c',
  '#8cbdf0',
  '#d2a4e4',
  '#77d3dc',
  '#ffffff',
];

/** A run of cells that look alike. */
interface Run {
  readonly column: number;
  readonly width: number;
  readonly text: string;
  readonly color: string;
  readonly bold: boolean;
  readonly dim: boolean;
}

/** Draws the visible screen; text stays text, so that it can be searched and read aloud. */
export function svgOf(terminal: Terminal, title: string): string {
  const width = terminal.cols * CELL.width + 2 * PADDING;
  const height = terminal.rows * CELL.height + 2 * PADDING;
  const rows = Array.from({ length: terminal.rows }, (_, row) => rowOf(terminal, row));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="10" fill="${PAPER}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" font-size="14" fill="${INK}" xml:space="preserve">
${rows.filter((row) => row !== '').join('\n')}
</g>
</svg>
`;
}

function rowOf(terminal: Terminal, row: number): string {
  const y = PADDING + row * CELL.height + 13;
  return runsOf(terminal, row)
    .filter(({ text }) => text.trim() !== '')
    .map(({ column, width, text, color, bold, dim }) => {
      const style = [
        color === INK ? '' : ` fill="${color}"`,
        bold ? ' font-weight="700"' : '',
        dim ? ' opacity="0.6"' : '',
      ].join('');
      // The length is given, so that every font keeps to the cells.
      return `<text x="${round(PADDING + column * CELL.width)}" y="${y}" textLength="${round(width * CELL.width)}" lengthAdjust="spacingAndGlyphs"${style}>${escaped(text)}</text>`;
    })
    .join('');
}

function runsOf(terminal: Terminal, row: number): Run[] {
  const line = terminal.buffer.active.getLine(row);
  const runs: Run[] = [];
  for (let column = 0; column < terminal.cols; column += 1) {
    const cell = line?.getCell(column);
    if (!cell || cell.getWidth() === 0) continue;
    const look = { color: colorOf(cell), bold: cell.isBold() !== 0, dim: cell.isDim() !== 0 };
    const text = cell.getChars() || ' ';
    const last = runs.at(-1);
    const isSame = last && last.color === look.color && last.bold === look.bold && last.dim === look.dim;
    // Spaces end a run: a gap is a place, not text to be stretched.
    const isWord = last && !last.text.endsWith('  ');
    if (last && isSame && isWord)
      runs[runs.length - 1] = { ...last, text: last.text + text, width: last.width + cell.getWidth() };
    else runs.push({ column, width: cell.getWidth(), text, ...look });
  }
  return runs.map((run) => {
    const text = run.text.trimEnd();
    return { ...run, text, width: run.width - (run.text.length - text.length) };
  });
}

function colorOf(cell: IBufferCell): string {
  if (cell.isFgPalette()) return PALETTE[cell.getFgColor()] ?? INK;
  if (cell.isFgRGB()) return `#${cell.getFgColor().toString(16).padStart(6, '0')}`;
  return INK;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
