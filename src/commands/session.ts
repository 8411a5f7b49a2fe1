/** Chooses the driver and opens its session. */
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { openSession } from '../driver/open-session.ts';
import { NotOnPathError } from '../driver/programs-first.ts';
import { traitsOf } from '../driver/traits.ts';
import type { DriverId, Session } from '../driver/types.ts';
import { requireWritable } from '../files/atomic.ts';
import { placeOf } from '../files/home.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import { troubleOf } from '../files/trouble.ts';
import { fileTroubleSaid } from '../i18n/files.ts';
import { inWords } from '../i18n/said.ts';
import { ProgramMissingError } from '../program/own-program.ts';
import { defined } from '../value/defined.ts';
import { type ChosenDriver, type CommandContext, lastDriver, SPEED_FOR_PEOPLE } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import { untilStopped } from './stop.ts';

/** The driver asked for, else the one used last, else the detected one. */
export async function chooseDriver(context: CommandContext): Promise<ChosenDriver> {
  const last = lastDriver(context);
  if (last) return last;
  const { bestDriverOn } = await import('../driver/doctor.ts');
  return bestDriverOn(await untilStopped(context.facts(), context.io.signal));
}

/**
 * Opens a session.
 * @param speed of simulated machines without `--speed`
 * @throws CommandError (3) when the driver lacks something, with what it is and how to get it
 */
export async function openSessionFor(
  driver: DriverId,
  { exercise, facts, home, io, language, messages, options }: CommandContext,
  speed: number | 'instant' = SPEED_FOR_PEOPLE,
): Promise<Session> {
  if (!traitsOf(driver).isSimulated) {
    const { needsOf } = await import('../driver/doctor.ts');
    const unmet = needsOf(driver, await untilStopped(facts(), io.signal), language);
    if (unmet.length > 0) {
      const lines = unmet.flatMap(({ what, why, fix }) => messages.cli.missing(what, why, fix));
      throw new CommandError(messages.cli.driverNotReady(driver), EXIT.notReady, [
        ...lines,
        messages.cli.doctorHint,
      ]);
    }
  }
  try {
    // Before anything begins: otherwise half a walk, or a look that can't be saved, would fail with a misleading error.
    requireWritable(home.root);
    for (const folder of [home.simulator, home.workspace]) if (existsSync(folder)) requireWritable(folder);
    for (const folder of [home.root, home.workspace, home.simulator, home.scratch]) removeLeftovers(folder);
    const opening = openSession(driver, {
      home,
      language,
      speed: options.speed ?? speed,
      env: io.env,
      mainPath: io.simulatorProgram,
      ...defined({ nodePath: io.nodePath, exercise }),
    });
    return await untilStopped(opening, io.signal);
  } catch (error) {
    if (error instanceof ProgramMissingError)
      throw new CommandError(messages.cli.incomplete(error.program, error.folder), EXIT.notReady);
    if (error instanceof NotOnPathError)
      throw new CommandError(messages.cli.homeNotOnPath(error.folder, delimiter), EXIT.notReady);
    if (troubleOf(error) === undefined) throw error;
    throw new CommandError(inWords(fileTroubleSaid(error, placeOf(error, home)), messages), EXIT.notReady);
  }
}
