/** The board as rows: first the learners who need the teacher, then where everybody is. The screen and plain lines show the same ones. */
import type { Messages } from '../../i18n/messages.ts';
import type { BoardBar, BoardExercise, BoardLearner, BoardView } from '../../room/board/view.ts';
import {
  type BoardNames,
  clock,
  exerciseTitle,
  minutesSince,
  nameOfLearner,
  shownSteps,
  stepTitle,
  troubleTitle,
} from '../../room/board/wording.ts';
import { type Line, type Span, span } from '../text/line.ts';
import { filledColumns } from '../text/progress.ts';

/** What a picked row is about. */
export type BoardPick =
  | { readonly type: 'learner'; readonly number: number; readonly name: string }
  | { readonly type: 'step'; readonly step: string };

export interface BoardRow {
  /** Stays the same while the board changes. */
  readonly key: string;
  readonly part: 'people' | 'steps';
  readonly kind: 'title' | 'note' | 'entry';
  readonly left: Line;
  readonly right: Line;
  /** Rows without one can't be picked. */
  readonly pick?: BoardPick;
}

export interface BoardRowsOptions extends BoardNames {
  readonly view: BoardView;
  readonly messages: Messages;
  /** By the room's clock, milliseconds since the epoch. */
  readonly now: number;
  /** Columns of a step's bar; 0 says the counts in words instead. */
  readonly bar: number;
  /** A blank row after each part about people. */
  readonly isAiry: boolean;
}

/** All rows in their order. */
export function boardRows(options: BoardRowsOptions): readonly BoardRow[] {
  return [...peopleRows(options), ...stepRows(options)];
}

function title(part: BoardRow['part'], key: string, text: string): BoardRow {
  return { key, part, kind: 'title', left: [span(text, { bold: true })], right: [] };
}

function note(part: BoardRow['part'], key: string, text: string): BoardRow {
  return { key, part, kind: 'note', left: [span(text, { tone: 'dim' })], right: [] };
}

function peopleRows(options: BoardRowsOptions): BoardRow[] {
  const { view, messages, now } = options;
  const { board: w, teaching } = messages;
  const since = (at: number): string => w.since(minutesSince(at, now));
  const person = (
    section: string,
    who: BoardLearner,
    { middle = [], right = '' }: { readonly middle?: Line; readonly right?: string } = {},
  ): BoardRow => {
    const name = nameOfLearner(who, messages.board);
    return {
      ...{ key: `${section} ${who.number}`, part: 'people', kind: 'entry' },
      left: [span(name), ...(middle.length > 0 ? [span('  '), ...middle] : [])],
      right: right === '' ? [] : [span(right, { tone: 'dim' })],
      pick: { type: 'learner', number: who.number, name },
    };
  };
  const at = (step: string | undefined): Line =>
    step === undefined ? [] : [span(stepTitle(step, options), { tone: 'dim' })];
  const rest = (section: string, count: number): BoardRow[] =>
    count > 0 ? [note('people', `${section} more`, w.more(count))] : [];
  const part = (key: string, text: string, rows: readonly BoardRow[]): BoardRow[] =>
    rows.length > 0 ? [title('people', key, text), ...rows, ...gap(key)] : [];
  const gap = (key: string): BoardRow[] => (options.isAiry ? [note('people', `gap ${key}`, '')] : []);

  const hands = view.hands.map((hand) =>
    person('hand', hand, { middle: at(hand.step), right: since(hand.since) }),
  );
  const causes = view.causes.map(
    ({ count, step, trouble, since: first }): BoardRow => ({
      ...{ key: `cause ${step} ${trouble.kind} ${trouble.id}`, part: 'people', kind: 'entry' },
      left: [
        span(`${count} × `, { tone: 'bad', bold: true }),
        span(troubleTitle(trouble, messages.board)),
        span('  '),
        ...at(step),
      ],
      right: [span(since(first), { tone: 'dim' })],
      pick: { type: 'step', step },
    }),
  );
  const stuck = view.stuck.map((one) =>
    person('stuck', one, { middle: at(one.step), right: w.joined([w.tries(one.tries), since(one.since)]) }),
  );
  const shared = view.shared.map((one) =>
    person('shared', one, { middle: at(one.step), right: since(one.at) }),
  );
  const results = (view.exercise?.results ?? []).map((one) =>
    person('result', one, { right: w.joined([clock(one.durationMs), w.tries(one.tries + 1)]) }),
  );
  return [
    ...part('hands', `${w.hands} (${view.handCount})`, [
      ...hands,
      ...rest('hands', view.handCount - hands.length),
    ]),
    ...part('causes', w.causes, causes),
    ...part('stuck', `${w.stuck} (${view.stuckCount})`, [
      ...stuck,
      ...rest('stuck', view.stuckCount - stuck.length),
    ]),
    ...part('shared', teaching.shared, shared),
    ...(view.exercise
      ? [
          title('people', 'exercise', w.exercise(exerciseTitle(view.exercise.id, options))),
          note('people', 'exercise state', exerciseState(view.exercise, messages)),
          ...results,
          ...rest('results', view.exercise.passed - results.length),
          ...gap('exercise'),
        ]
      : []),
    ...part('waiting', `${w.waiting} (${view.waitingCount})`, [
      ...view.waiting.map((one) => person('waiting', one)),
      ...rest('waiting', view.waitingCount - view.waiting.length),
    ]),
    ...part('finished', `${w.finished} (${view.finishedCount})`, [
      ...view.finished.map((one) => person('finished', one)),
      ...rest('finished', view.finishedCount - view.finished.length),
    ]),
    ...quiet(view, messages),
  ];
}

