/** The door to the screen of `swarm-tutor watch`. */
import process from 'node:process';
import { watchSize } from '../hooks/use-size.ts';
import { openInk, untilLeft } from '../ink-screen.ts';
import type { Ending } from '../keys/deed.ts';
import { openTerminal } from '../terminal/index.ts';
import { WatchApp, type WatchAppProps } from './app.tsx';

export interface SwarmScreenOptions
  extends Omit<WatchAppProps, 'size' | 'spareRows' | 'clock' | 'facts' | 'mouse'> {
  /** Whether the mouse is used. */
  readonly mouse: boolean;
  /** The terminal draws characters of ambiguous width in two columns; otherwise it is asked. */
  readonly isAmbiguousWide: boolean;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Ends the screen when it is aborted. */
  readonly signal: AbortSignal;
}

/** Shows the swarm until the learner leaves it. */
export async function showWatch({ signal, ...options }: SwarmScreenOptions): Promise<Ending> {
  const isRead = process.env.INK_SCREEN_READER === 'true';
  const terminal = openTerminal({
    stdin: options.stdin,
    stdout: options.stdout,
    env: process.env,
    isAmbiguousWide: options.isAmbiguousWide,
  });
  const { stdin, stdout } = terminal;
  const { watch, end } = watchSize(options.stdout);
  // Answers come among the keys, so nothing may be echoed from now on.
  options.stdin.setRawMode(true);
  if (!isRead) terminal.ask({ background: options.theme !== undefined });
  const screen = openInk(
    <WatchApp
      {...options}
      facts={terminal.facts}
      mouse={options.mouse && !isRead ? terminal.mouse : undefined}
      size={watch}
      spareRows={process.platform === 'win32' ? 1 : 0}
      clock={Date.now}
    />,
    { stdin, stdout, isRead },
  );
  const ending = await untilLeft(screen, signal);
  terminal.end();
  end();
  return ending;
}
