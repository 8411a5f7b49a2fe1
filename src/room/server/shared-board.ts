/** The board that all viewers of one moment share: worked out once, however many boards are open. */
import { type BoardView, boardView } from '../board/view.ts';
import type { LiveRoom } from './live-room.ts';

/** How old it may be, milliseconds: far less than a viewer's pauses. */
const OLDEST_MS = 100;

export class SharedBoard {
  readonly #room: LiveRoom;
  readonly #known = new Map<boolean, { readonly view: BoardView; readonly at: number }>();

  constructor(room: LiveRoom) {
    this.#room = room;
  }

  /** @param showNames for a teacher, who sees names that are hidden from the others */
  view(showNames: boolean): BoardView {
    const { state, outline } = this.#room;
    const isNamed = showNames || !state.namesHidden;
    const at = performance.now();
    const known = this.#known.get(isNamed);
    // Names that are hidden from now on are not shown a moment longer.
    if (known && at - known.at < OLDEST_MS && known.view.namesHidden === state.namesHidden) return known.view;
    const view = boardView(state, outline, this.#room.now(), isNamed);
    this.#known.set(isNamed, { view, at });
    return view;
  }
}
