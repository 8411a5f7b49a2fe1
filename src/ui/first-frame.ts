/**
 * The first page before Ink is there: loading React takes longer than a learner should look at nothing. The same
 * drawing, written once; Ink draws it again as soon as it can and takes over from there.
 */
import { styleText } from 'node:util';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { OutputView, Surroundings, WalkState } from '../tutor/types.ts';
import { drawFrame } from './frame.ts';
import { screenFor } from './scene.ts';
import { startScreen } from './state/screen-state.ts';
import type { Line, Span } from './text/line.ts';
import { dark } from './theme/dark.ts';
import { lookOf } from './theme/theme.ts';

const ENTER = '\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H';
const LEAVE = '\x1b[?25h\x1b[?1049l';

const NO_OUTPUT: OutputView = { lineCount: 0, dropped: 0, lines: () => [] };

export interface FirstFrame {
  readonly state: WalkState;
  readonly surroundings: Surroundings;
  readonly language: Language;
  readonly color: boolean;
  readonly version: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Rows that must stay free at the bottom. */
  readonly spareRows: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Paints the first page on the alternate screen, keys no longer echoed.
 * @returns the way back, for when the screen will not come after all
 */
export function paintFirstFrame(frame: FirstFrame): () => void {
  const { stdin, stdout } = frame;
  stdin.setRawMode(true);
  stdout.write(ENTER + rowsOf(frame).join('\r\n'));
  return () => {
    stdin.setRawMode(false);
    stdout.write(LEAVE);
  };
}

/** The page as rows of text with colours. */
function rowsOf({
  state,
  surroundings,
  language,
  color,
  version,
  stdout,
  spareRows,
  now,
}: FirstFrame): string[] {
  const page = drawFrame({
    state,
    view: screenFor(startScreen('welcome'), state),
    command: undefined,
    output: NO_OUTPUT,
    topology: undefined,
    surroundings,
    columns: stdout.columns,
    rows: stdout.rows - spareRows,
    now,
    language,
    messages: messagesFor(language),
    canSetLanguage: true,
    color,
    linear: false,
    version,
  });
  return page.rows.map((row) => painted(row, color));
}

function painted(row: Line, color: boolean): string {
  return row.map((piece) => (color ? coloured(piece) : piece.text)).join('');
}

function coloured(piece: Span): string {
  const { color, dimColor, bold, italic, underline } = lookOf(dark, piece);
  const styles = [
    color,
    dimColor ? 'dim' : undefined,
    bold ? 'bold' : undefined,
    italic ? 'italic' : undefined,
    underline ? 'underline' : undefined,
  ].filter((style) => style !== undefined) as Parameters<typeof styleText>[0];
  return styleText(styles, piece.text, { validateStream: false });
}
