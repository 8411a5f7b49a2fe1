/** Keys in a field: a command that is edited or typed, a value that is asked for. */
import type { Press } from '../keys/press.ts';
import { edited, editorText, inserted } from '../state/editor.ts';
import { type Field, type ScreenState, unscrolled, withoutField } from '../state/screen-state.ts';
import type { Desk } from './desk.ts';

/** Acts on a press while a field is open. */
export function pressField(desk: Desk, view: ScreenState, field: Field, { key, text }: Press): void {
  const { store } = desk;
  if (key === 'esc') {
    store.set({ ...withoutField(view), fieldLeft: true });
    return;
  }
  if (key === 'enter') {
    enter(desk, view, field);
    return;
  }
  const editor = edited(field.editor, key, text);
  if (editor) store.set({ ...view, field: { ...field, editor } });
}

/** Puts pasted text into the field. */
export function pasteIntoField({ store }: Desk, view: ScreenState, field: Field, text: string): void {
  store.set({ ...view, field: { ...field, editor: inserted(field.editor, text) } });
}

function enter({ tutor, store }: Desk, view: ScreenState, field: Field): void {
  const text = editorText(field.editor);
  if (field.purpose === 'input') {
    tutor.send({ type: 'input', value: text.trim() });
    // A refused value stays in the field, to be mended.
    if (tutor.getState().phase.name !== 'refused') store.set(unscrolled(withoutField(view)));
    return;
  }
  if (text.trim() === '') return;
  const own = tutor.command();
  store.set(unscrolled(withoutField(view, text)));
  tutor.send(text === own ? { type: 'run' } : { type: 'run', command: text });
}
