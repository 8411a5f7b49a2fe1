/** `swarm-tutor exercise`: opens an exercise, judges it, helps with it. */
import { judge } from '../exercise/judge.ts';
import { valuesFor } from '../exercise/place.ts';
import { type StartRecord, writeRecord } from '../exercise/record.ts';
import { inWords } from '../i18n/said.ts';
import { type Exercise, goalOf } from '../lesson/exercise-types.ts';
import { fillKnown } from '../lesson/placeholders.ts';
import { asked } from './asked.ts';
import { type CommandContext, openContext, tellNotices } from './context.ts';
import { checkExercise } from './exercise-check.ts';
import { beginExercise, type OpenedExercise, openExercise, requireExercise } from './exercise-place.ts';
import { showSolution } from './exercise-solution.ts';
import { printExercise, wrapped } from './exercise-text.ts';
import { rememberSettings, requireSettings } from './given-settings.ts';
import { CommandError, EXIT } from './io.ts';
import { painter } from './lines.ts';
import { shellIn } from './shell-in.ts';
import type { ProgramStart } from './start.ts';

type Begun = OpenedExercise & { readonly record: StartRecord };

/** Runs `exercise [NAME]`. @returns 0 done or solved, 1 not solved or not opened, else the exit code of a command in it */
export async function exercise(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { io, messages, options } = context;
  tellNotices(context);
  const words = messages.exercise;
  const found = requireExercise(context);
  const modes = [options.check, options.hint, options.solution, options.shellCommand !== undefined];
  if (modes.filter(Boolean).length > 1) throw new CommandError(words.oneAtATime, EXIT.usage);
  requireSettings(context);
  if (options.solution) return showSolution(context);
  if (options.check || options.hint || (options.shellCommand !== undefined && !options.reset)) {
    const begun = await requireBegun(found, context);
    if (options.check) return checkExercise(begun, context);
    if (options.hint) return giveHint(begun, context);
    return shellIn(begun.place.session, begun.kept, context);
  }
  if (hasScreen(context)) return showExercise(found, context);
  const opened = await openOrGoOn(found, context);
  if (opened === undefined) return io.signal.aborted ? EXIT.interrupted : EXIT.failed;
  await rememberSettings(opened.driver, context);
  if (options.shellCommand !== undefined) return shellIn(opened.place.session, opened.kept, context);
  const values = await valuesFor([found.intro, goalOf(found)], opened.place, io.signal);
  const paint = painter(options.color && io.isTerminal);
  printExercise(found, values, messages, io.out, paint);
  io.out();
  if (!io.isTerminal) {
    for (const row of wrapped(words.howToOutside(found.id))) io.out(row);
    return EXIT.done;
  }
  if (opened.place.session.simulated) io.err(messages.cli.simulatedShell);
  for (const row of wrapped(words.howTo)) io.err(row);
  await shellIn(opened.place.session, opened.kept, context);
  const left = { ...opened, ...(await requireBegun(found, context)) };
  const { passed } = await judge(found, left.place, left.record, { signal: io.signal });
  // The result of a check in the shell is printed; a learner who leaves without solving it can come back, or ask.
  if (!passed) io.err(words.notSolved);
  return passed ? checkExercise(left, context) : EXIT.failed;
}

/** A script has no screen, and a shell that was opened from one can't hold another. */
function hasScreen({ io, options, inShellOf }: CommandContext): boolean {
  const isPlain = options.plain || options.json || options.shellCommand !== undefined;
  return io.isTerminal && !isPlain && inShellOf === undefined;
}

/** The exercise on the screen. @returns 0 when it was solved, 1 when it was left before, 130 when it was interrupted */
async function showExercise(found: Exercise, context: CommandContext): Promise<number> {
  const { io, messages, options } = context;
  const opened = await openExercise(found, context);
  const { session } = opened.place;
  if (!session.simulated && !opened.record && !options.yes)
    throw new CommandError(messages.exercise.realMachines(opened.driver, found.needs), EXIT.usage);
  if (options.reset && opened.record !== undefined) {
    const begunAnew = await openOrGoOn(found, context);
    if (begunAnew === undefined) return io.signal.aborted ? EXIT.interrupted : EXIT.failed;
  }
  await rememberSettings(opened.driver, context);
  const { onScreen } = await import('./on-screen.ts');
  const giveStderrBack = io.takeStderr();
  try {
    return await onScreen(context, { alone: { exercise: found.id } });
  } finally {
    giveStderrBack();
  }
}

/** The exercise as it was left. @throws CommandError (3) when it was not begun, or with another driver */
async function requireBegun(found: Exercise, context: CommandContext): Promise<Begun> {
  const opened = await openExercise(found, context);
  const { record } = opened;
  if (record !== undefined) return { ...opened, record };
  throw new CommandError(context.messages.exercise.notBegun(found.id), EXIT.notReady);
}

/** Begins an exercise, or resumes it if the learner wants to keep what was done. Undefined if there is no one to ask. */
async function openOrGoOn(found: Exercise, context: CommandContext): Promise<OpenedExercise | undefined> {
  const { io, language, messages, options } = context;
  const words = messages.exercise;
  const opened = await openExercise(found, context);
  const { record } = opened;
  if (record === undefined) return begun(found, context);
  const since = new Date(record.at).toLocaleString(language);
  io.err(words.throwsAway(found.id, since));
  if (options.yes || options.reset) {
    const mayBegin = options.yes || !io.isTerminal || (await asked(words.anewQuestion, io));
    return mayBegin ? begun(found, context) : undefined;
  }
  if (!io.isTerminal) {
    io.err(words.needsReset);
    return undefined;
  }
  if (await asked(words.anewQuestion, io)) return begun(found, context);
  if (io.signal.aborted) return undefined;
  io.err(words.goesOn);
  return opened;
}

function begun(found: Exercise, context: CommandContext): Promise<OpenedExercise> {
  context.io.err(context.messages.exercise.building);
  return beginExercise(found, context);
}

async function giveHint(
  { exercise: found, folder, place, record }: Begun,
  context: CommandContext,
): Promise<number> {
  const { io, messages, options } = context;
  const words = messages.exercise;
  const { hints } = goalOf(found);
  const at = Math.min(record.hints, hints.length - 1);
  const values = await valuesFor(hints, place, io.signal);
  const text = fillKnown(hints[at] ?? '', values);
  if (options.json) io.json({ exercise: found.id, hint: at + 1, of: hints.length, text });
  else {
    io.out(painter(options.color && io.isTerminal)('bold', words.hint(at + 1, hints.length)));
    for (const row of wrapped(text, 2)) io.out(row);
    if (at === hints.length - 1) io.err(inWords(words.noMoreHints, messages));
  }
  if (record.hints < hints.length) writeRecord(folder, { ...record, hints: record.hints + 1 });
  return EXIT.done;
}
