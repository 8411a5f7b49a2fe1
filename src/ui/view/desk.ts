/** What keys act on. */
import type { Language } from '../../i18n/language.ts';
import type { Tutor } from '../../tutor/types.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import { type Scene, screenFor } from '../scene.ts';
import type { Page } from '../screens/page.ts';
import type { ScreenState } from '../state/screen-state.ts';
import type { ScreenStore } from '../state/store.ts';

/** How the screen was left. */
export type Ending = 'quit' | 'interrupted';

/** What keys act on. */
export interface Desk {
  readonly tutor: Tutor;
  readonly store: ScreenStore;
  /** The scene as it is at this moment, not as it was last drawn. */
  scene(): Scene;
  draw(scene: Scene): Page;
  leave(ending: Ending): void;
  /** Puts the program in the background, where that is possible. */
  suspend(): void;
  /** Draws every row anew, whatever another program has left on the screen. */
  redraw(): void;
  /** Changes the language; does nothing where it can't be changed. */
  speak(language: Language): void;
}

/** The view as it belongs to the state, to be changed by a press. */
export function currentView({ store, tutor }: Pick<Desk, 'store' | 'tutor'>): ScreenState {
  return screenFor(store.get(), tutor.getState());
}

/** Leaves the program, or asks first when something runs. */
export function quit(desk: Desk): void {
  if (isBusy(desk.tutor.getState())) desk.store.set({ ...currentView(desk), asking: 'quit' });
  else desk.leave('quit');
}
