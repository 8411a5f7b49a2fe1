/** The door to the screen of `swarm-tutor preview`. */
import process from 'node:process';
import { watchSize } from '../hooks/use-size.ts';
import { openInk, untilLeft } from '../ink-screen.ts';
import type { Ending } from '../keys/deed.ts';
import { openTerminal } from '../terminal/index.ts';
import { PreviewApp, type PreviewAppProps } from './app.tsx';

export interface PreviewScreenOptions extends Omit<PreviewAppProps, 'size' | 'spareRows' | 'facts'> {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** The terminal draws lines and arrows in two columns; without it, it is asked. */
  readonly isAmbiguousWide: boolean;
  /** Ends the screen when it is aborted. */
  readonly signal: AbortSignal;
}

/** Shows the course until its author leaves it. */
export async function showPreview({
  signal,
  isAmbiguousWide,
  ...options
}: PreviewScreenOptions): Promise<Ending> {
  const isRead = process.env.INK_SCREEN_READER === 'true';
  const terminal = openTerminal({
    stdin: options.stdin,
    stdout: options.stdout,
    env: process.env,
    isAmbiguousWide,
  });
  const { stdin, stdout } = terminal;
  const { watch, end } = watchSize(stdout);
  // Answers come among the keys, so nothing may be echoed from now on.
  options.stdin.setRawMode(true);
  if (!isRead) terminal.ask({ background: options.theme !== undefined });
  const spareRows = process.platform === 'win32' ? 1 : 0;
  const screen = openInk(
    <PreviewApp {...options} facts={terminal.facts} size={watch} spareRows={spareRows} />,
    { stdin, stdout, isRead },
  );
  const ending = await untilLeft(screen, signal);
  terminal.end();
  end();
  return ending;
}
