/** A step as rows: the prose, which scrolls, and below it the work, which has its place from the start. */
import type { DriverId } from '../../driver/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import { inWords, type Said } from '../../i18n/said.ts';
import type { Step } from '../../lesson/types.ts';
import type { OutputView, WalkState } from '../../tutor/types.ts';
import type { ScreenState } from '../state/screen-state.ts';
import { type Window, windowAt } from '../state/scroll.ts';
import { BLANK, indent, type Line, type Span, span, spread } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { wrap } from '../text/wrap.ts';
import { isPassed } from '../view/actions.ts';
import { checkLines, checksOf } from './checks.ts';
import { commandLines, fieldLines } from './command.ts';
import { failureLines, hintLines } from './failure.ts';
import { optionLines } from './options.ts';
import { outputLines } from './output.ts';
import type { Fill } from './prose.ts';

/** What a step is drawn from. */
export interface StepInput {
  readonly state: WalkState;
  readonly step: Step;
  readonly view: ScreenState;
  readonly command: string | undefined;
  /** Why the step can't be done here; undefined when it can. */
  readonly impossible: Said | undefined;
  readonly output: OutputView;
  /** The prose, wrapped to the width. */
  readonly prose: readonly Line[];
  /** What is shown when the step has passed, wrapped. */
  readonly after: readonly Line[];
  readonly width: number;
  readonly height: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly fill: Fill;
  readonly driver: DriverId | undefined;
  readonly messages: Messages;
  readonly color: boolean;
}

/** Exactly as many rows as asked for, and how the scrolling part stands. */
export interface StepLayout {
  readonly rows: readonly Line[];
  /** The part that scrolls: its window and its height. */
  readonly window: Window;
  readonly total: number;
  readonly seen: number;
}

/** The fewest rows of prose that are left beside the work. */
const LEAST_PROSE = 3;

/** Joins parts with a blank row between those that are not empty. */
function stacked(parts: readonly (readonly Line[])[], gap: boolean): Line[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 && gap ? [BLANK, ...part] : [...part]));
}

/** Said before the step is tried, and no longer once it is done. */
function impossiblePart({ impossible, state, width, messages }: StepInput): Line[] {
  const m = messages.ui;
  if (impossible === undefined || isPassed(state)) return [];
  return wrap(
    [span('– ', { tone: 'warn' }), span(m.notPossibleHere), span(` ${inWords(impossible, messages)}`)],
    width - 2,
  ).map((row, at) => (at === 0 ? row : indent(row, 2)));
}

function questionPart({ state, step, view, width, fill, messages: { ui: m } }: StepInput): Line[] {
  const { question } = step;
  if (!question) return [];
  const record = state.records[step.id];
  const passed = isPassed(state);
  const right = passed ? question.options.find((option) => option.right) : undefined;
  const wrong = (record?.answers ?? []).filter((id) =>
    question.options.some((option) => option.id === id && !option.right),
  );
  const { phase } = state;
  const picked = phase.name === 'answered-wrong' ? phase.option : undefined;
  const mistaken = question.options.find(({ id }) => id === picked);
  const verdict: Line[] = right
    ? wrap([span(m.right, { tone: 'ok', bold: true }), ...richSpans(right.why, fill)], width)
    : mistaken
      ? [
          ...wrap([span(m.wrong, { tone: 'warn', bold: true }), ...richSpans(mistaken.why, fill)], width),
          [span(m.tryAgain, { tone: 'dim' })],
        ]
      : [];
  return [
    ...wrap(richSpans(question.prompt, fill, { bold: true }), width),
    BLANK,
    ...optionLines(
      question.options,
      right ? { right: right.id, wrong } : { selected: view.selected, wrong },
      width,
      fill,
    ),
    ...(verdict.length > 0 ? [BLANK, ...verdict] : []),
  ];
}

function choicePart({ state, step, view, width, fill }: StepInput): Line[] {
  const { choice } = step;
  // What was picked at an earlier step is not asked twice.
  if (!choice || (step.choiceFrom !== undefined && state.choice !== undefined)) return [];
  const marks = state.choice === undefined ? { selected: view.selected } : { chosen: state.choice };
  return [
    ...wrap(richSpans(choice.prompt, fill, { bold: true }), width),
    ...optionLines(choice.options, marks, width, fill),
  ];
}

function inputPart({ state, step, view, width, fill, messages }: StepInput): Line[] {
  if (step.input === undefined) return [];
  const setting = state.course.settings.find(({ id }) => id === step.input);
  const title = wrap([span(fill(setting?.title ?? step.input), { bold: true })], width);
  const value = state.values[step.input] ?? setting?.default ?? '';
  const field =
    view.field?.purpose === 'input'
      ? fieldLines(view.field.editor, width, 3)
      : commandLines(value, width, 3, true);
  return [...title, ...field, ...failureLines(state, step, width, fill, messages)];
}

function commandPart({ view, command, width, height, messages: { ui: m }, state, step }: StepInput): Line[] {
  const most = height < 16 ? 3 : 8;
  if (view.field && view.field.purpose !== 'input') {
    const label =
      view.field.purpose === 'type' && view.field.editor.text.length === 0 ? m.typePrompt : undefined;
    const rows = fieldLines(view.field.editor, width, most);
    return label ? [[...(rows[0] ?? []), span(label, { tone: 'dim' })], ...rows.slice(1)] : rows;
  }
  // Above an output stands the command that printed it, whoever wrote it.
  const shown = state.command ?? (step.kind === 'run' ? command : undefined);
  return shown === undefined ? [] : commandLines(shown, width, most);
}

