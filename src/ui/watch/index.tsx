/** The door to the screen of `swarm-tutor watch`. */
import process from 'node:process';
import { render } from 'ink';
import { watchSize } from '../hooks/use-size.ts';
import type { Ending } from '../keys/deed.ts';
import { WatchApp, type WatchAppProps } from './app.tsx';

export interface SwarmScreenOptions extends Omit<WatchAppProps, 'size' | 'spareRows' | 'clock'> {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Ends the screen when it is aborted. */
  readonly signal: AbortSignal;
}

/** Shows the swarm until somebody leaves it. */
export async function showWatch({ stdin, stdout, signal, ...options }: SwarmScreenOptions): Promise<Ending> {
  const { watch, end } = watchSize(stdout);
  const screen = render(
    <WatchApp {...options} size={watch} spareRows={process.platform === 'win32' ? 1 : 0} clock={Date.now} />,
    {
      alternateScreen: process.env.INK_SCREEN_READER !== 'true',
      incrementalRendering: true,
      exitOnCtrlC: false,
      patchConsole: false,
      interactive: true,
      stdin,
      stdout,
    },
  );
  const leave = (): void => screen.unmount();
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  const ending = await screen.waitUntilExit();
  signal.removeEventListener('abort', leave);
  end();
  return ending === 'interrupted' || signal.aborted ? 'interrupted' : 'quit';
}
