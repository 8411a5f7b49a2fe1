/** `swarm-tutor watch`: the picture of the swarm beside the learner's shell. Only looks: makes, writes and locks nothing. */
import { REAL_PAUSE_MS, SIMULATED_PAUSE_MS } from '../check/pace.ts';
import { lookAtTopology } from '../check/topology.ts';
import type { SwarmEvent, Topology } from '../check/types.ts';
import { openLookingSession } from '../driver/open-session.ts';
import { DEFAULT_DRIVER } from '../driver/traits.ts';
import { EXERCISE_VARIABLE, SESSION_VARIABLE } from '../driver/tutor-program.ts';
import { type DriverId, driverOf, type LookingSession } from '../driver/types.ts';
import { exerciseHome, homeFolders } from '../files/home.ts';
import type { Language } from '../i18n/language.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import { loadCourse } from '../lesson/courses.ts';
import { peekShellEnv } from '../shell/saved-shell.ts';
import { peekLedger } from '../tutor/ledger.ts';
import { createLookout, type Lookout } from '../tutor/lookout.ts';
import { walkKey } from '../tutor/progress/document.ts';
import { shellStateFile } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import { chooseLanguage } from './language.ts';
import { painter } from './lines.ts';
import { plainSwarm } from './plain-swarm.ts';
import { rememberedProgress } from './remembered-progress.ts';
import { chooseScreen } from './screen-choices.ts';
import type { ProgramStart } from './start.ts';
import { untilStopped } from './stop.ts';
import { watchReport } from './watch-report.ts';

/** Runs `watch`. @throws CommandError (3) when the machines can't be asked at all */
export async function watch(start: ProgramStart): Promise<number> {
  const { options, io } = start;
  const progress = rememberedProgress(io.env);
  const language = chooseLanguage(options.lang, io.env, progress.language);
  const messages = messagesFor(language);
  const inShellOf = driverOf(io.env[SESSION_VARIABLE]);
  const asked = options.driver === 'auto' ? undefined : options.driver;
  const driver = asked ?? inShellOf ?? progress.driver ?? DEFAULT_DRIVER;
  const look = await lookerOn(driver, start, inShellOf === driver);

  // Without a terminal it could not be left.
  if (options.once || options.json || !(io.isTerminal || options.plain)) {
    const topology = await untilStopped(look.around(io.signal), io.signal);
    requireAnswer(topology, messages);
    if (options.json) io.json(watchReport(driver, topology));
    else for (const line of plainSwarm(topology, look.session, messages)) io.out(line);
    return EXIT.done;
  }
  // For a screen reader, events are printed as lines.
  const isLive = !options.plain && io.env.INK_SCREEN_READER !== 'true';
  return isLive ? watchOnScreen(look, messages, language, start) : watchInLines(look, messages, start);
}

interface Looker {
  readonly session: LookingSession;
  readonly around: (signal: AbortSignal) => Promise<Topology>;
}

/** The machines of the lessons are named by a value of the walk, or were made by the tutor; a learner's others are not asked. */
async function lookerOn(driver: DriverId, { io }: ProgramStart, isInItsShell: boolean): Promise<Looker> {
  const exercise = io.env[EXERCISE_VARIABLE];
  const whole = homeFolders(io.env);
  const home = exercise ? exerciseHome(whole, exercise) : whole;
  const session = await openLookingSession(driver, { home, env: io.env });
  const course = loadCourse(home.course, 'en');
  const defaults = course.settings.map((setting) => setting.default);
  const known = (name: string): boolean => {
    if (session.ownMachines) return true;
    // Both may change while one watches.
    const { values = {} } = rememberedProgress(io.env).walks[walkKey(course.id, driver)] ?? {};
    const made = peekLedger(home.ledger).some((entry) => entry.kind === 'machine' && entry.name === name);
    return made || [...defaults, ...Object.values(values)].includes(name);
  };
  return {
    session,
    around: (signal) => {
      const env = isInItsShell ? session.env : peekShellEnv(shellStateFile(home, driver), session.env);
      return lookAtTopology({ session, env, cwd: process.cwd(), known, signal });
    },
  };
}

/** @throws CommandError (3) */
function requireAnswer({ trouble }: Topology, messages: Messages): void {
  if (trouble === undefined) return;
  const why = messages.check.reasons[trouble.code](trouble.about);
  throw new CommandError(messages.watch.trouble(why), EXIT.notReady, [messages.cli.doctorHint]);
}

/** Shows the picture, live, until the learner leaves it. */
async function watchOnScreen(
  look: Looker,
  messages: Messages,
  language: Language,
  { options, io }: ProgramStart,
): Promise<number> {
  const first = await untilStopped(look.around(io.signal), io.signal);
  requireAnswer(first, messages);
  const { showWatch } = await import('../ui/watch/index.tsx');
  const listeners = new Set<() => void>();
  const lookout = lookoutFrom(first, look, () => {
    for (const listener of listeners) listener();
  });
  const giveStderrBack = io.takeStderr();
  const chosen = chooseScreen(options, rememberedProgress(io.env));
  const ending = await showWatch({
    source: {
      topology: lookout.topology,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    driver: look.session.driver,
    simulated: look.session.simulated,
    language,
    ...chosen,
    theme: options.color ? chosen.theme : undefined,
    stdin: io.stdin,
    stdout: io.stdout,
    signal: io.signal,
  });
  giveStderrBack();
  lookout.stop();
  return ending === 'interrupted' ? EXIT.interrupted : EXIT.done;
}

/** Looks again and again, starting from a first look. */
function lookoutFrom(first: Topology, look: Looker, seen: (events: readonly SwarmEvent[]) => void): Lookout {
  const pauseMs = look.session.simulated ? SIMULATED_PAUSE_MS : REAL_PAUSE_MS;
  const lookout = createLookout({ lookAround: look.around, pauseMs, now: Date.now, first, seen });
  lookout.keepLooking(true);
  return lookout;
}

/** Prints everything once, and then a line for each event, until the learner ends it. */
async function watchInLines(
  look: Looker,
  messages: Messages,
  { options, io }: ProgramStart,
): Promise<number> {
  const first = await untilStopped(look.around(io.signal), io.signal);
  requireAnswer(first, messages);
  for (const line of plainSwarm(first, look.session, messages)) io.out(line);
  const paint = painter(options.color && io.isTerminal);
  const lookout = lookoutFrom(first, look, (events) => {
    for (const { at, said, tone } of events)
      io.out(paint('dim', clock(at)), '  ', paint(STYLES[tone], inWords(said, messages)));
  });
  await new Promise((resolve) => io.signal.addEventListener('abort', resolve, { once: true }));
  lookout.stop();
  return EXIT.interrupted;
}

const STYLES = { good: 'green', bad: 'red', news: 'bold' } as const;

/** The time of day, as the computer's clock shows it. */
function clock(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
