/** The place in which an exercise is done: its session, its values, and the learner's shell between commands. */
import type { Session } from '../driver/types.ts';
import { placeholdersIn, type Values } from '../lesson/placeholders.ts';
import type { Capture, Course } from '../lesson/types.ts';
import type { ShellState } from '../shell/types.ts';
import { capturesOf, findOut } from '../tutor/attempt/captures.ts';

export interface ExercisePlace {
  readonly session: Session;
  /** The settings of the course, as they are on this driver. */
  readonly settings: Values;
  /** Values that can be asked for, by name: addresses, for example. */
  readonly captures: ReadonlyMap<string, Capture>;
  shell(): ShellState;
  setShell(state: ShellState): void;
}

/**
 * Makes a place over a session.
 * @param remembered values that the learner gave; only settings of them count, as addresses may be others here
 */
export function placeOver(
  session: Session,
  course: Course,
  remembered: Values,
  shell: Pick<ExercisePlace, 'shell' | 'setShell'>,
): ExercisePlace {
  const settings: Record<string, string> = {};
  for (const { id, default: value } of course.settings) settings[id] = remembered[id] ?? value;
  return { session, settings: { ...settings, ...session.settings }, captures: capturesOf(course), ...shell };
}

/** The settings, and the other values that placeholders in `texts` need. A value that can't be found out is left out. */
export async function valuesFor(
  texts: unknown,
  { settings, captures, session, shell }: ExercisePlace,
  signal?: AbortSignal,
): Promise<Values> {
  const place = { session, ...shell(), signal };
  return { ...settings, ...(await findOut(placeholdersIn(texts), settings, captures, place)) };
}
