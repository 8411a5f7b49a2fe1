/** The wording of the session's notices. */
import { type Said, toSay } from '../i18n/said.ts';
import type { RunResult, ShellNotice } from './types.ts';

const shell = toSay('shell');

/** One sentence for the learner: what happened and what was done about it. */
export function shellNotice(notice: ShellNotice): Said {
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

/** All notices of a shell that had the terminal, in one line; undefined when all went well. */
export function saidOf({ notices = [], stderr }: RunResult): Said | undefined {
  const said = [stderr.trim(), ...notices.map(shellNotice)].filter((text) => text !== '');
  return said.length === 0 ? undefined : toSay('common').sentences(said);
}
