/** The exercises for the screen: their present list, and opening one, which has the terminal for itself. */
import { useMemo, useState } from 'react';
import type { ExerciseEntry } from '../../exercise/entries.ts';
import { errorSaid } from '../../i18n/files.ts';
import type { Language } from '../../i18n/language.ts';
import type { ScreenStore } from '../state/store.ts';
import type { useLending } from './use-lending.ts';

/** Access to the exercises, from the caller of the screen, which knows files and processes. */
export interface ExerciseAccess {
  list(language: Language): readonly ExerciseEntry[];
  /** Blocks until the learner leaves it. */
  open(exercise: string, language: Language): void;
}

/**
 * The list is read when its page is opened, as no other needs it, and again after an exercise was.
 * @returns `exercises` is undefined without access to any
 */
export function useExercises(
  access: ExerciseAccess | undefined,
  language: Language,
  store: ScreenStore,
  lend: ReturnType<typeof useLending>,
) {
  const [opened, setOpened] = useState(0);
  const isShown = store.get().overlay?.name === 'exercises';
  const exercises = useMemo(() => {
    // The exercise opened last may have changed it.
    void opened;
    return access && (isShown ? access.list(language) : []);
  }, [access, language, opened, isShown]);
  return {
    exercises,
    openExercise(id: string): void {
      if (!access) return;
      lend(() => access.open(id, language)).then(
        () => setOpened((before) => before + 1),
        (error: unknown) => store.set({ ...store.get(), note: errorSaid(error) }),
      );
    },
  };
}
