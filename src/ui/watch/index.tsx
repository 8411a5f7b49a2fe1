/** The door to the screen of `swarm-tutor watch`. */
import type { Ending } from '../keys/deed.ts';
import { type LiveOptions, type LiveTerminal, showLive } from '../live-screen.tsx';
import { WatchApp, type WatchAppProps } from './app.tsx';

export type SwarmScreenOptions = LiveOptions & Omit<WatchAppProps, keyof LiveTerminal>;

/** Shows the swarm until the learner leaves it. */
export function showWatch(options: SwarmScreenOptions): Promise<Ending> {
  return showLive(options, (terminal) => <WatchApp {...options} {...terminal} />);
}
