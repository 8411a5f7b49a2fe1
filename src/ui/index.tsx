/** The door to the screen. */

import process from 'node:process';
import type { Language } from '../i18n/language.ts';
import type { Reviewer } from '../review/reviewer.ts';
import type { Tutor } from '../tutor/types.ts';
import { defined } from '../value/defined.ts';
import { App } from './app.tsx';
import type { ExerciseAccess } from './hooks/use-exercises.ts';
import { watchSize } from './hooks/use-size.ts';
import { openInk, untilLeft } from './ink-screen.ts';
import type { Ending } from './keys/deed.ts';
import { inExercise, type ScreenState, startScreen, withOverlay } from './state/screen-state.ts';
import { createScreenStore } from './state/store.ts';
import { openTerminal } from './terminal/index.ts';
import type { ThemeChoice } from './theme/choice.ts';

/** A page that is opened alone: the review, or an exercise. */
export type Alone = 'review' | { readonly exercise: string };

export interface ScreenOptions {
  readonly language: Language;
  /** Returns the tutor in another language. Without it `L` is not offered. */
  readonly setLanguage?: (language: Language) => void | Promise<void>;
  /** Without colours there is no choice of themes. */
  readonly color: boolean;
  readonly theme?: ThemeChoice;
  /** Remembers the theme that was chosen. */
  readonly rememberTheme?: (theme: ThemeChoice) => void;
  /** Lists exercises and opens them. Without it they are not offered. */
  readonly exercises?: ExerciseAccess;
  readonly version: string;
  /** The terminal draws characters of ambiguous width in two columns; without it, it is asked. */
  readonly isAmbiguousWide?: boolean;
  /** Whether the mouse is used. */
  readonly mouse?: boolean;
  /** Asks cards that are due; without it none are. */
  readonly reviewer?: Reviewer;
  /** The only page: closing it ends the program. */
  readonly alone?: Alone;
  /** The first page was painted already: Ink has to begin on an empty screen, at its top. */
  readonly painted?: boolean;
  /** False goes straight to the step; for a learner who named one. */
  readonly welcome?: boolean;
  readonly stdin?: NodeJS.ReadableStream;
  readonly stdout?: NodeJS.WritableStream;
  /** Stops the process for Ctrl-Z; the default stops its whole job, where there are jobs. */
  readonly stop?: () => void;
  /** Ends the screen when it is aborted, whatever it shows. */
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch, for elapsed times. */
  readonly clock?: () => number;
}

/** Begins a synchronized update, which Ink's first frame ends; clears; goes home. */
const REPAINT = '\x1b[?2026h\x1b[2J\x1b[H';
/** Ends it where no frame does, as there was nothing to draw: a terminal would show nothing until then. */
const SHOW_ALL = '\x1b[?2026l';

const IS_WINDOWS = process.platform === 'win32';

/** Stops the terminal's job, as a terminal would on Ctrl-Z: npm and a shell script around us stop too. */
function stopJob(): void {
  process.kill(0, 'SIGTSTP');
}

function openedAlone(screen: ScreenState, alone: Alone | undefined): ScreenState {
  if (alone === undefined) return screen;
  return { ...(alone === 'review' ? withOverlay(screen, alone) : inExercise(screen)), isAlone: true };
}

function exerciseIn(alone: Alone | undefined): string | undefined {
  return typeof alone === 'object' ? alone.exercise : undefined;
}

/**
 * Shows the tutor on the terminal until the learner leaves.
 * The caller ends running work with `tutor.close()` afterwards; `interrupted` means exit code 130.
 */
export async function showTutor(tutor: Tutor, options: ScreenOptions): Promise<Ending> {
  const stop = options.stop ?? (IS_WINDOWS ? undefined : stopJob);
  const isRead = process.env.INK_SCREEN_READER === 'true';
  const terminal = openTerminal({
    stdin: options.stdin ?? process.stdin,
    stdout: options.stdout ?? process.stdout,
    env: process.env,
    ...defined({ isAmbiguousWide: options.isAmbiguousWide }),
  });
  const { stdin, stdout } = terminal;
  const { watch, end } = watchSize(stdout);
  // Ink does this only after the first frame: keys until then would be echoed into it.
  if ('setRawMode' in stdin && typeof stdin.setRawMode === 'function') stdin.setRawMode(true);
  // On terminals that support it, the old picture stays until the new one is complete.
  if (options.painted) stdout.write(REPAINT);
  if (!isRead) terminal.ask({ background: options.color });
  const opening = startScreen(options.welcome === false ? 'walk' : 'welcome');
  const store = createScreenStore(openedAlone(opening, options.alone));
  if (options.alone === 'review') options.reviewer?.send({ type: 'begin' });
  const app = () => (
    <App
      tutor={tutor}
      size={watch}
      store={store}
      language={options.language}
      {...defined({ setLanguage: options.setLanguage })}
      facts={terminal.facts}
      mouse={options.mouse && !isRead ? terminal.mouse : undefined}
      theme={options.color ? (options.theme ?? 'auto') : undefined}
      {...defined({ rememberTheme: options.rememberTheme })}
      {...defined({ exercises: options.exercises, opensExercise: exerciseIn(options.alone) })}
      version={options.version}
      spareRows={IS_WINDOWS ? 1 : 0}
      {...defined({ stop, reviewer: options.reviewer })}
      clock={options.clock ?? Date.now}
      redraw={redraw}
    />
  );
  const screen = openInk(app(), { stdin, stdout, isRead });
  function redraw(): void {
    // Ink forgets what it has drawn, and everything on the screen is cleared.
    screen.clear();
    stdout.write(REPAINT);
    screen.rerender(app());
    void screen.waitUntilRenderFlush().then(() => stdout.write(SHOW_ALL));
  }
  // The rows on the screen were written in other characters.
  terminal.facts.subscribe(() => {
    if (terminal.facts.get().isAmbiguousWide) redraw();
  });
  const ending = await untilLeft(screen, options.signal);
  if (options.painted) stdout.write(SHOW_ALL);
  terminal.end();
  end();
  return ending;
}
