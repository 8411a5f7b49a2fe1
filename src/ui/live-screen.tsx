/** A screen that shows what goes on somewhere until it is left: what the door and the frame of `watch` and of a room's board share. */
import process from 'node:process';
import { type ReactNode, type RefObject, useSyncExternalStore } from 'react';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import { Frame } from './components/frame.tsx';
import { type Spots, SpotsContext } from './hooks/use-click.ts';
import { MessagesContext } from './hooks/use-messages.ts';
import { ScrollPositionContext } from './hooks/use-scroll.ts';
import { type SizeWatch, useSize, watchSize } from './hooks/use-size.ts';
import { ThemeContext } from './hooks/use-theme.ts';
import { openInk, untilLeft } from './ink-screen.ts';
import type { Ending } from './keys/deed.ts';
import type { ScrollPosition } from './state/scroll.ts';
import type { FactsWatch } from './terminal/facts.ts';
import { openTerminal } from './terminal/index.ts';
import type { Mouse } from './terminal/mouse.ts';
import { type ThemeChoice, themeFor } from './theme/choice.ts';

/** Rows that a turn of the wheel goes over. */
export const WHEEL_STEPS = 3;

/** What such a screen is told of its terminal. */
export interface LiveTerminal {
  readonly facts: FactsWatch;
  /** Undefined if the mouse is off. */
  readonly mouse: Mouse | undefined;
  readonly size: SizeWatch;
  readonly spareRows: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What such a screen is given. */
export interface LiveProps extends LiveTerminal {
  readonly language: Language;
  /** Undefined without colours. */
  readonly theme: ThemeChoice | undefined;
}

/** How such a screen is opened: what its terminal tells is found out. */
export interface LiveOptions extends Omit<LiveProps, keyof LiveTerminal> {
  /** Whether the mouse is used. */
  readonly mouse: boolean;
  /** The terminal draws characters of ambiguous width in two columns; otherwise it is asked. */
  readonly isAmbiguousWide: boolean;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Ends the screen when it is aborted. */
  readonly signal: AbortSignal;
}

/** Shows a screen until it is left. */
export async function showLive(
  options: LiveOptions,
  draw: (terminal: LiveTerminal) => ReactNode,
): Promise<Ending> {
  const isRead = process.env.INK_SCREEN_READER === 'true';
  const terminal = openTerminal({
    stdin: options.stdin,
    stdout: options.stdout,
    env: process.env,
    isAmbiguousWide: options.isAmbiguousWide,
  });
  const { stdin, stdout, facts } = terminal;
  const { watch, end } = watchSize(stdout);
  // Answers come among the keys, so nothing may be echoed from now on.
  options.stdin.setRawMode(true);
  if (!isRead) terminal.ask({ background: options.theme !== undefined });
  const screen = openInk(
    draw({
      facts,
      mouse: options.mouse && !isRead ? terminal.mouse : undefined,
      size: watch,
      spareRows: process.platform === 'win32' ? 1 : 0,
      clock: Date.now,
    }),
    { stdin, stdout, isRead },
  );
  const ending = await untilLeft(screen, options.signal);
  terminal.end();
  end();
  return ending;
}

interface LiveFrameProps extends Omit<LiveProps, 'mouse' | 'clock'> {
  readonly spots: Spots;
  readonly position: RefObject<ScrollPosition | undefined>;
  readonly children: ReactNode;
}

/** The window, and what its parts ask for: colours, words, and where they tell of clicks and scrolling. */
export function LiveFrame({ language, theme, facts, size, spareRows, ...rest }: LiveFrameProps) {
  const { columns, rows } = useSize(size);
  const { background } = useSyncExternalStore(facts.subscribe, facts.get);
  return (
    <ThemeContext value={themeFor(theme ?? 'none', background)}>
      <MessagesContext value={messagesFor(language)}>
        <SpotsContext value={rest.spots}>
          <ScrollPositionContext value={rest.position}>
            <Frame columns={columns} rows={rows - spareRows}>
              {rest.children}
            </Frame>
          </ScrollPositionContext>
        </SpotsContext>
      </MessagesContext>
    </ThemeContext>
  );
}
