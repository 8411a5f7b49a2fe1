/** The session's notices, in words. */
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { ShellNotice } from './types.ts';

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
