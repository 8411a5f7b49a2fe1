/** The parts of the board's page, each a function of what the board shows. */
import type { board as words } from '../../i18n/en/board.ts';
import type { Language } from '../../i18n/language.ts';
import type { BoardLearner, BoardView } from '../board/view.ts';
import type { RoomOutline } from '../contract/outline.ts';
import { button, element } from './dom.ts';

export interface PanelContext {
  readonly view: BoardView;
  readonly outline: RoomOutline;
  readonly language: Language;
  readonly words: typeof words;
  /** The server's clock now, milliseconds since the epoch. */
  readonly now: number;
  /** The viewer is the teacher. */
  readonly isTeacher: boolean;
  readonly act: (act: object) => void;
  /** Whom the line is for that the teacher writes next. */
  readonly writeTo: (learner: BoardLearner) => void;
}

export function stepTitle({ outline, language }: PanelContext, id: string): string {
  return outline.steps.find((step) => step.id === id)?.titles[language] ?? id;
}

export function exerciseTitle({ outline, language }: PanelContext, id: string): string {
  return outline.exercises.find((one) => one.id === id)?.titles[language] ?? id;
}

export function nameOf({ words: w }: PanelContext, { number, name }: BoardLearner): string {
  return name ?? w.learner(number);
}

/** `2:05` */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function panel(title: string, ...children: readonly (Node | string | undefined)[]): HTMLElement {
  return element('section', '', element('h2', '', title), ...children);
}

/** The pace, where to meet, how the exercise goes. */
export function banner(context: PanelContext): HTMLElement {
  const { view, words: w, now } = context;
  const lines: string[] = [];
  if (view.endedAt !== undefined) lines.push(w.ended);
  if (view.pace !== undefined) lines.push(w.pace(stepTitle(context, view.pace)));
  if (view.meet) {
    const step = stepTitle(context, view.meet.step);
    lines.push(view.meet.at > now ? w.meet(step, clock(view.meet.at - now)) : w.meetNow(step));
  }
  return element('div', 'banner', ...lines.map((line) => element('p', '', line)));
}

/** A bar per step, below its lesson. */
export function bars(context: PanelContext): HTMLElement {
  const { view, outline, language, words: w } = context;
  if (view.learners === 0) return panel(w.steps, element('p', 'dim', w.nobody));
  const most = Math.max(1, ...view.bars.map(({ here }) => here));
  const rows: HTMLElement[] = [];
  let lesson = '';
  outline.steps.forEach((step, at) => {
    const bar = view.bars[at];
    if (!bar) return;
    if (step.lesson !== lesson) {
      lesson = step.lesson;
      const title = outline.lessons.find(({ id }) => id === lesson)?.titles[language] ?? lesson;
      rows.push(element('h3', '', title));
    }
    const full = element('progress', bar.failing > 0 ? 'failing' : '');
    full.max = most;
    full.value = bar.here;
    const counts = [
      ...(bar.here > 0 ? [w.here(bar.here)] : []),
      ...(bar.failing > 0 ? [w.failing(bar.failing)] : []),
      ...(bar.passed > 0 ? [w.passed(bar.passed)] : []),
    ];
    const isPace = view.pace === step.id;
    rows.push(
      element(
        'div',
        isPace ? 'bar pace' : 'bar',
        element('span', 'step', step.titles[language]),
        full,
        element('span', 'dim', counts.join(', ')),
      ),
    );
  });
  return panel(w.steps, ...rows);
}

/** Causes, the most frequent first, and who is stuck longest. */
export function troubles(context: PanelContext): HTMLElement {
  const { view, words: w, now } = context;
  if (view.stuckCount === 0) return panel(w.causes, element('p', 'dim', w.noCause));
  const since = (at: number): string => w.since(Math.floor((now - at) / 60_000));
  const causes = view.causes.map((cause) =>
    element(
      'li',
      '',
      element('b', '', `${cause.count} × `),
      `${stepTitle(context, cause.step)}: `,
      element('b', '', cause.trouble.title || w.time),
      element('span', 'dim', ` ${since(cause.since)}`),
    ),
  );
  const stuck = view.stuck.map((one) =>
    element(
      'li',
      '',
      person(context, one),
      ` ${stepTitle(context, one.step)}`,
      element('span', 'dim', ` ${since(one.since)}, ${w.tries(one.tries)}`),
    ),
  );
  return panel(
    w.causes,
    element('ol', '', ...causes),
    element('h3', '', w.stuck),
    element('ul', '', ...stuck, moreOf(context, view.stuckCount - view.stuck.length)),
  );
}

/** Raised hands in their order. */
export function hands(context: PanelContext): HTMLElement {
  const { view, words: w, now, isTeacher, act } = context;
  if (view.handCount === 0) return panel(w.hands, element('p', 'dim', w.noHand));
  const rows = view.hands.map((hand) =>
    element(
      'li',
      '',
      person(context, hand),
      hand.step === undefined ? '' : ` ${stepTitle(context, hand.step)}`,
      element('span', 'dim', ` ${w.since(Math.floor((now - hand.since) / 60_000))} `),
      isTeacher ? button(w.acts.lower, () => act({ type: 'lower-hand', learner: hand.number })) : undefined,
    ),
  );
  return panel(w.hands, element('ol', '', ...rows, moreOf(context, view.handCount - view.hands.length)));
}

/** The exercise of the room, with who has solved it. */
export function exercise(context: PanelContext): HTMLElement | undefined {
  const { view, words: w, now } = context;
  if (!view.exercise) return undefined;
  const { id, until, passed, started, failed, results } = view.exercise;
  const rows = results.map((one) =>
    element(
      'li',
      '',
      person(context, one),
      element('span', 'dim', ` ${clock(one.durationMs)}, ${w.tries(one.tries + 1)}`),
    ),
  );
  return panel(
    w.exercise(exerciseTitle(context, id)),
    element(
      'p',
      '',
      `${w.exerciseState(passed, started + failed)}, ${until > now ? w.left(clock(until - now)) : w.timeUp}`,
    ),
    element('ol', '', ...rows),
  );
}

/** Who is through. */
export function finished(context: PanelContext): HTMLElement | undefined {
  const { view, words: w } = context;
  if (view.finishedCount === 0) return undefined;
  return panel(
    w.finished,
    element(
      'ul',
      '',
      ...view.finished.map((one) => element('li', '', person(context, one))),
      moreOf(context, view.finishedCount - view.finished.length),
    ),
  );
}

/** A name; for the teacher it begins a line to this learner. */
function person(context: PanelContext, learner: BoardLearner): HTMLElement {
  const name = nameOf(context, learner);
  return context.isTeacher ? button(name, () => context.writeTo(learner)) : element('b', '', name);
}

function moreOf({ words: w }: PanelContext, count: number): HTMLElement | undefined {
  return count > 0 ? element('li', 'dim', w.more(count)) : undefined;
}
