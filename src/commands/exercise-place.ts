/** Opens the place of an exercise by its name. */
import { dirname } from 'node:path';
import { createAsker } from '../check/probes/asker.ts';
import { probe } from '../check/probes/probe.ts';
import { fitsDriver } from '../driver/fits.ts';
import { DEFAULT_DRIVER, traitsOf } from '../driver/traits.ts';
import { EXERCISE_VARIABLE } from '../driver/tutor-program.ts';
import type { DriverId } from '../driver/types.ts';
import { judge } from '../exercise/judge.ts';
import { type ExercisePlace, placeOver } from '../exercise/place.ts';
import { noteStart, readRecord, type StartFacts, type StartRecord, writeRecord } from '../exercise/record.ts';
import { buildStart } from '../exercise/start.ts';
import { exerciseHome, removeExercise } from '../files/home.ts';
import { makeFolders } from '../files/make-folders.ts';
import { inWords } from '../i18n/said.ts';
import { loadAllExercises } from '../lesson/courses.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import { nearest } from '../text/nearest.ts';
import { fill } from '../tutor/attempt/fill.ts';
import { defined } from '../value/defined.ts';
import type { CommandContext } from './context.ts';
import { copyWalk } from './copied-walk.ts';
import { tellRoomOfExercise } from './exercise-room.ts';
import { CommandError, EXIT } from './io.ts';
import { openSessionFor } from './session.ts';
import { type PersistentShell, restoreShell } from './walk.ts';

/** An exercise with all that a command needs for it. */
export interface OpenedExercise {
  readonly exercise: Exercise;
  /** The folder with its record, workspace, shell and machines. */
  readonly folder: string;
  readonly driver: DriverId;
  readonly place: ExercisePlace;
  readonly kept: PersistentShell;
  /** Undefined while it has not been begun. */
  readonly record: StartRecord | undefined;
}

/** The exercise that was named, else the one whose shell this is. @throws CommandError (2) */
export function requireExercise({ argument, course, io, language, messages }: CommandContext): Exercise {
  const words = messages.exercise;
  const name = argument ?? (io.env[EXERCISE_VARIABLE] || undefined);
  if (name === undefined) throw new CommandError(words.which, EXIT.usage);
  const all = loadAllExercises(course.id, language);
  const found = all.find(({ id }) => id === name);
  const ids = all.map(({ id }) => id);
  if (found === undefined) throw new CommandError(words.unknown(name, nearest(name, ids)), EXIT.usage);
  return found;
}

/** Opens the place of an exercise as it was left. @throws CommandError (2) for a driver that it can't be done with */
export async function openExercise(exercise: Exercise, context: CommandContext): Promise<OpenedExercise> {
  const { course, messages, options, progress } = context;
  const home = exerciseHome(context.home, exercise.id);
  const folder = dirname(home.session);
  const found = readRecord(folder);
  const driver = driverOf(options, found);
  if (!fitsDriver(exercise, driver))
    throw new CommandError(messages.exercise.notHere(exercise.id, exercise.drivers ?? []), EXIT.usage);
  const own = { ...context, home, exercise: exercise.id };
  const session = await openSessionFor(driver, own);
  const kept = restoreShell(session, own);
  const { values } = progress.walk(course.id, driver);
  const place = placeOver(
    session,
    course,
    { ...values, ...options.settings },
    {
      shell: kept.get,
      setShell: (state) => void kept.set(state),
    },
  );
  return { exercise, folder, driver, place, kept, record: found?.driver === driver ? found : undefined };
}

/**
 * Throws away what was done in an exercise and builds its start state.
 * @param gaveUp the learner is about to be shown a way
 * @throws CommandError (1) when that fails
 */
export async function beginExercise(
  exercise: Exercise,
  context: CommandContext,
  gaveUp = false,
): Promise<OpenedExercise & { readonly record: StartRecord }> {
  const { course, messages, options, progress } = context;
  const folder = dirname(exerciseHome(context.home, exercise.id).session);
  const driver = driverOf(options, readRecord(folder));
  if (!traitsOf(driver).isSimulated && !options.yes)
    throw new CommandError(messages.exercise.realMachines(driver, exercise.needs), EXIT.usage);
  emptyFolder(folder);
  const isCopied = !gaveUp && copyWalk(exercise, driver, context);
  const copied = isCopied ? await openCopy(exercise, context) : undefined;
  const { opened, facts } = copied ?? (await openBuilt(exercise, folder, context));
  const record: StartRecord = {
    ...{ schema: 1, driver, at: Date.now(), hints: 0, tries: 0, gaveUp },
    ...facts,
    ...defined({ isCopy: copied ? (true as const) : undefined }),
  };
  writeRecord(folder, record);
  await progress.rememberExercise(course.id, exercise.id, {
    status: 'started',
    ...defined({ gaveUp: gaveUp || undefined }),
  });
  await tellRoomOfExercise(
    { exercise: exercise.id, status: 'started', tries: 0, hints: 0, durationMs: 0 },
    context,
  );
  return { ...opened, record };
}

/** The driver that was asked for, else the one on which the exercise was begun. */
function driverOf({ driver }: CommandContext['options'], record: StartRecord | undefined): DriverId {
  return (driver === 'auto' ? undefined : driver) ?? record?.driver ?? DEFAULT_DRIVER;
}

function emptyFolder(folder: string): void {
  removeExercise(folder);
  makeFolders(folder, 0o700);
}

/** A place, and how everything stands in it at the start. */
interface BegunPlace {
  readonly opened: OpenedExercise;
  readonly facts: StartFacts;
}

/** At the start state of the exercise's page. @throws CommandError (1) when it can't be built */
async function openBuilt(exercise: Exercise, folder: string, context: CommandContext): Promise<BegunPlace> {
  const { io, messages } = context;
  emptyFolder(folder);
  const opened = await openExercise(exercise, context);
  const { place, kept } = opened;
  if (exercise.mesh && place.session.noMesh !== undefined)
    throw new CommandError(inWords(place.session.noMesh, messages), EXIT.notReady);
  const stuck = await buildStart(exercise, place, { ledger: kept.ledger, signal: io.signal });
  if (stuck !== undefined) throw new CommandError(inWords(stuck, messages), EXIT.failed);
  return { opened, facts: await noteStart(exercise, place, io.signal) };
}

/** On a copy of the learner's swarm, unless machines are missing there, or nothing is left to do. */
async function openCopy(exercise: Exercise, context: CommandContext): Promise<BegunPlace | undefined> {
  const { signal } = context.io;
  const opened = await openExercise(exercise, context);
  if (await hasMachines(exercise, opened.place, signal)) {
    const facts = await noteStart(exercise, opened.place, signal);
    const { passed, rules } = await judge(exercise, opened.place, facts, { signal });
    if (!passed && rules.every((rule) => rule.passed)) return { opened, facts };
  }
  await opened.place.session.reach.close();
  return undefined;
}

/** Whether the machines of the start state run. */
async function hasMachines(
  { start }: Exercise,
  { session, settings, shell }: ExercisePlace,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await probe(createAsker({ session, ...shell(), signal }), { view: 'machines' });
  const running = found.ok
    ? found.rows.filter(({ State }) => State === 'Running').map(({ Name }) => Name)
    : [];
  return fill(start.machines, settings).every((name) => running.includes(name));
}
