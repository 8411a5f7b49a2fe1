/** The known words of commands: those that the course explains, and the values of placeholders. */
import { createContext, useContext } from 'react';
import type { KnownWords } from '../../lesson/command-parts.ts';

export const KnownWordsContext = createContext<KnownWords>({ usage: {} });

/** The words. */
export function useKnownWords(): KnownWords {
  return useContext(KnownWordsContext);
}
