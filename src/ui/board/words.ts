/** How the board in a terminal words what it shows: names, times, and the lines above everything. */
import type { Language } from '../../i18n/language.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { BoardLearner, BoardView } from '../../room/board/view.ts';
import type { RoomOutline } from '../../room/contract/outline.ts';
import type { Tone } from '../text/line.ts';

/** Where titles come from. */
export interface BoardNames {
  readonly outline: RoomOutline;
  readonly language: Language;
}

/** A learner's name, or their number where names are hidden. */
export function nameOfLearner({ number, name }: BoardLearner, { board }: Messages): string {
  return name ?? board.learner(number);
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

/** A step's title in the viewer's language. */
export function stepTitle(step: string, { outline, language }: BoardNames): string {
  return outline.steps.find(({ id }) => id === step)?.titles[language] ?? step;
}

/** An exercise's title in the viewer's language. */
export function exerciseTitle(exercise: string, { outline, language }: BoardNames): string {
  return outline.exercises.find(({ id }) => id === exercise)?.titles[language] ?? exercise;
}

/** A line above the board. */
export interface BannerLine {
  readonly text: string;
  readonly tone?: Tone;
}

/** What holds for everybody: the end, the pace, where to meet, the exercise and its time. */
export function bannerLines(
  view: BoardView,
  messages: Messages,
  { now, ...names }: BoardNames & { readonly now: number },
): readonly BannerLine[] {
  const { board: w } = messages;
  const lines: BannerLine[] = [];
  if (view.endedAt !== undefined) lines.push({ text: w.ended, tone: 'warn' });
  if (view.pace !== undefined) lines.push({ text: w.pace(stepTitle(view.pace, names)) });
  if (view.meet) {
    const { step, at } = view.meet;
    const where = stepTitle(step, names);
    lines.push({ text: at > now ? w.meet(where, clock(at - now)) : w.meetNow(where), tone: 'accent' });
  }
  if (view.exercise) {
    const { id, until } = view.exercise;
    const left = until > now ? w.left(clock(until - now)) : w.timeUp;
    lines.push({ text: w.joined([w.exercise(exerciseTitle(id, names)), left]), tone: 'accent' });
  }
  return lines;
}
