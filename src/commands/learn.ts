/**
 * `swarm-tutor`: the tutorial on screen, or, without a terminal, the walk in plain lines. What the first page does without is
 * loaded after it is painted (`on-screen.ts`).
 */
import process from 'node:process';
import { DEFAULT_DRIVER, traitsOf } from '../driver/traits.ts';
import type { Messages } from '../i18n/messages.ts';
import { toSay } from '../i18n/said.ts';
import { offered } from '../review/session.ts';
import { isPlainTerminal } from '../text/plain.ts';
import { padded, widthOf } from '../text/width.ts';
import { paintFirstPage } from '../ui/first-page.ts';
import { backgroundOf } from '../ui/terminal/background.ts';
import { themeFor } from '../ui/theme/choice.ts';
import { type CommandContext, lastDriver, openContext } from './context.ts';
import { dueCards } from './due-cards.ts';
import { CommandError, EXIT } from './io.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { chooseScreen } from './screen-choices.ts';
import type { ProgramStart } from './start.ts';

/**
 * Runs `learn [PLACE]`. Without a command word, a missing terminal is no mistake, and real machines are never made.
 */
export async function learn(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { argument: place, io, messages, options } = context;
  if (Object.keys(options.settings).length > 0)
    (await import('./given-settings.ts')).requireSettings(context);
  if (place !== undefined)
    (await import('./places.ts')).requirePlaceOnSome(place, context, lastDriver(context)?.driver);
  // Nobody who sits at a terminal has asked for a walk that runs by itself.
  if (io.isTerminal && start.onlyLines)
    throw new CommandError(messages.tutor.onlyLines, EXIT.notReady, worksInLines(messages));
  if (!io.isTerminal || options.plain || options.json) {
    if (!start.implied || place !== undefined) throw new CommandError(messages.cli.needsTerminal, EXIT.usage);
    const { runOn } = await import('./run.ts');
    return runOn({ driver: DEFAULT_DRIVER, why: toSay('cli').noTerminal }, context);
  }
  // A place is opened directly, and for a screen reader a page that disappears at once is a nuisance.
  const isPainted = place === undefined && io.env.INK_SCREEN_READER !== 'true' && !isPlainTerminal(io.env);
  const giveStderrBack = io.takeStderr();
  const undo = isPainted ? paint(context) : () => undefined;
  try {
    const { onScreen } = await import('./on-screen.ts');
    return await onScreen(context, { painted: isPainted });
  } catch (error) {
    undo();
    throw error;
  } finally {
    giveStderrBack();
  }
}

/** The first page, as far as it is known without asking anything of the computer. */
function paint(context: CommandContext): () => void {
  const { language, home, io, options, version } = context;
  const known = lastDriver(context);
  const { theme, isAmbiguousWide } = chooseScreen(options, context.progress.document);
  return paintFirstPage({
    state: rememberedWalk(known?.driver ?? DEFAULT_DRIVER, {}, context),
    surroundings: {
      driver: known?.driver,
      simulated: known !== undefined && traitsOf(known.driver).isSimulated,
      why: known?.why ?? toSay('cli').looking,
      workspace: home.workspace,
      shell: '',
      editor: '',
      impossible: {},
    },
    language,
    theme: themeFor(options.color ? theme : 'none', backgroundOf(io.env)),
    isAmbiguousWide,
    version,
    review: offered(dueCards(context).due),
    stdin: io.stdin,
    stdout: io.stdout,
    spareRows: process.platform === 'win32' ? 1 : 0,
  });
}

/** Commands and what they do, in columns. */
function worksInLines({ tutor: { worksInLines: all } }: Messages): readonly string[] {
  const width = Math.max(...all.map(([command]) => widthOf(command)));
  return all.map(([command, does]) => `  ${padded(command, width)}  ${does}`);
}
