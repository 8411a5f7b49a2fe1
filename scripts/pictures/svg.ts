/** What a terminal shows, as a picture. */
import type { IBufferCell, Terminal } from '@xterm/headless';

export const CELL = { width: 8.4, height: 18 };
export const PADDING = 14;
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

/** Fonts of one width, with Chinese ones behind them for what they don't have. */
const FONTS = [
  'ui-monospace, SFMono-Regular, Menlo, Consolas',
  "'DejaVu Sans Mono', 'Noto Sans Mono', 'Noto Sans Mono CJK SC', 'Sarasa Mono SC'",
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', monospace",
].join(', ');

/** Draws the visible screen; text stays text, so that it can be searched and read aloud. */
export function svgOf(terminal: Terminal, title: string, fingerprint: string): string {
  const rows = rowsOf(terminal).map((row, at) =>
    row === '' ? '' : `<g transform="translate(0 ${at * CELL.height + PADDING})">${row}</g>`,
  );
  const size = { columns: terminal.cols, rows: terminal.rows };
  return framed(size, title, fingerprint, rows.filter((row) => row !== '').join('\n'));
}

/** A picture of a terminal of that size around what is drawn. */
export function framed(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  title: string,
  fingerprint: string,
  content: string,
): string {
  const width = round(columns * CELL.width + 2 * PADDING);
  const height = round(rows * CELL.height + 2 * PADDING);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<!-- screen ${fingerprint} -->
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="10" fill="${PAPER}"/>
<g font-family="${FONTS}" font-size="14" fill="${INK}" xml:space="preserve">
${content}
</g>
</svg>
`;
}

/** The visible rows, each drawn at the top; `''` for a blank one. */
export function rowsOf(terminal: Terminal): string[] {
  return Array.from({ length: terminal.rows }, (_, row) => rowOf(terminal, row));
}

/** How the cells of each row look, without what they say. */
export function looksOf(terminal: Terminal): string[] {
  return Array.from({ length: terminal.rows }, (_, row) =>
    runsOf(terminal, row)
      .map(({ column, color, bold, dim }) => `${column}${color}${bold ? 'b' : ''}${dim ? 'd' : ''}`)
      .join(' '),
  );
}

function rowOf(terminal: Terminal, row: number): string {
  return runsOf(terminal, row)
    .filter(({ text }) => text.trim() !== '')
    .map(({ column, width, text, color, bold, dim }) => {
      const style = [
        color === INK ? '' : ` fill="${color}"`,
        bold ? ' font-weight="700"' : '',
        dim ? ' opacity="0.6"' : '',
      ].join('');
      // The length is given, so that every font keeps to the cells.
      return `<text x="${round(PADDING + column * CELL.width)}" y="13" textLength="${round(width * CELL.width)}" lengthAdjust="spacingAndGlyphs"${style}>${escaped(text)}</text>`;
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
  if (cell.isFgPalette()) return PALETTE[cell.getFgColor()] ?? fixedColor(cell.getFgColor());
  if (cell.isFgRGB()) return `#${cell.getFgColor().toString(16).padStart(6, '0')}`;
  return INK;
}

/** The colours of the 256 that every terminal has alike. */
function fixedColor(number: number): string {
  const cell = number - PALETTE.length;
  const parts =
    cell >= 216
      ? Array.from({ length: 3 }, () => 8 + (cell - 216) * 10)
      : [Math.floor(cell / 36), Math.floor(cell / 6) % 6, cell % 6].map((step) =>
          step === 0 ? 0 : 55 + step * 40,
        );
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
