/** Checks as rows: what is awaited, what was seen, what failed and what to do. */

import type { CheckOutcome } from '../../check/types.ts';
import type { DriverId } from '../../driver/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import { inWords } from '../../i18n/said.ts';
import type { Step } from '../../lesson/types.ts';
import { fitsDriver } from '../../lesson/variants.ts';
import type { WalkState } from '../../tutor/types.ts';
import { clip, widthOf } from '../text/graphemes.ts';
import { indent, type Line, type Span, span, spread } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { wrap } from '../text/wrap.ts';
import type { Fill } from './prose.ts';

/** Checks of a step that apply on a driver, to the choice that was made. */
export function checksOf(
  step: Step,
  choice: string | undefined,
  driver: DriverId | undefined,
): Step['checks'] {
  return step.checks.filter(
    (check) => fitsDriver(check, driver) && (check.choice === undefined || check.choice === choice),
  );
}

function outcomesOf(state: WalkState): readonly CheckOutcome[] {
  const { phase } = state;
  return phase.name === 'checking' || phase.name === 'passed' || phase.name === 'failed'
    ? phase.outcomes
    : [];
}

const GLYPHS: Readonly<Record<CheckOutcome['status'], Span>> = {
  passed: span('✓', { tone: 'ok' }),
  failed: span('✗', { tone: 'bad' }),
  waiting: span('·', { tone: 'dim' }),
  'not-applicable': span('–', { tone: 'dim' }),
};

/** A labelled text whose further rows stand below its beginning. */
export function labelled(
  label: string,
  text: string | readonly Span[],
  labelWidth: number,
  width: number,
  label_: Partial<Span> = {},
): Line[] {
  const name = span(label + ' '.repeat(Math.max(1, labelWidth - widthOf(label))), { tone: 'dim', ...label_ });
  const taken = widthOf(name.text);
  return wrap(typeof text === 'string' ? [span(text)] : text, Math.max(8, width - taken)).map((row, at) =>
    at === 0 ? [name, ...row] : indent(row, taken),
  );
}

function failureLines(
  { expected, actual }: CheckOutcome,
  hint: string | undefined,
  width: number,
  fill: Fill,
  messages: Messages,
): Line[] {
  const m = messages.ui;
  const seen = inWords(actual, messages) || m.nothingSeen;
  const labelWidth = Math.max(widthOf(m.expected), widthOf(m.seen)) + 2;
  const rows = [
    ...(expected === '' ? [] : labelled(m.expected, inWords(expected, messages), labelWidth, width - 2)),
    ...labelled(m.seen, seen, labelWidth, width - 2),
    ...(hint ? labelled('→', richSpans(hint, fill), labelWidth, width - 2, { tone: 'accent' }) : []),
  ];
  return rows.map((row) => indent(row, 2));
}

/**
 * One row a check, in the order of the step, and below each failed one what it expected and saw.
 * A check keeps its row before it has been looked at.
 */
export function checkLines(
  state: WalkState,
  step: Step,
  driver: DriverId | undefined,
  width: number,
  now: number,
  fill: Fill,
  messages: Messages,
): Line[] {
  const outcomes = new Map(outcomesOf(state).map((outcome) => [outcome.id, outcome]));
  const { phase } = state;
  const waitingFirst = [...outcomes.values()].find((outcome) => outcome.status === 'waiting')?.id;
  return checksOf(step, state.choice, driver).flatMap((spec) => {
    const outcome = outcomes.get(spec.id);
    const title = fill(spec.title);
    if (!outcome) return [spread([span('· ', { tone: 'dim' }), span(title, { tone: 'dim' })], [], width)];
    const glyph: Span =
      phase.name === 'checking' && spec.id === waitingFirst
        ? span('⠸', { tone: 'accent' })
        : GLYPHS[outcome.status];
    const turning = glyph.text === '⠸' ? { ...glyph, spin: true } : glyph;
    const head = [turning, span(` ${title}`, outcome.status === 'not-applicable' ? { tone: 'dim' } : {})];
    const rows = [
      spread(head, sideNote(outcome, spec.withinMs, state, now, messages, width - widthOf(title) - 6), width),
    ];
    return outcome.status === 'failed'
      ? [...rows, ...failureLines(outcome, spec.hint, width, fill, messages)]
      : rows;
  });
}

function sideNote(
  outcome: CheckOutcome,
  ownMs: number,
  { phase }: WalkState,
  now: number,
  messages: Messages,
  room: number,
): Line {
  const { ui: m, common } = messages;
  if (outcome.status === 'not-applicable') return [span(m.notHere, { tone: 'dim' })];
  if (outcome.status === 'passed') return outcome.alreadyTrue ? [span(m.alreadyTrue, { tone: 'dim' })] : [];
  if (outcome.status !== 'waiting' || phase.name !== 'checking') return [];
  // Once something has failed, nothing is waited for as long as it could be.
  const withinMs = Math.min(ownMs, phase.deadline - phase.startedAt);
  const elapsed = Math.max(0, Math.min(now - phase.startedAt, withinMs || Number.POSITIVE_INFINITY));
  const time =
    withinMs > 0
      ? m.elapsedOf(common.duration(elapsed), common.duration(withinMs))
      : common.duration(elapsed);
  const left = room - widthOf(time) - 3;
  const actual = inWords(outcome.actual, messages).replaceAll('\n', ' ');
  const seen = actual !== '' && left >= 8 ? `${clip(actual, left)}   ` : '';
  return [span(`${seen}${time}`, { tone: 'dim' })];
}
