/** Reads the learner's progress without changing it: an unreadable file counts as empty, and stays as it is. */
import { homeFolders } from '../files/home.ts';
import { EMPTY_PROGRESS, type ProgressDocument } from '../tutor/progress/document.ts';
import { readProgress } from '../tutor/progress/read.ts';

/** The document in the home that the environment names; an empty one if there is none to read. */
export function rememberedProgress(env: Readonly<Record<string, string | undefined>>): ProgressDocument {
  try {
    const found = readProgress(homeFolders(env).progress);
    return found?.kind === 'document' ? found.document : EMPTY_PROGRESS;
  } catch {
    // The current folder is gone, and the home would be in it: code that needs a home reports that.
    return EMPTY_PROGRESS;
  }
}

/** The language chosen last, for messages before anything else is opened. */
export function rememberedLanguage(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return rememberedProgress(env).language;
}
