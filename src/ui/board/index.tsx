/** The door to the board's screen. */
import type { Ending } from '../keys/deed.ts';
import { type LiveOptions, type LiveTerminal, showLive } from '../live-screen.tsx';
import { BoardApp, type BoardAppProps } from './app.tsx';

export type BoardScreenOptions = LiveOptions & Omit<BoardAppProps, keyof LiveTerminal>;

/** Shows the board until it is left. */
export function showBoard(options: BoardScreenOptions): Promise<Ending> {
  return showLive(options, (terminal) => <BoardApp {...options} {...terminal} />);
}
