/** Builds the state of a walk from what is remembered. */

import type { DriverId } from '../driver/types.ts';
import type { WalkState } from '../tutor/types.ts';
import { startWalk } from '../tutor/walk/start.ts';
import { defined } from '../value/defined.ts';
import type { CommandContext } from './context.ts';

/**
 * The state of a walk on a driver, at a place or where the learner left off.
 * @param settings the values of the driver's session; none without a session
 */
export function rememberedWalk(
  driver: DriverId,
  settings: Readonly<Record<string, string>>,
  { course, progress }: CommandContext,
  at?: string,
): WalkState {
  const walk = progress.walk(course.id, driver);
  return startWalk({
    course,
    driver,
    records: walk.records,
    values: { ...settings, ...walk.values },
    ...defined({ at, leftAt: walk.at }),
  });
}
