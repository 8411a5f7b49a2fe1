/** The exercises for the screen: their present list, and the one that is open. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ExerciseEntry } from '../../exercise/entries.ts';
import type { Trainer } from '../../exercise/training.ts';
import { errorSaid } from '../../i18n/files.ts';
import type { Language } from '../../i18n/language.ts';
import type { Exercise } from '../../lesson/exercise-types.ts';
import type { WalkState } from '../../tutor/types.ts';
import { inExercise } from '../state/screen-state.ts';
import { endedLesson, isPassed } from '../state/step.ts';
import type { ScreenStore } from '../state/store.ts';

/** Access to the exercises, from the caller of the screen, which knows files and processes. */
export interface ExerciseAccess {
  list(language: Language): readonly ExerciseEntry[];
  /** Opens one as it was left; one that was never begun begins. */
  open(exercise: string, language: Language): Trainer;
  /** The follow-up of a lesson, if it has one. */
  followUp(lesson: string, language: Language): ExerciseEntry | undefined;
  /** The exercise in a language. */
  inLanguage(exercise: string, language: Language): Exercise | undefined;
}

/**
 * The follow-up of the learner's lesson, once nothing of it is left that has to be done.
 * @param trainer the exercise that is open: afterwards it may be solved
 */
export function useFollowUp(
  access: ExerciseAccess | undefined,
  language: Language,
  state: WalkState,
  trainer: Trainer | undefined,
): ExerciseEntry | undefined {
  const lesson = isPassed(state) ? endedLesson(state) : undefined;
  return useMemo(() => {
    void trainer;
    const entry = lesson === undefined ? undefined : access?.followUp(lesson, language);
    return entry?.status === 'passed' ? undefined : entry;
  }, [access, language, lesson, trainer]);
}

const NOTHING_HAPPENS = () => () => undefined;

/**
 * The list is read when its page is opened, as no other needs it, and again after an exercise was.
 * @param opened the exercise that is open from the start
 * @returns `exercises` is undefined without access to any, `trainer` while none is open
 */
export function useExercises(
  access: ExerciseAccess | undefined,
  language: Language,
  store: ScreenStore,
  opened: string | undefined,
) {
  const [trainer, setTrainer] = useState<Trainer | undefined>(() =>
    opened === undefined ? undefined : access?.open(opened, language),
  );
  const { overlay, page } = store.get();
  const isShown = overlay?.name === 'exercises' || page === 'exercise';
  const exercises = useMemo(() => {
    // The exercise opened last may have changed it.
    void trainer;
    return access && (isShown ? access.list(language) : []);
  }, [access, language, trainer, isShown]);
  useTrainer(trainer);
  useEffect(() => {
    const exercise = trainer && access?.inLanguage(trainer.getState().exercise.id, language);
    if (exercise) trainer.reword(exercise);
  }, [access, language, trainer]);
  return {
    exercises,
    trainer,
    openExercise(id: string): void {
      try {
        const chosen = access?.open(id, language);
        setTrainer(chosen);
        if (chosen) store.set(inExercise(store.get()));
      } catch (error) {
        store.set({ ...store.get(), note: errorSaid(error) });
      }
    },
    closeExercise(): void {
      setTrainer(undefined);
      void trainer?.close();
    },
  };
}

const versions = new WeakMap<Trainer, number>();

/** Draws again when the exercise has something new: only the number of its notifications is compared, as its output changes in place. */
function useTrainer(trainer: Trainer | undefined): void {
  const subscribe = useMemo(() => {
    if (!trainer) return NOTHING_HAPPENS;
    return (listener: () => void) =>
      trainer.subscribe(() => {
        versions.set(trainer, (versions.get(trainer) ?? 0) + 1);
        listener();
      });
  }, [trainer]);
  useSyncExternalStore(subscribe, () => (trainer ? (versions.get(trainer) ?? 0) : 0));
}
