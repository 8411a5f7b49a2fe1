/** How a board words what it shows, on a page and in a terminal: titles, names, and times. */
import type { Language } from '../../i18n/language.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { OutlineStep, RoomOutline } from '../contract/outline.ts';
import type { RoomTrouble } from './trouble.ts';
import type { BoardLearner, BoardView } from './view.ts';

/** Where titles come from. */
export interface BoardNames {
  readonly outline: RoomOutline;
  readonly language: Language;
}

/**
 * The steps that the board shows: those of everybody, and of drivers that somebody here has; and any step that somebody is
 * or was at, or that the teacher names.
 */
export function shownSteps({
  view,
  outline,
}: {
  readonly view: BoardView;
  readonly outline: RoomOutline;
}): readonly OutlineStep[] {
  const touched = new Set(view.bars.flatMap(({ step, here, passed }) => (here + passed > 0 ? [step] : [])));
  return outline.steps.filter(
    ({ id, drivers }) =>
      drivers === undefined ||
      drivers.some((driver) => view.drivers.includes(driver)) ||
      touched.has(id) ||
      id === view.pace ||
      id === view.meet?.step,
  );
}

/** A learner's name, or their number where names are hidden. */
export function nameOfLearner({ number, name }: BoardLearner, words: Messages['board']): string {
  return name ?? words.learner(number);
}

/** Why somebody does not get on. */
export function troubleTitle({ kind, title }: RoomTrouble, words: Messages['board']): string {
  return title || (kind === 'try' ? words.tried : words.time);
}

/** A step's title in the viewer's language. */
export function stepTitle(step: string, { outline, language }: BoardNames): string {
  return outline.steps.find(({ id }) => id === step)?.titles[language] ?? step;
}

/** An exercise's title in the viewer's language. */
export function exerciseTitle(exercise: string, { outline, language }: BoardNames): string {
  return outline.exercises.find(({ id }) => id === exercise)?.titles[language] ?? exercise;
}

/** Whole minutes. */
export function minutesSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / 60_000));
}

/** `2:05` */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What holds for everybody, in words. */
export interface Announcement {
  readonly about: 'end' | 'pace' | 'meeting';
  readonly text: string;
}

/** The end of the room, the pace, and where to meet, as far as there is such a thing. */
export function announcements(
  { view, now, ...names }: BoardNames & { readonly view: BoardView; readonly now: number },
  words: Messages['board'],
): readonly Announcement[] {
  const made: Announcement[] = [];
  if (view.endedAt !== undefined) made.push({ about: 'end', text: words.ended });
  if (view.pace !== undefined) made.push({ about: 'pace', text: words.pace(stepTitle(view.pace, names)) });
  if (view.meet) {
    const { step, at } = view.meet;
    const where = stepTitle(step, names);
    const text = at > now ? words.meet(where, clock(at - now)) : words.meetNow(where);
    made.push({ about: 'meeting', text });
  }
  return made;
}

/** The time that an exercise still has. */
export function timeLeft(until: number, now: number, words: Messages['board']): string {
  return until > now ? words.left(clock(until - now)) : words.timeUp;
}
