/** `swarm-tutor`: the tutorial on screen, or, without a terminal, the walk in plain lines. */
import { stopsOf } from '../tutor/walk/start.ts';
import { chooseDriver, openContext, openSessionFor, SPEED_FOR_PEOPLE } from './context.ts';
import { CommandError, EXIT, type Io } from './io.ts';
import type { Options } from './options.ts';
import { requirePlace } from './places.ts';
import { runOn } from './run.ts';
import { openTutor, rememberedWalk } from './walk.ts';

/**
 * Runs `learn [PLACE]`.
 * @param implied no command word was given: then a missing terminal is no mistake, and never makes real machines
 */
export async function learn(
  options: Options,
  place: string | undefined,
  implied: boolean,
  version: string,
  io: Io,
): Promise<number> {
  const context = openContext(options, io);
  const { course, messages } = context;
  if (!io.isTerminal || options.plain || options.json) {
    if (!implied || place !== undefined) throw new CommandError(messages.cli.needsTerminal, EXIT.usage);
    return runOn({ driver: 'simulator', why: messages.cli.noTerminal }, options, context, io);
  }
  if (place !== undefined) requirePlace(place, course, stopsOf(course, 'simulator'), messages);
  const chosen = await chooseDriver(options, context);
  const session = await openSessionFor(chosen.driver, options.speed ?? SPEED_FOR_PEOPLE, context, io);
  const walked = rememberedWalk(session, context, place);
  const { tutor, setLanguage } = openTutor(session, context, {
    why: chosen.why,
    unattended: false,
    state: walked,
  });
  const { showTutor } = await import('../ui/index.tsx');
  const ended = await showTutor(tutor, {
    language: context.language,
    setLanguage,
    welcome: place === undefined,
    color: options.color,
    stdin: io.stdin,
    stdout: io.stdout,
    version,
  });
  await tutor.close();
  return ended === 'interrupted' ? EXIT.interrupted : EXIT.done;
}
