/** `swarm-tutor exercise --solution`: shows a way to the goal, step by step, and runs each command. */
import { valuesFor } from '../exercise/place.ts';
import { failureOf, formFor, runLine } from '../exercise/run-line.ts';
import { inWords } from '../i18n/said.ts';
import { stepsOf } from '../lesson/exercise-types.ts';
import { fillKnown } from '../lesson/placeholders.ts';
import { redact } from '../shell/secrets.ts';
import { asked } from './asked.ts';
import type { CommandContext } from './context.ts';
import { checkExercise } from './exercise-check.ts';
import { beginExercise, requireExercise } from './exercise-place.ts';
import { proseText } from './exercise-text.ts';
import { CommandError, EXIT } from './io.ts';
import { indented, painter } from './lines.ts';

/** Starts the exercise again and walks through its first solution. @returns the exit code of a check; 130 when the learner ends it */
export async function showSolution(context: CommandContext): Promise<number> {
  const { io, messages, options } = context;
  const words = messages.exercise;
  const exercise = requireExercise(context);
  io.err(words.solution);
  if (!options.yes && !(await asked(words.solutionQuestion, io))) {
    io.err(words.solutionKept);
    return io.signal.aborted ? EXIT.interrupted : EXIT.failed;
  }
  io.err(words.building);
  const opened = await beginExercise(exercise, context, true);

  const { place } = opened;
  const paint = painter(options.color && io.isTerminal);
  const [solution] = exercise.solutions;
  for (const step of solution === undefined ? [] : stepsOf(exercise, solution)) {
    const command = formFor(step.commands, place);
    if (command === undefined) throw new CommandError(inWords(words.proof.noForm, messages), EXIT.notReady);
    const values = await valuesFor(step, place, io.signal);
    io.out();
    io.out(paint('bold', step.title));
    for (const row of proseText(step.prose, values)) io.out(row);
    for (const row of indented(4, fillKnown(command, values))) io.out(row);
    const goesOn = options.yes || (await asked(words.enter, io, /^(?!q)/i));
    if (!goesOn) return EXIT.interrupted;
    const ran = await runLine(command, place, { signal: io.signal });
    for (const text of [ran.stdout, ran.stderr])
      if (text.trim() !== '') for (const row of indented(6, redact(text))) io.out(row);
    const failure = failureOf(ran);
    if (failure !== undefined) throw new CommandError(inWords(failure, messages), EXIT.failed);
    for (const row of proseText(step.after, values)) io.out(row);
  }
  io.out();
  return checkExercise(opened, context, true);
}
