/** The place of the command's output in the step: always the same height, folded to what tells most. */
import type { Messages } from '../../i18n/messages.ts';
import type { Step } from '../../lesson/types.ts';
import type { OutputView, WalkState } from '../../tutor/types.ts';
import { type Folded, newest, telling } from './fold.ts';
import { exactly, indent, type Line, type Span, span } from './line.ts';

// Output may carry colours of its own; without colour they go.
const COLOURS = /\u001B\[[\d;:]*m/g;

/** One line of output as a row of the screen. */
export function outputLine(text: string, color: boolean): Line {
  const shown = text.replaceAll('\t', '    ');
  return [span(color ? shown : shown.replace(COLOURS, ''), { tone: 'dim' })];
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

/** Exactly `height` rows, indented by two columns; the last one may tell how it stands. */
export function outputLines(
  state: WalkState,
  step: Step,
  output: OutputView,
  height: number,
  now: number,
  messages: Messages,
  color: boolean,
): Line[] {
  if (height <= 0) return [];
  const { phase } = state;
  const busy = phase.name === 'running' || (phase.name === 'checking' && phase.outcomes.length === 0);
  const failed = phase.name === 'failed' && phase.exitCode !== 0 && phase.exitCode !== undefined;
  const fold = (room: number) => (busy ? newest(output, room) : telling(output, room, failed));
  const whole = fold(height);
  // The state has a row of its own only when it has something to say.
  const isTight = busy || failed || whole.hidden > 0 || output.lineCount === 0;
  const folded = isTight ? fold(height - 1) : whole;
  const rows = folded.lines.map((text) => outputLine(text, color));
  const last = isTight ? [stateLine(state, step, now, messages, folded, output.lineCount)] : [];
  return exactly([...rows, ...last], height).map((row) => indent(row, 2));
}
