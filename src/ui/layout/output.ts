/** The place of the command's output in the step: always the same height, folded to what tells most. */
import type { Messages } from '../../i18n/messages.ts';
import type { Step } from '../../lesson/types.ts';
import type { OutputView, WalkState } from '../../tutor/types.ts';
import { colouredSpans, cutLine } from '../text/cut.ts';
import { type Folded, newest, telling } from '../text/fold.ts';
import { clipLine, exactly, indent, type Line, type Span, type Style, span } from '../text/line.ts';

/** One line of output as a row of the screen. */
export function outputLine(text: string, color: boolean, style: Style = {}): Line {
  return colouredSpans(text, style, color);
}

/** A long line of a failed command may take so many rows: what went wrong must be legible. */
const MOST_ROWS_OF_TROUBLE = 4;

/** The telling lines of a failed command, whole where that is possible. */
function troubleRows(
  output: OutputView,
  room: number,
  width: number,
  color: boolean,
): { rows: Line[]; folded: Folded } {
  for (let count = room; count > 1; count--) {
    const folded = telling(output, count, true);
    const rows = folded.lines.flatMap((text) =>
      cutLine(outputLine(text, color), width).slice(0, MOST_ROWS_OF_TROUBLE),
    );
    if (rows.length <= room) return { rows, folded };
  }
  const folded = telling(output, 1, true);
  return {
    rows: folded.lines.flatMap((text) => cutLine(outputLine(text, color), width)).slice(0, room),
    folded,
  };
}

function stateLine(
  state: WalkState,
  step: Step,
  now: number,
  { ui: m, common }: Messages,
  folded: Folded,
  lineCount: number,
): Line {
  const { phase } = state;
  const more: Span[] = folded.hidden > 0 ? [span(m.moreLines(folded.hidden), { tone: 'dim' })] : [];
  const openable: Span[] = folded.hidden > 0 ? [span('   o', { tone: 'accent' })] : [];
  const waiting = phase.name === 'checking' && phase.outcomes.length === 0;
  if (phase.name === 'running' || waiting) {
    const elapsed = common.duration(Math.max(0, now - phase.startedAt));
    const limit = step.timeoutMs > 0 ? common.duration(step.timeoutMs) : undefined;
    const stopping = phase.name === 'running' && phase.interrupting;
    const time = stopping ? m.stopping : m.running(elapsed, limit);
    return [
      { ...span('⠸', { tone: 'accent' }), spin: true },
      span(` ${time}`, { tone: 'dim' }),
      ...(more.length > 0 ? [span('   '), ...more, ...openable] : []),
    ];
  }
  const failed = phase.name === 'failed' && phase.exitCode !== undefined && phase.exitCode !== 0;
  const code: Span[] =
    failed && typeof phase.exitCode === 'number' ? [span(m.exit(phase.exitCode), { tone: 'bad' })] : [];
  const nothing: Span[] =
    lineCount === 0 && state.ran && code.length === 0 ? [span(m.noOutput, { tone: 'dim' })] : [];
  const parts = [...code, ...(code.length > 0 && more.length > 0 ? [span('   ')] : []), ...more, ...openable];
  return parts.length > 0 ? parts : nothing;
}

/** Exactly `height` rows of at most `width` columns, indented by two columns; the last one may tell how it stands. */
export function outputLines(
  state: WalkState,
  step: Step,
  output: OutputView,
  width: number,
  height: number,
  now: number,
  messages: Messages,
  color: boolean,
): Line[] {
  if (height <= 0) return [];
  const { phase } = state;
  const busy = phase.name === 'running' || (phase.name === 'checking' && phase.outcomes.length === 0);
  // Who breaks a command off wants to see how far it had come; nothing has gone wrong in it.
  const brokenOff = phase.name === 'failed' && phase.why === 'interrupted' && phase.outcomes.length === 0;
  const failed =
    phase.name === 'failed' && !brokenOff && phase.exitCode !== 0 && phase.exitCode !== undefined;
  const fold = (room: number) => (busy || brokenOff ? newest(output, room) : telling(output, room, failed));
  const whole = fold(height);
  // The state has a row of its own only when it has something to say.
  const isTight = busy || failed || brokenOff || whole.hidden > 0 || output.lineCount === 0;
  const room = isTight ? height - 1 : height;
  const { rows, folded } = failed
    ? troubleRows(output, room, width - 2, color)
    : plainRows(isTight ? fold(room) : whole, room, width - 2, busy, color);
  const last = isTight ? [stateLine(state, step, now, messages, folded, output.lineCount)] : [];
  return exactly([...rows, ...last], height).map((row) => indent(clipLine(row, width - 2), 2));
}

/** Columns of a table: wrapped, nobody could read them. */
const TABLE = /\S {3,}\S/;

/** Each line on its row; where all of them find room whole, long ones go on in the next row. */
function plainRows(
  folded: Folded,
  room: number,
  width: number,
  busy: boolean,
  color: boolean,
): { rows: Line[]; folded: Folded } {
  const rows = folded.lines.map((text) => outputLine(text, color, { tone: 'dim' }));
  if (busy || folded.lines.some((text) => TABLE.test(text))) return { rows, folded };
  const whole = rows.flatMap((row) => cutLine(row, width));
  return { rows: whole.length <= room ? whole : rows, folded };
}
