/** What stands below the checks when a step did not pass: what happened, why, and what mends it. */
import type { DiagnosisSpec } from '../../check/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Said } from '../../i18n/said.ts';
import type { Step } from '../../lesson/types.ts';
import { causeOf, specOf, wording } from '../../tutor/told.ts';
import type { Problem, WalkState } from '../../tutor/types.ts';
import { widthOf } from '../text/graphemes.ts';
import { BLANK, indent, type Line, span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { wrap, wrapText } from '../text/wrap.ts';
import { labelled } from './checks.ts';
import { commandLines } from './command.ts';
import type { Fill } from './prose.ts';

/** A problem names what is unresolved, so nothing in it is filled. */
const same: Fill = (text) => text;

function problemLines(
  problem: Problem,
  width: number,
  told: (said: Said) => string,
  m: Messages['ui'],
): Line[] {
  const { where } = problem;
  const [said, mend] = [told(problem.what), told(problem.mend)];
  const what = where ? m.at(said, where) : said;
  return [
    ...wrap(richSpans(what, same), width - 2).map((row, at) =>
      at === 0 ? [span('✗ ', { tone: 'bad' }), ...row] : indent(row, 2),
    ),
    ...(mend === ''
      ? []
      : labelled(m.mend, richSpans(mend, same), 0, width - 2, { tone: 'accent' }).map((row) =>
          indent(row, 2),
        )),
  ];
}

function whatHappened(state: WalkState, step: Step, messages: Messages): string | undefined {
  const { phase } = state;
  if (phase.name !== 'failed') return undefined;
  const m = messages.ui.failed;
  const message = phase.message === undefined ? undefined : wording(state.course, messages)(phase.message);
  switch (phase.why) {
    case 'interrupted':
      return message ?? m.interrupted;
    case 'timed-out':
      return message ?? m.timedOut(messages.common.duration(step.timeoutMs));
    case 'not-started':
      return message ?? m.notStarted;
    case 'held-back':
      return message;
    case 'checks':
      if (message) return message;
      return phase.exitCode !== undefined &&
        phase.exitCode !== 0 &&
        !phase.outcomes.some((one) => one.status === 'failed')
        ? m.command(phase.exitCode)
        : undefined;
  }
}

/** Rows for a failed or refused step; none for others. */
export function failureLines(
  state: WalkState,
  step: Step,
  width: number,
  fill: Fill,
  messages: Messages,
): Line[] {
  const { phase } = state;
  const m = messages.ui;
  if (phase.name === 'refused') return problemLines(phase.problem, width, wording(state.course, messages), m);
  if (phase.name !== 'failed') return [];
  const happened = whatHappened(state, step, messages);
  const calm = phase.why === 'interrupted';
  const rows: Line[] = happened
    ? wrapText(happened, width - 2).map((row, at) =>
        at === 0 ? [span(calm ? '– ' : '✗ ', { tone: calm ? 'dim' : 'bad' }), ...row] : indent(row, 2),
      )
    : [];
  const { diagnosis } = phase;
  if (!diagnosis) return [...rows, ...unknownLines(phase, step, width, fill, m)];
  const cause = causeOf(step, state.course, diagnosis);
  return [
    ...rows,
    ...(rows.length > 0 ? [BLANK] : []),
    ...(cause ? causeLines(cause, width, fill) : []),
    ...(diagnosis.fix === undefined ? [] : fixLines(fill(diagnosis.fix), width, m)),
  ];
}

function causeLines({ title, explain }: DiagnosisSpec, width: number, fill: Fill): Line[] {
  return [
    ...wrap(richSpans(title, fill, { tone: 'warn', bold: true }), width - 2),
    ...wrap(richSpans(explain, fill), width - 2),
  ].map((row) => indent(row, 2));
}

/** A command failed and no known cause fits: that, and the check that comes nearest to telling why. */
function unknownLines(
  { why, exitCode, outcomes }: Extract<WalkState['phase'], { name: 'failed' }>,
  step: Step,
  width: number,
  fill: Fill,
  m: Messages['ui'],
): Line[] {
  if (exitCode === undefined || (why !== 'checks' && why !== 'timed-out')) return [];
  const failed = outcomes.find(({ status }) => status === 'failed');
  const nearest = failed && specOf(step, failed.id);
  const text = [m.failed.unknown, ...(nearest ? [m.failed.nearest(fill(nearest.title))] : [])];
  return text.flatMap((line) => wrapText(line, width - 2).map((row) => indent(row, 2)));
}

function fixLines(fix: string, width: number, m: Messages['ui']): Line[] {
  const head: Line = [span('f', { tone: 'accent', bold: true }), span(` ${m.fixKey}`, { tone: 'dim' })];
  const label = widthOf('f') + 1 + widthOf(m.fixKey) + 1;
  const inline = commandLines(fix, width - 2 - label, 2);
  if (inline.length === 1) return [indent([...head, span(' '), ...(inline[0] ?? [])], 2)];
  return [indent(head, 2), ...commandLines(fix, width - 4, 4).map((row) => indent(row, 4))];
}

/** The hints that were asked for, and how many there are still. */
export function hintLines(
  state: WalkState,
  step: Step,
  width: number,
  fill: Fill,
  m: Messages['ui'],
): Line[] {
  const shown = step.hints.slice(0, state.hintsShown);
  const labelWidth = widthOf(m.hint) + 2;
  const rows = shown.flatMap((hint) =>
    labelled(m.hint, richSpans(hint, fill), labelWidth, width, { tone: 'accent' }),
  );
  const left = step.hints.length - shown.length;
  return shown.length > 0 && left > 0 ? [...rows, [span(m.moreHints(left), { tone: 'dim' })]] : rows;
}