/** While nobody needs anything it says so. */
function quiet(view: BoardView, { board: w }: Messages): BoardRow[] {
  if (view.learners === 0) return [note('people', 'nobody', w.nobody)];
  return view.handCount + view.stuckCount === 0
    ? [note('people', 'no hand', w.noHand), note('people', 'no cause', w.noCause)]
    : [];
}

function stepRows(options: BoardRowsOptions): BoardRow[] {
  const { view, outline, language, messages } = options;
  const most = Math.max(1, ...view.bars.map(({ here }) => here));
  const bars = new Map(view.bars.map((bar) => [bar.step, bar]));
  const rows: BoardRow[] = [title('steps', 'steps', messages.board.steps)];
  let lesson = '';
  for (const step of shownSteps(options)) {
    const counts = bars.get(step.id);
    if (!counts) continue;
    if (step.lesson !== lesson) {
      lesson = step.lesson;
      const named = outline.lessons.find(({ id }) => id === lesson)?.titles[language] ?? lesson;
      rows.push(note('steps', `lesson ${lesson}`, named));
    }
    const isPace = view.pace === step.id;
    const style = isPace ? { tone: 'accent' as const, bold: true } : {};
    const isQuiet = counts.here === 0 && !isPace;
    rows.push({
      ...{ key: `step ${step.id}`, part: 'steps', kind: 'entry' },
      left: [
        span(isPace ? '▸ ' : '  ', { tone: 'accent' }),
        span(step.titles[language], isQuiet ? { tone: 'dim' } : style),
      ],
      right: barOf(counts, most, options),
      pick: { type: 'step', step: step.id },
    });
  }
  return rows;
}

/** `━━━━──── 3 ✗1 ✓12`, each in a column of its own. */
function barOf(
  { here, failing, passed }: BoardBar,
  most: number,
  { bar, messages }: BoardRowsOptions,
): Span[] {
  const { board: w } = messages;
  if (bar === 0) {
    const counts = [
      ...(here > 0 ? [w.here(here)] : []),
      ...(failing > 0 ? [w.failing(failing)] : []),
      ...(passed > 0 ? [w.passed(passed)] : []),
    ];
    return counts.length === 0 ? [] : [span(w.joined(counts))];
  }
  const filled = filledColumns(here, most, bar);
  const bad = here === 0 ? 0 : filledColumns(failing, here, filled);
  const count = (sign: string, value: number): string => (value > 0 ? `${sign}${value}` : '').padStart(5);
  return [
    span('━'.repeat(bad), { tone: 'bad' }),
    span('━'.repeat(filled - bad), { tone: 'accent' }),
    // Where nobody is there is no bar either: it would only be noise.
    span((here > 0 ? '─' : ' ').repeat(bar - filled), { tone: 'dim' }),
    span(count('', here).slice(1), { bold: true }),
    span(count('✗', failing), { tone: 'bad' }),
    span(count('✓', passed), { tone: 'ok' }),
  ].filter(({ text }) => text !== '');
}

function exerciseState({ passed, started, failed, released }: BoardExercise, { board: w }: Messages): string {
  const state = w.exerciseState(passed, started + failed);
  return released ? w.joined([state, w.released]) : state;
}
