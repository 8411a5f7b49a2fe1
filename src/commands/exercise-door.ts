/** The screen's access to exercises: their list, and the places in which they are done. */
import { lookAtTopology } from '../check/topology.ts';
import { DEFAULT_DRIVER } from '../driver/traits.ts';
import { entriesOf } from '../exercise/entries.ts';
import type { StartRecord } from '../exercise/record.ts';
import { createTrainer } from '../exercise/trainer.ts';
import type { Trainer, TrainingPlace } from '../exercise/training.ts';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import { loadAllExercises, loadExercises, loadFollowUps } from '../lesson/courses.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import type { Values } from '../lesson/placeholders.ts';
import { saidOf } from '../shell/notices.ts';
import { openBrowser } from '../shell/open-browser.ts';
import { createBrowse } from '../tutor/browse.ts';
import { openTranscript } from '../tutor/transcript.ts';
import type { ExerciseAccess } from '../ui/hooks/use-exercises.ts';
import type { CommandContext } from './context.ts';
import { beginExercise, type OpenedExercise, openExercise } from './exercise-place.ts';
import { outcomeOf, tellRoomOfExercise } from './exercise-room.ts';
import { rememberedProgress } from './remembered-progress.ts';
import { terminalOf } from './terminal.ts';

/** The access, for the code that opens and ends the screen. */
export interface ExerciseDoor extends ExerciseAccess {
  /** The exercise opened last is solved. */
  isSolved(): boolean;
  /** Ends what is still open. */
  close(): Promise<void>;
}

/**
 * The access for the course of a context.
 * @param isAsked the exercise was asked for on the command line, whose driver and settings are meant for it
 */
export function exerciseDoor(context: CommandContext, isAsked: boolean): ExerciseDoor {
  const { course, home, io, progress } = context;
  const results = () => rememberedProgress(io.env).exercises?.[course.id] ?? {};
  const options = isAsked ? context.options : { ...context.options, driver: undefined, settings: {} };
  let last: Trainer | undefined;
  return {
    list: (language) => entriesOf(loadExercises(course.id, language), results()),
    open(id: string, language: Language): Trainer {
      const inLanguage = { ...context, options, language, messages: messagesFor(language) };
      const exercise = exerciseOf(id, language);
      if (exercise === undefined) throw new RangeError(`there is no exercise ${id}`);
      last = createTrainer({
        exercise,
        settings: settingsOf(context),
        before: results()[id],
        open: async () => placeOf(await openExercise(exercise, inLanguage), language),
        begin: async (gaveUp) => placeOf(await beginExercise(exercise, inLanguage, gaveUp), language),
        remember: (result) => progress.rememberExercise(course.id, id, result),
        transcript: openTranscript(home.transcripts, (error) =>
          progress.tellUnwritable(home.transcripts, error),
        ),
        now: io.now,
      });
      tellRoomOf(last, id, context);
      return last;
    },
    followUp(lesson, language) {
      const found = loadFollowUps(course.id, language).filter(({ after }) => after === lesson);
      return entriesOf(found, results())[0];
    },
    inLanguage: exerciseOf,
    isSolved: () => last?.getState().record?.passedAt !== undefined,
    close: async () => last?.close(),
  };

  function exerciseOf(id: string, language: Language): Exercise | undefined {
    return loadAllExercises(course.id, language).find((one) => one.id === id);
  }
}

/** Tells the room each try, and the success, as they are noted. */
function tellRoomOf(trainer: Trainer, exercise: string, context: CommandContext): void {
  let told: StartRecord | undefined;
  trainer.subscribe(() => {
    const { record } = trainer.getState();
    const isNew = record !== undefined && told !== undefined && record.at === told.at;
    if (record && isNew && (record.tries !== told?.tries || record.passedAt !== told.passedAt))
      void tellRoomOfExercise(outcomeOf(exercise, record, context.io.now()), context);
    told = record;
  });
}

function placeOf({ place, folder, record, kept }: OpenedExercise, language: Language): TrainingPlace {
  const { session } = place;
  const terminal = terminalOf(session);
  // A learner may have other machines: those of the exercise are in the ledger.
  const known = (name: string): boolean =>
    session.ownMachines ||
    kept.ledger.entries().some((entry) => entry.kind === 'machine' && entry.name === name);
  const lookAround = (signal: AbortSignal) =>
    lookAtTopology({ session, env: place.shell().env, cwd: session.workspace, known, signal });
  return {
    ...{ place, folder, record, lookAround },
    browse: createBrowse({
      look: lookAround,
      addresses: (ports) => session.reach.addresses(ports, language),
      open: (url) => openBrowser(url, session.env),
    }),
    openShell() {
      const left = terminal.shell(place.shell());
      place.setShell(left.state);
      return saidOf(left);
    },
    close: () => session.reach.close(),
  };
}

/** Settings as the learner has them on the driver that exercises are done with, as a rule. */
function settingsOf({ course, options, progress }: CommandContext): Values {
  const given: Values = { ...progress.walk(course.id, DEFAULT_DRIVER).values, ...options.settings };
  return Object.fromEntries(course.settings.map(({ id, default: value }) => [id, given[id] ?? value]));
}
