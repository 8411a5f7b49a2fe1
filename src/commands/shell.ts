/** `swarm-tutor shell`: a shell, or one command, inside the lesson's session. */
import type { Session } from '../driver/types.ts';
import { fileTroubleSaid } from '../i18n/files.ts';
import { inWords } from '../i18n/said.ts';
import type { Ledger } from '../tutor/ledger.ts';
import { isDone } from '../tutor/walk/start.ts';
import { placeFiles } from '../tutor/workspace.ts';
import { type CommandContext, openContext, tellNotices } from './context.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { chooseDriver, openSessionFor } from './session.ts';
import { shellIn } from './shell-in.ts';
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
  if (options.shellCommand === undefined && io.isTerminal && session.simulated)
    io.err(context.messages.cli.simulatedShell);
  return shellIn(session, kept, context);
}

/**
 * Writes the course's missing files, as a self-check may be done in a shell alone. A walk that has begun
 * writes each at its own step, after the learner has given the values for it.
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
    // A shell is useful without them, and its commands report what is missing.
    io.err(inWords(fileTroubleSaid(error, session.workspace), messages));
  }
}
