/** The lines above a board in a terminal. */
import type { Messages } from '../../i18n/messages.ts';
import type { BoardView } from '../../room/board/view.ts';
import { type BoardNames, clock, exerciseTitle, stepTitle } from '../../room/board/wording.ts';
import type { Tone } from '../text/line.ts';

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
