/** The language chosen last, for what is said before anything else is opened. */
import { homeFolders } from '../files/home.ts';
import { readProgress } from '../tutor/progress/read.ts';

/** Only looks: a file that can't be read says nothing, and stays as it is. */
export function rememberedLanguage(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const found = readProgress(homeFolders(env).progress);
  return found?.kind === 'document' ? found.document.language : undefined;
}
