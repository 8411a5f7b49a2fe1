/** Resolves places that a learner names: lesson and step ids. */

import { DEFAULT_DRIVER } from '../driver/traits.ts';
import { DRIVER_IDS, type DriverId } from '../driver/types.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Course } from '../lesson/types.ts';
import { nearest } from '../text/nearest.ts';
import { indexOfPlace } from '../tutor/standing.ts';
import type { Stop } from '../tutor/types.ts';
import { stopsOf } from '../tutor/walk/start.ts';
import type { CommandContext } from './context.ts';
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

/**
 * Sees to it that a place is there before a driver is chosen: on the one that is known, or on any.
 * @throws CommandError (2) as `requirePlace` does
 */
export function requirePlaceOnSome(
  place: string,
  { course, messages }: Pick<CommandContext, 'course' | 'messages'>,
  known: DriverId | undefined,
): void {
  const drivers = known === undefined ? DRIVER_IDS : [known];
  const has = drivers.find((driver) => indexOfPlace(stopsOf(course, driver), place) >= 0);
  requirePlace(place, course, stopsOf(course, has ?? known ?? DEFAULT_DRIVER), messages);
}
