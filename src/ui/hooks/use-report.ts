/** What was learned, for the last page: worked out only when that is shown. */
import { useMemo } from 'react';
import { DEFAULT_DRIVER } from '../../driver/traits.ts';
import type { ExerciseEntry } from '../../exercise/entries.ts';
import type { Language } from '../../i18n/language.ts';
import { type LearningReport, learned } from '../../report/learned.ts';
import type { Tutor } from '../../tutor/types.ts';

/** @param list the exercises in their present state */
export function useReport(
  tutor: Tutor,
  language: Language,
  list: ((language: Language) => readonly ExerciseEntry[]) | undefined,
): LearningReport | undefined {
  const { course, records, values, finished } = tutor.getState();
  const { driver = DEFAULT_DRIVER } = tutor.surroundings;
  return useMemo(() => {
    if (!finished) return undefined;
    const entries = list?.(language) ?? [];
    const results = entries.flatMap(({ exercise, result }) =>
      result ? [[exercise.id, result] as const] : [],
    );
    return learned(course, {
      ...{ driver, lang: language, records, values },
      exercises: entries.map(({ exercise }) => exercise),
      results: Object.fromEntries(results),
    });
  }, [course, records, values, finished, driver, language, list]);
}
