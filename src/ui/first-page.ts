/**
 * Paints the first page before Ink is loaded: loading React would leave the screen empty for too long. The same rows
 * that Ink draws are written once; Ink draws them again as soon as it can and takes over.
 */
import { styleText } from 'node:util';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { ReviewState } from '../review/session.ts';
import type { OutputView, Surroundings, WalkState } from '../tutor/types.ts';
import { defined } from '../value/defined.ts';
import { hintsOf, type KeyHint } from './keys/key-hints.ts';
import { KEY_GAP, keyRow } from './keys/key-row.ts';
import { screenFor } from './scene.ts';
import { startScreen } from './state/screen-state.ts';
import { narrowed } from './terminal/stand-ins.ts';
import { BLANK, clipLine, indent, type Line, lineWidth, type Span, span } from './text/line.ts';
import { welcomeRows } from './text/welcome-rows.ts';
import { lookOf, type Theme } from './theme/theme.ts';

const ENTER = '\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H';
const LEAVE = '\x1b[?25h\x1b[?1049l';
/** Columns at either edge of the window. */
const MARGIN = 1;
/** Rows of a page besides its middle. */
const ROWS_AROUND = 4;

const NO_OUTPUT: OutputView = { lineCount: 0, dropped: 0, lines: () => [] };

export interface FirstPage {
  readonly state: WalkState;
  readonly surroundings: Surroundings;
  readonly language: Language;
  readonly theme: Theme;
  /** The terminal draws characters of ambiguous width in two columns. */
  readonly isAmbiguousWide: boolean;
  readonly version: string;
  /** The cards that are due. */
  readonly review?: ReviewState;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Rows that must stay free at the bottom. */
  readonly spareRows: number;
}

/**
 * Paints the first page on the alternate screen, keys no longer echoed.
 * @returns a function that undoes it, in case the screen is not shown after all
 */
export function paintFirstPage(page: FirstPage): () => void {
  const { stdin, stdout, theme, isAmbiguousWide } = page;
  const rows = firstPageRows(page, stdout.columns, stdout.rows - page.spareRows);
  stdin.setRawMode(true);
  const text = rows.map((row) => painted(row, theme)).join('\r\n');
  stdout.write(ENTER + (isAmbiguousWide ? narrowed(text) : text));
  return () => {
    stdin.setRawMode(false);
    stdout.write(LEAVE);
  };
}

/** The page in exactly `rows` rows. A window that is too small is left to Ink, which says so. */
export function firstPageRows(
  {
    state,
    surroundings,
    language,
    version,
    review,
  }: Omit<FirstPage, 'stdin' | 'stdout' | 'theme' | 'isAmbiguousWide'>,
  columns: number,
  rows: number,
): Line[] {
  const messages = messagesFor(language);
  const width = columns - 2 * MARGIN;
  const height = rows - ROWS_AROUND;
  if (height < 1 || width < 1) return [];
  const scene = {
    state,
    screen: screenFor(startScreen('welcome'), state),
    command: undefined,
    output: NO_OUTPUT,
    topology: undefined,
    surroundings,
    now: 0,
    language,
    messages,
    canSetLanguage: true,
    exercises: undefined,
    theme: undefined,
    hasMouse: false,
    version,
    ...defined({ review }),
  };
  const text = welcomeRows(scene, width, height);
  const middle = [
    ...Array.from({ length: text.above }, () => BLANK),
    ...text.rows.map((row) => indent(row, text.left)),
    ...Array.from({ length: Math.max(0, height - text.above - text.rows.length) }, () => BLANK),
  ];
  return [
    [span(`swarm-tutor ${version}`, { tone: 'dim' })],
    BLANK,
    ...middle.slice(0, height),
    BLANK,
    keysIn(hintsOf(scene), width),
  ].map((row) => indent(clipLine(row, width), MARGIN));
}

/** The keys as `<KeyLine>` draws them. */
function keysIn(hints: readonly KeyHint[], width: number): Line {
  const { fitting, columns, kept } = keyRow(hints, width);
  const gap = span(' '.repeat(KEY_GAP));
  const front = fitting.flatMap((hint, at) => [...(at > 0 ? [gap] : []), ...hintSpans(hint)]);
  const blank = span(' '.repeat(Math.max(0, columns - lineWidth(front))));
  const back = kept.flatMap((hint, at) => [
    ...(at > 0 || fitting.length > 0 ? [gap] : []),
    ...hintSpans(hint),
  ]);
  return [...front, blank, ...back];
}

function hintSpans({ sign, label, isMain }: KeyHint): Span[] {
  return [
    span(sign, { tone: 'accent', bold: isMain }),
    span(` ${label}`, isMain ? { bold: true } : { tone: 'dim' }),
  ];
}

function painted(row: Line, theme: Theme): string {
  return row.map((piece) => (theme.isColoured ? coloured(piece, theme) : piece.text)).join('');
}

function coloured(piece: Span, theme: Theme): string {
  const { color, bold, italic, underline } = lookOf(theme, piece);
  const styles = [
    bold ? 'bold' : undefined,
    italic ? 'italic' : undefined,
    underline ? 'underline' : undefined,
  ].filter((style) => style !== undefined) as Parameters<typeof styleText>[0];
  const text = styleText(styles, piece.text, { validateStream: false });
  return color === undefined ? text : `\u001B[38;${colourCode(color)}m${text}\u001B[39m`;
}

/** The colour as terminals number it: one of the 256, or its three parts. */
function colourCode(color: string): string {
  const number = /^ansi256\((\d+)\)$/.exec(color)?.[1];
  if (number !== undefined) return `5;${number}`;
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `2;${parts.join(';')}`;
}
