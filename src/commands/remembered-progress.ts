/** What is remembered of the learner, for who only looks: a file that can't be read says nothing, and stays as it is. */
import { homeFolders } from '../files/home.ts';
import { EMPTY_PROGRESS, type ProgressDocument } from '../tutor/progress/document.ts';
import { readProgress } from '../tutor/progress/read.ts';

/** The document in the home that the environment names; an empty one where there is none to read. */
export function rememberedProgress(env: Readonly<Record<string, string | undefined>>): ProgressDocument {
  try {
    const found = readProgress(homeFolders(env).progress);
    return found?.kind === 'document' ? found.document : EMPTY_PROGRESS;
  } catch {
    // The folder that one is in is gone, and the home would lie in it: who needs one says so.
    return EMPTY_PROGRESS;
  }
}

/** The language chosen last, for what is said before anything else is opened. */
export function rememberedLanguage(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return rememberedProgress(env).language;
}
