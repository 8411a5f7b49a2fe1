/** What a press does: the page that is open decides. */

import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Press } from '../keys/press.ts';
import { type ScreenState, withoutField, withoutQuestion } from '../state/screen-state.ts';
import { KEYS } from './actions.ts';
import { currentView, type Desk } from './desk.ts';
import { pasteIntoField, pressField } from './handle-field.ts';
import { pasteIntoOverlay, pressOverlay } from './handle-overlay.ts';
import { beginsWord, holdTyped, isWord, pressTyped, takesText } from './handle-typed.ts';
import { pressWalk } from './handle-walk.ts';
import { pressWelcome } from './handle-welcome.ts';

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
  else if (key === 'ctrl-l') desk.redraw();
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
  if (view.asking === 'skip') {
    if (pressAfterSkip(desk, withoutQuestion(view), pressed)) return;
  }
  if (view.typed !== undefined && pressTyped(desk, view, pressed)) return;
  if (!takesText(view) && beginsWord(pressed)) {
    holdTyped(desk, pressed.text);
    return;
  }
  if (view.asking === 'editor' && !KEYS.editor.includes(key)) desk.store.set(withoutQuestion(view));
  else if (view.asking !== 'editor' && (view.asking || view.note !== undefined)) {
    const { note: _read, ...rest } = withoutQuestion(view);
    desk.store.set(rest);
  }
  const open = currentView(desk);
  if (open.overlay) pressOverlay(desk, open, open.overlay, pressed);
  else if (open.page === 'welcome') pressWelcome(desk, open, pressed);
  else if (open.field) pressField(desk, open, open.field, pressed);
  else pressWalk(desk, open, pressed);
}

/** A second `s` skips. Another letter makes a word of it; ⏎ and Esc only take the question back. @returns whether that is all */
function pressAfterSkip(desk: Desk, view: ScreenState, pressed: Press): boolean {
  const { key, text } = pressed;
  desk.store.set(view);
  if (KEYS.skip.includes(key)) desk.tutor.send({ type: 'skip' });
  else if (/^[a-z]$/i.test(key)) holdTyped(desk, `s${text}`);
  else return key === 'enter' || key === 'esc';
  return true;
}

/** Acts on presses that arrive in one piece: each for itself, unless they are a word and no field takes it. */
export function pressAll(desk: Desk, presses: readonly Press[]): void {
  if (!isWord(presses) || takesText(currentView(desk))) {
    for (const pressed of presses) press(desk, pressed);
    return;
  }
  const { asking, typed = '' } = currentView(desk);
  const before = asking === 'typed' ? typed : asking === 'skip' ? 's' : '';
  holdTyped(desk, before + presses.map(({ text }) => text).join(''));
}

/** Pasted text goes to the field that is open; without one it is held. */
export function paste(desk: Desk, text: string): void {
  const view = currentView(desk);
  if (view.overlay) pasteIntoOverlay(desk, view, view.overlay, text);
  else if (view.field && view.page === 'walk') pasteIntoField(desk, view, view.field, text);
  else if (text.trim() !== '' && view.asking !== 'quit') holdTyped(desk, text.trim(), true);
}
