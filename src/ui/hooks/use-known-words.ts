/** What is known of the words of commands: those that the course explains, and the values that stand for placeholders. */
import { createContext, useContext } from 'react';
import type { KnownWords } from '../../lesson/command-parts.ts';
import type { WalkState } from '../../tutor/types.ts';

export const KnownWordsContext = createContext<KnownWords>({ usage: {} });

/** The words. */
export function useKnownWords(): KnownWords {
  return useContext(KnownWordsContext);
}

/** Those of a walk. */
export function knownWordsOf({ course, values }: Pick<WalkState, 'course' | 'values'>): KnownWords {
  return { usage: course.usage, values: new Set(Object.values(values)) };
}
