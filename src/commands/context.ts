/** The context that most commands begin with: home, language, progress, driver, session, and a walk over them. */

import { dirname, join } from 'node:path';
import { DEFAULT_DRIVER, traitsOf } from '../driver/traits.ts';
import { SESSION_VARIABLE } from '../driver/tutor-program.ts';
import { type DriverId, driverOf } from '../driver/types.ts';
import { type Home, homeFolders } from '../files/home.ts';
import type { Language } from '../i18n/language.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { inWords, type Said, toSay } from '../i18n/said.ts';
import { loadCourse } from '../lesson/courses.ts';
import type { Course } from '../lesson/types.ts';
import { ProgressStore } from '../tutor/progress/store.ts';
import { defined } from '../value/defined.ts';
import { chooseLanguage } from './language.ts';
import type { ProgramStart } from './start.ts';

/** A start with what is remembered: all that a command needs, passed as one object. */
export interface CommandContext extends ProgramStart {
  readonly home: Home;
  readonly language: Language;
  readonly messages: Messages;
  readonly progress: ProgressStore;
  readonly course: Course;
  /** The exercise whose place the home is. */
  readonly exercise?: string;
  /** The driver whose session's shell this was typed in. */
  readonly inShellOf?: DriverId;
}

/** Reads what is remembered and chooses the language. Cheap: nothing is started. */
export function openContext(start: ProgramStart): CommandContext {
  const { options, io } = start;
  const home = homeFolders(io.env);
  const progress = new ProgressStore(home.progress);
  const language = chooseLanguage(options.lang, io.env, progress.document.language);
  const inShellOf = driverOf(io.env[SESSION_VARIABLE]);
  return {
    ...start,
    home,
    language,
    messages: messagesFor(language),
    progress,
    // Read when it is asked for: it is large, and not everybody needs it.
    get course() {
      return loadCourse(home.course, language);
    },
    ...defined({ inShellOf }),
  };
}

/** Prints notices about the learner's progress file, if there is no screen. */
export function tellNotices({ progress, messages, io }: CommandContext): void {
  for (const notice of progress.notices) io.err(inWords(notice, messages));
}

/** A driver and the reason for it. */
export interface ChosenDriver {
  readonly driver: DriverId;
  readonly why: Said;
}

/** The driver asked for, else the one whose shell this is, else the one used last; undefined when this computer has to be examined. */
export function lastDriver({ options, progress, inShellOf }: CommandContext): ChosenDriver | undefined {
  const { driver } = options;
  if (driver !== undefined && driver !== 'auto') return { driver, why: toSay('cli').asked };
  if (driver === undefined && inShellOf) return { driver: inShellOf, why: toSay('cli').inItsShell };
  const last = progress.document.driver;
  return driver === undefined && last ? { driver: last, why: toSay('cli').usedLast } : undefined;
}

/** The driver for commands that only look things up: asked for, used last, or the default. Starts nothing. */
export function driverForLooking({ options, progress, inShellOf }: CommandContext): DriverId {
  const { driver } = options;
  if (driver !== undefined && driver !== 'auto') return driver;
  if (inShellOf) return inShellOf;
  return progress.document.driver ?? DEFAULT_DRIVER;
}

/** The simulator's default speed: visible for a person, instant without one. */
export const SPEED_FOR_PEOPLE = 4;

/** The file of the session's shell state: one per driver, as each has variables of its own. */
export function shellStateFile(home: Home, driver: DriverId): string {
  return traitsOf(driver).isSimulated ? home.session : join(dirname(home.session), `session-${driver}.json`);
}