/** Does the step run anything whose output needs a place? */
function hasOutput({ step, command, output, state }: StepInput): boolean {
  return (
    (step.kind === 'run' && (command !== undefined || step.commands.length > 0)) ||
    (state.ran && output.lineCount > 0)
  );
}

function titleLine({ state, step, width, fill, messages: { ui: m } }: StepInput): Line {
  const status = state.records[step.id]?.status;
  const note: Span[] =
    status === 'passed'
      ? [span('✓ ', { tone: 'ok' }), span(m.done, { tone: 'dim' })]
      : status === 'skipped'
        ? [span(`– ${m.skipped}`, { tone: 'dim' })]
        : step.optional
          ? [span(m.optional, { tone: 'dim' })]
          : [];
  return spread([span(fill(step.title), { bold: true })], note, width);
}

/** The step in exactly `height` rows. */
export function layoutStep(input: StepInput): StepLayout {
  const { state, step, width, fill, messages, now, color, output } = input;
  const isInput = step.kind === 'input';
  const checks = checkLines(state, step, input.driver, width, now, fill, messages);
  const failure = isInput ? [] : failureLines(state, step, width, fill, messages);
  const hints = hintLines(state, step, width, fill, messages.ui);
  const after = isPassed(state) ? input.after : [];
  const before = [
    impossiblePart(input),
    questionPart(input),
    choicePart(input),
    inputPart(input),
    commandPart(input),
  ];
  const body = Math.max(1, input.height - 2);
  const work = (slot: number, gap: boolean) =>
    stacked(
      [
        ...before,
        hasOutput(input) ? outputLines(state, step, output, width, slot, now, messages, color) : [],
        failure,
        checks,
        hints,
        after,
      ],
      gap,
    );
  const plannedChecks = checksOf(step, state.choice, input.driver).length;
  const gap = body >= 12;
  // The slot is planned from what the step is, not from what happened: it keeps its height all the while,
  // unless hints are asked for.
  const slot = slotHeight(input, before, plannedChecks, hints.length, body, gap);
  const lower = work(slot, gap);
  // Where not all of it can be seen, what was printed and its cause come before the checks.
  const told = failure.length > 0 ? checks.length + hints.length + (gap && checks.length > 0 ? 1 : 0) : 0;
  return composed(input, lower, body, told);
}

function slotHeight(
  input: StepInput,
  before: readonly (readonly Line[])[],
  checks: number,
  hints: number,
  body: number,
  gap: boolean,
): number {
  const parts = before.filter((part) => part.length > 0);
  const gaps = gap ? parts.length + (checks > 0 ? 1 : 0) + (hints > 0 ? 1 : 0) + 1 : 0;
  const fixed = parts.reduce((sum, part) => sum + part.length, 0) + checks + hints + gaps;
  const least = body >= 14 ? 3 : 2;
  const most = body < 24 ? 6 : 8;
  return Math.min(most, Math.max(least, body - fixed - input.prose.length));
}

/**
 * Title, prose window and work, in the room there is; where the work alone is too tall, all of it scrolls.
 * @param below so many rows at the end need not be seen at first
 */
function composed(input: StepInput, lower: readonly Line[], body: number, below: number): StepLayout {
  const { prose, view, width, messages } = input;
  const gap: Line[] = prose.length > 0 && lower.length > 0 ? [BLANK] : [];
  const least = Math.min(LEAST_PROSE, prose.length);
  const split = lower.length + gap.length + least <= body;
  const scrolling: readonly Line[] = split ? prose : [...prose, ...gap, ...lower];
  const seen = split
    ? Math.min(prose.length, body - lower.length - gap.length)
    : Math.min(scrolling.length, body);
  const cursorAt = split ? -1 : scrolling.findIndex((row) => row.some((piece) => piece.cursor));
  // One reads from the beginning; what came of a step, and what was asked for, stands at its end.
  const reading = input.state.phase.name === 'reading' && !input.state.ran && input.state.hintsShown === 0;
  const start =
    split || (reading && cursorAt < 0)
      ? 0
      : cursorAt >= 0
        ? Math.max(0, cursorAt - seen + 2)
        : Math.max(0, scrolling.length - seen - below);
  const window = windowAt(view.scroll ?? start, scrolling.length, seen);
  const part = scrolling.slice(window.from, window.to);
  const rows = [
    titleLine(input),
    moreRow(window, width, messages.ui),
    ...part,
    ...(split ? [...gap, ...lower] : []),
  ];
  return { rows: rows.slice(0, input.height), window, total: scrolling.length, seen };
}

/** The row below the title is blank, unless part of the text is out of sight. */
function moreRow(window: Window, width: number, m: Messages['ui']): Line {
  if (window.above === 0 && window.below === 0) return BLANK;
  const marks = [
    ...(window.above > 0 ? [m.moreAbove(window.above)] : []),
    ...(window.below > 0 ? [m.moreBelow(window.below)] : []),
  ].join('   ');
  const key: Span[] = [span('   PgUp PgDn', { tone: 'accent' })];
  return spread([], [span(marks, { tone: 'dim' }), ...key], width);
}
