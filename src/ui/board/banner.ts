/** The lines above a board in a terminal. */
import type { Messages } from '../../i18n/messages.ts';
import type { BoardView } from '../../room/board/view.ts';
import {
  type Announcement,
  announcements,
  type BoardNames,
  exerciseTitle,
  timeLeft,
} from '../../room/board/wording.ts';
import { defined } from '../../value/defined.ts';
import type { Tone } from '../text/line.ts';

/** A line above the board. */
export interface BannerLine {
  readonly text: string;
  readonly tone?: Tone;
}

const TONES: Readonly<Partial<Record<Announcement['about'], Tone>>> = { end: 'warn', meeting: 'accent' };

/** What holds for everybody: the end, the pace, where to meet, the exercise and its time. */
export function bannerLines(
  view: BoardView,
  messages: Messages,
  { now, ...names }: BoardNames & { readonly now: number },
): readonly BannerLine[] {
  const { board: w } = messages;
  const lines: BannerLine[] = announcements({ view, now, ...names }, w).map(({ about, text }) => ({
    text,
    ...defined({ tone: TONES[about] }),
  }));
  if (view.exercise) {
    const { id, until } = view.exercise;
    const text = w.joined([w.exercise(exerciseTitle(id, names)), timeLeft(until, now, w)]);
    lines.push({ text, tone: 'accent' });
  }
  return lines;
}
