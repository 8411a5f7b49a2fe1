/** The parts of the board's page, each a function of what the board shows. */
import type { board as words } from '../../i18n/en/board.ts';
import type { teaching } from '../../i18n/en/teaching.ts';
import type { Language } from '../../i18n/language.ts';
import type { BoardBar, BoardExercise, BoardLearner, BoardView } from '../board/view.ts';
import {
  announcements,
  clock,
  exerciseTitle,
  minutesSince,
  nameOfLearner,
  shownSteps,
  stepTitle,
  timeLeft,
  troubleTitle,
} from '../board/wording.ts';
import type { OutlineStep, RoomOutline } from '../contract/outline.ts';
import { button, element } from './dom.ts';

export interface PanelContext {
  readonly view: BoardView;
  readonly outline: RoomOutline;
  readonly language: Language;
  readonly words: typeof words;
  /** Words about what a teacher sees and does. */
  readonly more: typeof teaching;
  /** The server's clock now, milliseconds since the epoch. */
  readonly now: number;
  /** The viewer is the teacher. */
  readonly isTeacher: boolean;
  readonly act: (act: object) => void;
  /** Whom the line is for that the teacher writes next. */
  readonly writeTo: (learner: BoardLearner) => void;
  /** Opens what is known of a learner, or who is at a step. */
  readonly open: (what: { readonly learner: number } | { readonly step: string }) => void;
}

function panel(title: string, ...children: readonly (Node | string | undefined)[]): HTMLElement {
  return element('section', '', element('h2', '', title), ...children);
}

/** The pace, where to meet, how the exercise goes. */
export function banner(context: PanelContext): HTMLElement {
  return element(
    'div',
    'banner',
    ...announcements(context, context.words).map(({ text }) => element('p', '', text)),
  );
}

/** A bar per step, below its lesson. A lesson in which nobody is or was has its title only. */
export function bars(context: PanelContext): HTMLElement {
  const { view, outline, language, words: w, more } = context;
  if (view.learners === 0) return panel(w.steps, element('p', 'dim', w.nobody));
  const most = Math.max(1, ...view.bars.map(({ here }) => here));
  const counts = new Map(view.bars.map((one) => [one.step, one]));
  const shown = shownSteps(context);
  const lessons = outline.lessons.map(({ id, titles }) => {
    const steps = shown
      .filter(({ lesson }) => lesson === id)
      .map((step) => ({ step, bar: counts.get(step.id) }));
    const isTouched = steps.some(
      ({ step, bar }) => view.pace === step.id || (bar && bar.here + bar.passed > 0),
    );
    const rows = isTouched
      ? steps.flatMap(({ step, bar }) => (bar ? [barOf(context, step, bar, most)] : []))
      : [];
    return element('div', 'lesson', element('h3', '', titles[language]), ...rows);
  });
  return panel(w.steps, element('p', 'dim', more.signs), element('div', 'lessons', ...lessons));
}

function barOf(context: PanelContext, step: OutlineStep, bar: BoardBar, most: number): HTMLElement {
  const { view, language, words: w, isTeacher, open } = context;
  const title = step.titles[language];
  const share = (count: number, className: string): HTMLElement => {
    const part = element('i', className);
    part.style.width = `${(100 * count) / most}%`;
    return part;
  };
  /** A sign to see, and words for who hears it read. */
  const count = (value: number, sign: string, className: string, said: (value: number) => string): Node => {
    const made = element('span', className, value > 0 ? `${sign}${value}` : '');
    if (value === 0) return made;
    made.title = said(value);
    made.role = 'img';
    made.ariaLabel = said(value);
    return made;
  };
  const name = isTeacher ? plainButton(title, `step ${step.id}`, () => open({ step: step.id })) : title;
  const track = element('span', 'track', share(bar.failing, 'stuck'), share(bar.here - bar.failing, ''));
  track.ariaHidden = 'true';
  const className = view.pace === step.id ? 'bar pace' : 'bar';
  return element(
    'div',
    className,
    element('span', bar.here + bar.passed > 0 ? 'step' : 'step dim', name),
    bar.here > 0 ? track : element('span', ''),
    element(
      'span',
      'counts',
      count(bar.here, '', 'here', w.here),
      count(bar.failing, '✗', 'bad', w.failing),
      count(bar.passed, '✓', 'good', w.passed),
    ),
  );
}

