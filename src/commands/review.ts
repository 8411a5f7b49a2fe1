/** `swarm-tutor review`: asks the cards that are due, on the screen; without a terminal it lists them. */
import { fillKnown, withBlanks } from '../lesson/placeholders.ts';
import { cardTitle } from '../review/cards.ts';
import { type CommandContext, openContext, tellNotices } from './context.ts';
import { dueCards } from './due-cards.ts';
import { EXIT } from './io.ts';
import type { ProgramStart } from './start.ts';

/** Runs `review`. */
export async function review(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { io, options } = context;
  if (io.isTerminal && !options.plain && !options.json) {
    const { onScreen } = await import('./on-screen.ts');
    return onScreen(context, { alone: 'review' });
  }
  tellNotices(context);
  return tellDue(context);
}

/** The cards that are due, and the time of the next one. */
function tellDue(context: CommandContext): number {
  const { course, io, language, messages, options } = context;
  const words = messages.review;
  const { all, due } = dueCards(context);
  const settings = Object.fromEntries(course.settings.map(({ id, default: value }) => [id, value]));
  const titleOf = (card: (typeof due)[number]): string => withBlanks(fillKnown(cardTitle(card), settings));
  const next = all.find(({ card }) => !due.includes(card))?.dueAt;
  if (options.json) {
    io.json({
      course: course.id,
      due: due.map((card) => ({ id: card.id, kind: card.kind, step: card.step, title: titleOf(card) })),
      next: next === undefined ? null : new Date(next).toISOString(),
    });
    return EXIT.done;
  }
  const day = (at: number): string => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);
  io.out(due.length > 0 ? words.due(due.length) : all.length > 0 ? words.nothingDue : words.nothingLearned);
  for (const card of due) io.out(`  ${titleOf(card)}`);
  if (next !== undefined) io.out(words.next(day(next)));
  if (due.length > 0) io.out(words.howTo);
  return EXIT.done;
}
