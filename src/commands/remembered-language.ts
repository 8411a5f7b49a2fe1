/** The language chosen last, for what is said before anything else is opened. */
import { homeFolders } from '../files/home.ts';
import { readText } from '../files/read.ts';
import { parseProgress } from '../tutor/progress/document.ts';

/** Only looks: a file that can't be read says nothing, and stays as it is. */
export function rememberedLanguage(env: Readonly<Record<string, string | undefined>>): string | undefined {
  try {
    const parsed = parseProgress(readText(homeFolders(env).progress));
    return parsed.kind === 'document' ? parsed.document.language : undefined;
  } catch {
    return undefined;
  }
}