/** Causes, the most frequent first, and who is stuck longest. */
export function troubles(context: PanelContext): HTMLElement {
  const { view, words: w, now } = context;
  if (view.stuckCount === 0) return panel(w.causes, element('p', 'dim', w.noCause));
  const since = (at: number): string => w.since(minutesSince(at, now));
  const causes = view.causes.map((cause) =>
    element(
      'li',
      '',
      element('b', '', `${cause.count} × ${troubleTitle(cause.trouble, w)}`),
      ` ${stepTitle(cause.step, context)}`,
      element('span', 'dim', ` ${since(cause.since)}`),
    ),
  );
  const stuck = view.stuck.map((one) =>
    element(
      'li',
      '',
      person(context, 'stuck', one),
      ` ${stepTitle(one.step, context)}`,
      element('span', 'dim', ` ${w.joined([since(one.since), w.tries(one.tries)])}`),
    ),
  );
  return panel(
    w.causes,
    element('ul', '', ...causes),
    element('h3', '', w.stuck),
    element('ul', '', ...stuck, moreOf(context, view.stuckCount - view.stuck.length)),
  );
}

/** Raised hands in their order. */
export function hands(context: PanelContext): HTMLElement {
  const { view, words: w, now, isTeacher } = context;
  if (view.handCount === 0) return panel(w.hands, element('p', 'dim', w.noHand));
  const rows = view.hands.map((hand) =>
    element(
      'li',
      '',
      person(context, 'hand', hand),
      hand.step === undefined ? '' : ` ${stepTitle(hand.step, context)}`,
      element('span', 'dim', ` ${w.since(minutesSince(hand.since, now))} `),
      isTeacher ? lowerButton(context, hand.number) : undefined,
    ),
  );
  return panel(w.hands, element('ol', '', ...rows, moreOf(context, view.handCount - view.hands.length)));
}

/** The exercise of the room, with who has solved it. */
export function exercise(context: PanelContext): HTMLElement | undefined {
  const { view, words: w } = context;
  if (!view.exercise) return undefined;
  const rows = view.exercise.results.map((one) =>
    element(
      'li',
      '',
      person(context, 'result', one),
      element('span', 'dim', ` ${w.joined([clock(one.durationMs), w.tries(one.tries + 1)])}`),
    ),
  );
  return panel(
    w.exercise(exerciseTitle(view.exercise.id, context)),
    element('p', 'exercise', exerciseLine(context, view.exercise)),
    element('ol', '', ...rows),
  );
}

/** How the exercise goes, and its time. */
export function exerciseLine({ words: w, now }: PanelContext, one: BoardExercise): string {
  return w.joined([
    w.exerciseState(one.passed, one.started + one.failed),
    timeLeft(one.until, now, w),
    ...(one.released ? [w.released] : []),
  ]);
}

/** Who has joined and not begun yet. */
export function waiting(context: PanelContext): HTMLElement | undefined {
  const { view, words: w } = context;
  return names(context, w.waiting, view.waiting, view.waitingCount);
}

/** Who has finished the course. */
export function finished(context: PanelContext): HTMLElement | undefined {
  const { view, words: w } = context;
  return names(context, w.finished, view.finished, view.finishedCount);
}

function names(
  context: PanelContext,
  title: string,
  learners: readonly BoardLearner[],
  count: number,
): HTMLElement | undefined {
  if (count === 0) return undefined;
  const rows = learners.map((one) => element('li', '', person(context, title, one)));
  return panel(title, element('ul', 'names', ...rows, moreOf(context, count - learners.length)));
}

/** Screens that can be looked at; the server names them to the teacher only. */
export function sharedScreens(context: PanelContext): HTMLElement | undefined {
  const { view, words: w, more, now } = context;
  if (view.shared.length === 0) return undefined;
  const rows = view.shared.map((one) =>
    element(
      'li',
      '',
      person(context, 'shared', one),
      ` ${stepTitle(one.step, context)}`,
      element('span', 'dim', ` ${w.since(minutesSince(one.at, now))}`),
    ),
  );
  return panel(more.shared, element('ul', '', ...rows));
}

/** A name; for the teacher it opens what is known of this learner. */
function person(context: PanelContext, part: string, learner: BoardLearner): HTMLElement {
  const { isTeacher, open } = context;
  const name = nameOfLearner(learner, context.words);
  if (!isTeacher) return element('b', '', name);
  return plainButton(name, `${part} ${learner.number}`, () => open({ learner: learner.number }));
}

function lowerButton({ words: w, act }: PanelContext, learner: number): HTMLElement {
  const made = button(w.acts.lower, () => act({ type: 'lower-hand', learner }));
  made.dataset.key = `lower ${learner}`;
  return made;
}

/** Looks like text. Its key finds it again after the board is redrawn. */
function plainButton(text: string, key: string, onPress: () => void): HTMLButtonElement {
  const made = button(text, onPress);
  made.className = 'plain';
  made.dataset.key = key;
  return made;
}

function moreOf({ words: w }: PanelContext, count: number): HTMLElement | undefined {
  return count > 0 ? element('li', 'dim', w.more(count)) : undefined;
}
