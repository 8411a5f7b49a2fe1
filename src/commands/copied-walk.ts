/** Copies the learner's own simulated swarm to where a follow-up is done, so that nothing of the walk is harmed. */
import { cpSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { traitsOf } from '../driver/traits.ts';
import type { DriverId } from '../driver/types.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { exerciseHome } from '../files/home.ts';
import { isLeftover } from '../files/leftovers.ts';
import { textIn } from '../files/read.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import type { Course } from '../lesson/types.ts';
import { stepsFor } from '../lesson/variants.ts';
import type { StepRecord } from '../tutor/types.ts';
import { type CommandContext, driverForLooking } from './context.ts';

/** Left out: programs, which are installed again in the copy, and locks, which belong to no process there. */
const NOT_COPIED = /^(bin|.*\.lock)$/;

/**
 * Copies machines, files and shell of the walk.
 * @param driver on which the follow-up is done
 * @returns whether there was something to copy: the walk is simulated, and the lesson is the last that was walked
 */
export function copyWalk({ id, after }: Exercise, driver: DriverId, context: CommandContext): boolean {
  const { course, home, progress } = context;
  const walked = driverForLooking({ ...context, options: { ...context.options, driver: undefined } });
  if (after === undefined || !traitsOf(driver).isSimulated || walked !== driver) return false;
  if (!endsWith(after, course, driver, progress.walk(course.id, driver).records)) return false;
  if (!existsSync(home.simulator)) return false;
  const own = exerciseHome(home, id);
  const filter = (path: string): boolean => !NOT_COPIED.test(basename(path)) && !isLeftover(basename(path));
  cpSync(home.simulator, own.simulator, { recursive: true, filter });
  if (existsSync(home.workspace)) cpSync(home.workspace, own.workspace, { recursive: true });
  const shell = textIn(home.session);
  if (shell !== undefined) {
    const moved = [home.simulator, home.workspace].reduce(
      (text, folder, at) => text.replaceAll(inJson(folder), inJson([own.simulator, own.workspace][at] ?? '')),
      shell,
    );
    writeFileAtomic(own.session, moved, 0o600);
  }
  return true;
}

/** A path as it is in a file of JSON. */
function inJson(path: string): string {
  return JSON.stringify(path).slice(1, -1);
}

/** The lesson is done, and nothing after it: the machines are as it left them. */
function endsWith(
  lesson: string,
  course: Course,
  driver: DriverId,
  records: Readonly<Record<string, StepRecord>>,
): boolean {
  const stops = stepsFor(course, driver);
  const isPassed = (step: string): boolean => records[step]?.status === 'passed';
  const own = stops.filter((stop) => stop.lesson.id === lesson);
  const isDone = own.every(
    ({ step }) => isPassed(step.id) || records[step.id]?.status === 'skipped' || step.optional,
  );
  const [last] = stops
    .filter(({ step }) => isPassed(step.id))
    .sort(
      (one, other) => (records[other.step.id]?.finishedAt ?? 0) - (records[one.step.id]?.finishedAt ?? 0),
    );
  return isDone && last?.lesson.id === lesson;
}
