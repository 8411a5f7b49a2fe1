/** The session's notices, in words. */
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { RunResult, ShellNotice } from './types.ts';

/** One sentence for the learner: what happened and what was done about it. */
export function shellNotice(notice: ShellNotice, language: Language): string {
  const { shell } = messagesFor(language);
  switch (notice.kind) {
    case 'folder-gone':
      return shell.folderGone(notice.folder, notice.now);
    case 'state-unreadable':
      return shell.stateUnreadable(notice.file);
    case 'state-lost':
      return shell.stateLost(notice.why);
    case 'too-large':
      return shell.tooLarge(notice.names);
  }
}

/** What is to be said of a shell that had the terminal, all of it in one line; nothing when all went well. */
export function saidOf({ notices = [], stderr }: RunResult, language: Language): readonly string[] {
  const said = [stderr.trim(), ...notices.map((notice) => shellNotice(notice, language))]
    .filter((text) => text !== '')
    .join(' ');
  return said === '' ? [] : [said];
}
