/** `swarm-tutor shell`: a shell, or one command, inside the lesson's session. */
import type { Session } from '../driver/types.ts';
import { fileTroubleSaid } from '../i18n/files.ts';
import { inWords } from '../i18n/said.ts';
import { shellNotice } from '../shell/notices.ts';
import { openShell } from '../shell/terminal.ts';
import type { RunResult } from '../shell/types.ts';
import type { Ledger } from '../tutor/ledger.ts';
import { isDone } from '../tutor/walk/start.ts';
import { placeFiles } from '../tutor/workspace.ts';
import { type CommandContext, openContext, tellNotices } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { runHere } from './run-here.ts';
import { chooseDriver, openSessionFor } from './session.ts';
import type { ProgramStart } from './start.ts';
import { restoreShell } from './walk.ts';

/** Runs `shell [-c COMMAND]`. The exit code is the command's, 130 if it was interrupted. */
export async function shell(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  tellNotices(context);
  const { io, options } = context;
  const { driver } = await chooseDriver(context);
  const session = await openSessionFor(driver, context);
  const kept = restoreShell(session, context);
  for (const notice of kept.notices) io.err(inWords(notice, context.messages));
  placeCourseFiles(session, kept.ledger, context);
  const common = {
    shell: session.shell,
    shellProgram: session.shellProgram,
    programs: session.programs,
    scratch: session.scratch,
    state: kept.get(),
    fallbackFolder: session.workspace,
  };
  /** Keeps what a shell left, and says what of it cannot be kept. */
  const keep = ({ state, notices = [] }: RunResult): void => {
    const trouble = kept.set(state);
    const isSaid = trouble === undefined || notices.some(({ kind }) => kind === 'state-lost');
    const all = isSaid ? notices : [...notices, { kind: 'state-lost', why: trouble } as const];
    for (const notice of all) io.err(`${inWords(shellNotice(notice), context.messages)}\n`);
  };
  if (options.shellCommand === undefined && io.isTerminal) {
    if (session.simulated) io.err(context.messages.cli.simulatedShell);
    const left = openShell(common);
    if (left.stderr !== '') io.err(left.stderr);
    keep(left);
    return left.exitCode ?? EXIT.failed;
  }
  if (options.shellCommand === undefined)
    throw new CommandError(context.messages.cli.shellNeedsTerminal, EXIT.usage);
  const ran = await runHere({ ...common, command: options.shellCommand }, io);
  keep(ran);
  if (ran.interrupted) return EXIT.interrupted;
  return ran.exitCode ?? EXIT.failed;
}

/**
 * Puts the course's files there that are not, as a shell may be all that a self-check is done with. A walk that has begun
 * puts each there at its own step, where the learner has said by then what belongs into it.
 */
function placeCourseFiles(session: Session, ledger: Ledger, context: CommandContext): void {
  const { course, io, messages } = context;
  const { values, records, stops } = rememberedWalk(session.driver, session.settings, context);
  const hasBegun = Object.keys(records).length > 0;
  const names = Object.keys(course.files).filter(
    (name) => !hasBegun || stops.some(({ step }) => step.place.includes(name) && isDone(records[step.id])),
  );
  try {
    placeFiles(names, course, values, { session, ledger });
  } catch (error) {
    // A shell is of use without them, and says what a command misses.
    io.err(inWords(fileTroubleSaid(error, session.workspace), messages));
  }
}
