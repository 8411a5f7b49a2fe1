/** Runs a shell, or one command, in a session, and keeps the state it leaves. */
import type { Session } from '../driver/types.ts';
import { inWords } from '../i18n/said.ts';
import { shellNotice } from '../shell/notices.ts';
import { openShell } from '../shell/terminal.ts';
import type { RunResult } from '../shell/types.ts';
import type { CommandContext } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import { runHere } from './run-here.ts';
import type { PersistentShell } from './walk.ts';

/**
 * Opens a shell until the learner leaves it, or runs the command of `-c`.
 * @returns the exit code of either, 130 when it was interrupted
 * @throws CommandError (2) when a shell would need a terminal
 */
export async function shellIn(
  session: Session,
  kept: PersistentShell,
  { io, messages, options }: CommandContext,
): Promise<number> {
  const common = {
    shell: session.shell,
    shellProgram: session.shellProgram,
    programs: session.programs,
    scratch: session.scratch,
    state: kept.get(),
    fallbackFolder: session.workspace,
  };
  /** Keeps the state that a shell left, and reports what cannot be kept. */
  const keep = ({ state, notices = [] }: RunResult): void => {
    const trouble = kept.set(state);
    const isSaid = trouble === undefined || notices.some(({ kind }) => kind === 'state-lost');
    const all = isSaid ? notices : [...notices, { kind: 'state-lost', why: trouble } as const];
    for (const notice of all) io.err(`${inWords(shellNotice(notice), messages)}\n`);
  };
  if (options.shellCommand === undefined && io.isTerminal) {
    const left = openShell(common);
    if (left.stderr !== '') io.err(left.stderr);
    keep(left);
    return left.exitCode ?? EXIT.failed;
  }
  if (options.shellCommand === undefined) throw new CommandError(messages.cli.shellNeedsTerminal, EXIT.usage);
  const ran = await runHere({ ...common, command: options.shellCommand }, io);
  keep(ran);
  if (ran.interrupted) return EXIT.interrupted;
  return ran.exitCode ?? EXIT.failed;
}
