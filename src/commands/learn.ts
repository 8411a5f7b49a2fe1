/** `swarm-tutor`: the tutorial on screen, or, without a terminal, the walk in plain lines. */
import { DEFAULT_DRIVER, traitsOf } from '../driver/traits.ts';
import { DRIVER_IDS } from '../driver/types.ts';
import { toSay } from '../i18n/said.ts';
import { loadExercises } from '../lesson/courses.ts';
import { offered } from '../review/session.ts';
import { isPlainTerminal } from '../text/plain.ts';
import { indexOfPlace } from '../tutor/standing.ts';
import { stopsOf } from '../tutor/walk/start.ts';
import type { Alone } from '../ui/index.tsx';
import { backgroundOf } from '../ui/terminal/background.ts';
import { themeFor } from '../ui/theme/choice.ts';
import { defined } from '../value/defined.ts';
import { type CommandContext, lastDriver, openContext } from './context.ts';
import { dueCards } from './due-cards.ts';
import { exerciseDoor } from './exercise-door.ts';
import { rememberSettings, requireSettings } from './given-settings.ts';
import { CommandError, EXIT } from './io.ts';
import { cardsIn, openReviewer } from './open-reviewer.ts';
import { requirePlace } from './places.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { chooseScreen, screenChoicesOf } from './screen-choices.ts';
import type { ProgramStart } from './start.ts';

/**
 * Runs `learn [PLACE]`. Without a command word, a missing terminal is no mistake, and real machines are never made.
 */
export async function learn(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { argument: place, course, io, messages, options } = context;
  requireSettings(context);
  if (place !== undefined) {
    const known = lastDriver(context)?.driver;
    const drivers = known === undefined ? DRIVER_IDS : [known];
    const has = drivers.find((driver) => indexOfPlace(stopsOf(course, driver), place) >= 0);
    requirePlace(place, course, stopsOf(course, has ?? known ?? DEFAULT_DRIVER), messages);
  }
  // Nobody who sits at a terminal has asked for a walk that runs by itself.
  if (io.isTerminal && start.onlyLines)
    throw new CommandError(messages.tutor.onlyLines, EXIT.notReady, messages.tutor.worksInLines);
  if (!io.isTerminal || options.plain || options.json) {
    if (!start.implied || place !== undefined) throw new CommandError(messages.cli.needsTerminal, EXIT.usage);
    const { runOn } = await import('./run.ts');
    return runOn({ driver: DEFAULT_DRIVER, why: toSay('cli').noTerminal }, context);
  }
  // A place is opened directly, and for a screen reader a page that disappears at once is a nuisance.
  const isPainted = place === undefined && io.env.INK_SCREEN_READER !== 'true' && !isPlainTerminal(io.env);
  const giveStderrBack = io.takeStderr();
  const undo = isPainted ? await paint(context) : () => undefined;
  try {
    return await onScreen(context, { painted: isPainted });
  } catch (error) {
    undo();
    throw error;
  } finally {
    giveStderrBack();
  }
}

/** The first page, as far as it is known without asking anything of the computer. */
async function paint(context: CommandContext): Promise<() => void> {
  const { paintFirstPage } = await import('../ui/first-page.ts');
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

/** The screen, until the learner leaves it. `alone`: only one page of it, for which the walk needs no real machines. */
export async function onScreen(
  context: CommandContext,
  { painted = false, alone }: { readonly painted?: boolean; readonly alone?: Alone },
): Promise<number> {
  const [{ chooseDriver, openSessionFor }, { openTutor }, { showTutor }] = await Promise.all([
    import('./session.ts'),
    import('./walk.ts'),
    import('../ui/index.tsx'),
  ]);
  const simulated = { driver: DEFAULT_DRIVER, why: toSay('cli').asked };
  const chosen = alone ? simulated : await chooseDriver(context);
  const { course, io, messages, options, version } = context;
  const place = alone ? undefined : context.argument;
  if (place !== undefined) requirePlace(place, course, stopsOf(course, chosen.driver), messages);
  await rememberSettings(chosen.driver, context);
  await context.progress.rememberScreen(screenChoicesOf(options));
  const session = await openSessionFor(chosen.driver, context);
  const { tutor, setLanguage } = openTutor(session, context, {
    why: chosen.why,
    unattended: false,
    compareOnResume: alone === undefined,
    state: {
      ...rememberedWalk(session.driver, session.settings, context, place),
      ...defined({ practice: options.practice || undefined }),
    },
  });
  const { values } = context.progress.walk(course.id, chosen.driver);
  const reviewer = openReviewer(context, values);
  const door = exerciseDoor(context, alone !== undefined);
  // Another course may have none; the usual one does, and is not read for it now.
  const isOffered =
    alone !== undefined ||
    context.home.course === undefined ||
    loadExercises(course.id, context.language).length > 0;
  const ended = await showTutor(tutor, {
    reviewer,
    ...defined({ alone }),
    language: context.language,
    async setLanguage(language) {
      await setLanguage(language);
      reviewer.reword(cardsIn(language, context));
    },
    welcome: place === undefined,
    painted,
    color: options.color,
    ...chooseScreen(options, context.progress.document),
    ...defined({ exercises: isOffered ? door : undefined }),
    rememberTheme: (theme) => void context.progress.rememberScreen({ theme }),
    stdin: io.stdin,
    stdout: io.stdout,
    version,
    signal: io.signal,
  });
  await reviewer.close();
  await door.close();
  await tutor.close();
  await session.reach.close();
  if (ended === 'interrupted') return EXIT.interrupted;
  return typeof alone === 'object' && !door.isSolved() ? EXIT.failed : EXIT.done;
}
