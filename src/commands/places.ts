/** Resolves places that a learner names: lesson and step ids. */
import type { Messages } from '../i18n/messages.ts';
import type { Course } from '../lesson/types.ts';
import { nearest } from '../text/nearest.ts';
import { indexOfPlace } from '../tutor/standing.ts';
import type { Stop } from '../tutor/types.ts';
import { CommandError, EXIT } from './io.ts';
import { COMMANDS } from './option-names.ts';

/**
 * The index of a place among the steps.
 * @throws CommandError (2) when there is no such place, with the nearest existing one, or the drivers that have it
 */
export function requirePlace(
  place: string,
  course: Course,
  stops: readonly Stop[],
  messages: Messages,
): number {
  const index = indexOfPlace(stops, place);
  if (index >= 0) return index;
  const elsewhere = course.lessons.flatMap(({ steps }) => steps).find(({ id }) => id === place);
  if (elsewhere?.drivers)
    throw new CommandError(messages.cli.placeElsewhere(place, elsewhere.drivers), EXIT.usage);
  const known = [
    ...COMMANDS,
    ...course.lessons.flatMap(({ id, steps }) => [id, ...steps.map((step) => step.id)]),
  ];
  throw new CommandError(messages.cli.unknownPlace(place, nearest(place, known)), EXIT.usage);
}
