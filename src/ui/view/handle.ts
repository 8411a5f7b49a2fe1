/** What a press does: the page that is open decides. */
import type { Language } from '../../i18n/language.ts';
import type { Tutor } from '../../tutor/types.ts';
import type { Press } from '../keys.ts';
import { type Scene, viewFor } from '../scene.ts';
import type { Page } from '../screens/page.ts';
import { isBusy } from './actions.ts';
import { pasteIntoField, pressField } from './handle-field.ts';
import { pasteIntoOverlay, pressOverlay } from './handle-overlay.ts';
import { pressWalk } from './handle-walk.ts';
import { pressWelcome } from './handle-welcome.ts';
import type { ViewStore } from './store.ts';
import { type View, withoutField, withoutQuestion } from './view.ts';

/** How the screen was left. */
export type Ending = 'quit' | 'interrupted';

/** What keys act on. */
export interface Desk {
  readonly tutor: Tutor;
  readonly store: ViewStore;
  /** The scene as it is at this moment, not as it was last drawn. */
  scene(): Scene;
  draw(scene: Scene): Page;
  leave(ending: Ending): void;
  /** Puts the program in the background, where that is possible. */
  suspend(): void;
  /** Changes the language; does nothing where it can't be changed. */
  speak(language: Language): void;
}

/** The view as it belongs to the state, to be changed by a press. */
export function currentView({ store, tutor }: Pick<Desk, 'store' | 'tutor'>): View {
  return viewFor(store.get(), tutor.getState());
}

/** Leaves the program, or asks first when something runs. */
export function quit(desk: Desk): void {
  if (isBusy(desk.tutor.getState())) desk.store.set({ ...currentView(desk), asking: 'quit' });
  else desk.leave('quit');
}

/** Ctrl-C: leaves a field, stops what runs, or quits at the second press. */
function pressCtrlC(desk: Desk): void {
  const view = currentView(desk);
  if (isBusy(desk.tutor.getState())) desk.tutor.send({ type: 'interrupt' });
  else if (view.asking === 'ctrl-c') desk.leave('interrupted');
  else if (view.field && view.field.purpose !== 'input') desk.store.set(withoutField(view));
  else desk.store.set({ ...view, asking: 'ctrl-c' });
}

/** Acts on one press. */
export function press(desk: Desk, pressed: Press): void {
  const { key } = pressed;
  if (key === 'ctrl-c') pressCtrlC(desk);
  else if (key === 'ctrl-z') desk.suspend();
  else pressOther(desk, pressed);
}

function pressOther(desk: Desk, pressed: Press): void {
  const { key } = pressed;
  const view = currentView(desk);
  if (view.asking === 'quit') {
    if (key === 'y' || key === 'Y' || key === 'enter' || key === 'q') {
      desk.tutor.send({ type: 'interrupt' });
      desk.leave('quit');
    } else desk.store.set(withoutQuestion(view));
    return;
  }
  if (view.asking || view.note !== undefined) {
    const { note: _read, ...rest } = withoutQuestion(view);
    desk.store.set(rest);
  }
  const open = currentView(desk);
  if (open.overlay) pressOverlay(desk, open, open.overlay, pressed);
  else if (open.page === 'welcome') pressWelcome(desk, open, pressed);
  else if (open.field) pressField(desk, open, open.field, pressed);
  else pressWalk(desk, open, pressed);
}

/** Pasted text goes to the field that is open; without one it is nothing. */
export function paste(desk: Desk, text: string): void {
  const view = currentView(desk);
  if (view.overlay) pasteIntoOverlay(desk, view, view.overlay, text);
  else if (view.field && view.page === 'walk') pasteIntoField(desk, view, view.field, text);
}
