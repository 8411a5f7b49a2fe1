/** Ink as our screens use it: on the whole terminal, until the learner leaves or the program is told to end. */
import { type Instance, render } from 'ink';
import type { ReactNode } from 'react';
import { isPlainTerminal } from '../text/plain.ts';
import type { Ending } from './keys/deed.ts';
import { lateResize } from './terminal/late-resize.ts';

export interface InkStreams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  /** A screen reader reads the screen, which then stays among the terminal's other lines. */
  readonly isRead: boolean;
}

/** Draws the screen. */
export function openInk(screen: ReactNode, { stdin, stdout, isRead }: InkStreams): Instance {
  const alternateScreen = !isRead && !isPlainTerminal(process.env);
  return render(screen, {
    alternateScreen,
    incrementalRendering: true,
    // Every change is drawn at once: what comes in quick succession is gathered where it comes from.
    maxFps: 0,
    exitOnCtrlC: false,
    // Console output never comes here.
    patchConsole: false,
    // The caller has checked that there is a terminal, whatever `CI` says.
    interactive: true,
    stdin: stdin as NodeJS.ReadStream,
    stdout: lateResize(stdout, alternateScreen) as NodeJS.WriteStream,
  });
}

/**
 * Waits until the screen is left.
 * @param signal ends the screen when it is aborted, whatever it shows
 */
export async function untilLeft(screen: Instance, signal: AbortSignal | undefined): Promise<Ending> {
  const leave = (): void => screen.unmount();
  signal?.addEventListener('abort', leave);
  if (signal?.aborted) leave();
  const ending = await screen.waitUntilExit();
  signal?.removeEventListener('abort', leave);
  return ending === 'interrupted' || signal?.aborted ? 'interrupted' : 'quit';
}
