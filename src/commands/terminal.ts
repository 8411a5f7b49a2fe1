/** Runs programs that have the terminal for themselves: interactive commands, the learner's editor, a shell. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Session } from '../driver/types.ts';
import { lendTerminal } from '../shell/lent-terminal.ts';
import { openShell, runInTerminal } from '../shell/terminal.ts';
import type { Terminal } from '../tutor/terminal.ts';

/** The command that opens the learner's editor. */
export function editorOf({ env }: Pick<Session, 'env'>): string {
  return env.VISUAL || env.EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi');
}

/** The terminal of a session. Everything blocks until the program in it has ended. */
export function terminalOf(session: Session): Terminal {
  const { shell, shellProgram, programs, scratch, workspace } = session;
  return {
    run: (command, state) =>
      runInTerminal({ command, shell, shellProgram, programs, scratch, state, fallbackFolder: workspace }),
    shell: (state) => openShell({ shell, shellProgram, programs, scratch, state, fallbackFolder: workspace }),
    edit(file) {
      const editor = editorOf(session);
      // The variable may hold options (`code --wait`), so a shell splits it; the path is an argument of its own.
      const path = join(workspace, file);
      const takeBack = lendTerminal();
      if (process.platform === 'win32') spawnSync(`${editor} "${path}"`, { stdio: 'inherit', shell: true });
      else
        spawnSync('/bin/sh', ['-c', `${editor} "$1"`, 'editor', path], { stdio: 'inherit', cwd: workspace });
      takeBack();
    },
  };
}
