/** The door to the board's screen. */
import process from 'node:process';
import { watchSize } from '../hooks/use-size.ts';
import { openInk, untilLeft } from '../ink-screen.ts';
import type { Ending } from '../keys/deed.ts';
import { openTerminal } from '../terminal/index.ts';
import { BoardApp, type BoardAppProps } from './app.tsx';

export interface BoardScreenOptions
  extends Omit<BoardAppProps, 'size' | 'spareRows' | 'clock' | 'facts' | 'mouse'> {
  /** Whether the mouse is used. */
  readonly mouse: boolean;
  /** The terminal draws characters of ambiguous width in two columns; otherwise it is asked. */
  readonly isAmbiguousWide: boolean;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Ends the screen when it is aborted. */
  readonly signal: AbortSignal;
}

/** Shows the board until it is left. */
export async function showBoard({ signal, ...options }: BoardScreenOptions): Promise<Ending> {
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
    <BoardApp
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
