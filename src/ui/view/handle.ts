/** What a press does: the page that is open decides. */
import type { Press } from '../keys.ts';
import { isBusy } from './actions.ts';
import { currentView, type Desk } from './desk.ts';
import { pasteIntoField, pressField } from './handle-field.ts';
import { pasteIntoOverlay, pressOverlay } from './handle-overlay.ts';
import { pressWalk } from './handle-walk.ts';
import { pressWelcome } from './handle-welcome.ts';
import { withoutField, withoutQuestion } from './view.ts';

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
