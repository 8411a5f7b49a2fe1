/**
 * `npm run conformance:exercises -- [NAME …]`: plays the exercises of the first course on real engines, keeps how they stood, plays
 * them on the simulator, and compares what was judged. `--recorded` compares with the kept run, without Docker.
 */
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { canRunApart, folderFromOutside, runApart } from '../../scripts/engine/apart.ts';
import { EXERCISE_IMAGES, engineRuns, prepareEngine, whyNot } from '../../scripts/engine/engine.ts';
import { fitsDriver } from '../../src/driver/fits.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { readCourse } from '../../src/lesson/course-folders.ts';
import type { Exercise } from '../../src/lesson/exercise-types.ts';
import { readWords } from '../support/script-words.ts';
import { ExerciseGround } from './exercise-ground.ts';
import { judgedApart, playExercise, type Standing } from './exercises.ts';
import { keepExercise, recordedExercises } from './recorded-exercises.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const USAGE = 'npm run conformance:exercises -- [--recorded] [NAME …]';
const { course, exercises } = readCourse(
  join(ROOT, 'lessons', 'part-4-swarms'),
  messagesFor('en').lint,
).parsed;
const { chosen, isRecorded } = readWords(given, USAGE);

async function main(): Promise<number> {
  if (course === undefined) throw new Error('the course can not be read');
  const reason = isRecorded ? undefined : whyNot();
  if (reason !== undefined)
    console.log(`Nothing is recorded anew: ${reason}. Compared is the run that was kept.`);
  if (reason === undefined && !isRecorded) {
    // An engine that runs already is reached from outside only.
    if (folderFromOutside() === undefined && !engineRuns() && canRunApart()) return runApart();
    await record();
  }
  const simulated: Standing[] = [];
  const real = recordedExercises().filter(({ exercise }) => chosen.some(({ id }) => id === exercise));
  for (const exercise of chosen.filter(({ id }) => real.some((one) => one.exercise === id))) {
    const ground = new ExerciseGround({ driver: 'simulator', course });
    simulated.push(...(await playExercise(exercise, ground).finally(() => ground.close())));
  }
  const apart = judgedApart(real, simulated);
  if (apart.length > 0) console.log(apart.join('\n\n'));
  console.log(`${real.length} moments of exercises compared: ${apart.length} are judged differently.`);
  return apart.length > 0 ? 1 : 0;
}

/** Plays what was chosen on machines of a real engine, which are gone afterwards. */
async function record(): Promise<void> {
  if (course === undefined) return;
  const engine = await prepareEngine();
  try {
    const images = [engine.env.SWARM_TUTOR_DIND_IMAGES, ...EXERCISE_IMAGES].join(' ');
    const env = { ...engine.env, SWARM_TUTOR_DIND_IMAGES: images };
    const mainPath = join(process.env.SWARM_TUTOR_DIST ?? join(ROOT, 'dist'), 'simulator.js');
    const ground = new ExerciseGround({ driver: 'dind', course, env, mainPath });
    try {
      const { session } = await ground.place();
      const isHere = (one: Exercise): boolean => fitsDriver(one, 'dind') && !(one.mesh && session.noMesh);
      for (const exercise of chosen.filter(isHere))
        keepExercise(
          await playExercise(exercise, ground, ({ moment }) => console.log(`${exercise.id}: ${moment}`)),
        );
    } finally {
      await ground.close();
    }
  } finally {
    await engine.end();
  }
}

process.exitCode = await main();

interface ExerciseWords {
  readonly chosen: readonly Exercise[];
  readonly isRecorded: boolean;
}

/** @throws {Error} on an option or an exercise that there is not */
function given(args: readonly string[]): ExerciseWords {
  const { values, positionals: names } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { recorded: { type: 'boolean' } },
  });
  const unknown = names.find((name) => !exercises.some(({ id }) => id === name));
  if (unknown !== undefined) throw new RangeError(`there is no exercise "${unknown}"`);
  const chosen = exercises.filter(({ id }) => names.length === 0 || names.includes(id));
  return { chosen, isRecorded: values.recorded === true };
}
