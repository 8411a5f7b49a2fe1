/** The effect of a press, as a function of the scene. */
import type { Scene } from '../scene.ts';
import { edited, inserted, withoutControls } from '../state/editor.ts';
import { type ScreenState, withoutQuestion } from '../state/screen-state.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import { type Action, pageOf } from './action.ts';
import { ACTIONS, keysOf } from './actions.ts';
import { type Deed, deed, sending } from './deed.ts';
import { interrupt, redraw, suspend } from './everywhere.ts';
import type { Press } from './press.ts';
import { afterTyped, beginsWord, takesText, withTyped } from './typed.ts';

/** Keys that mean the same even while a question is open. */
const FIRST: readonly Action[] = [interrupt, suspend, redraw];

/** Acts on one press. */
export function pressed(scene: Scene, press: Press, position: ScrollPosition | undefined): Deed {
  const first = FIRST.find(({ keys }) => keys.includes(press.key));
  if (first) return first.does(scene, press, position);
  const { screen } = scene;
  if (screen.asking === 'quit') return answeredQuit(screen, press.key);
  if (screen.asking === 'skip') return answeredSkip(scene, press, position);
  return unasked(scene, press, position);
}

function answeredQuit(screen: ScreenState, key: string): Deed {
  const isYes = key === 'y' || key === 'Y' || key === 'enter' || key === 'q';
  if (!isYes) return deed(withoutQuestion(screen));
  const interrupting = { type: 'send', intent: { type: 'interrupt' } } as const;
  return deed(screen, interrupting, { type: 'leave', ending: 'quit' });
}

/** A second `s` skips. Another letter makes it a word; ⏎ and Esc only close the question. */
function answeredSkip(scene: Scene, press: Press, position: ScrollPosition | undefined): Deed {
  const { key, text } = press;
  const screen = withoutQuestion(scene.screen);
  if (keysOf('skip').includes(key)) return sending(screen, { type: 'skip' });
  if (/^[a-z]$/i.test(key)) return deed(withTyped(screen, `s${text}`));
  if (key === 'enter' || key === 'esc') return deed(screen);
  return unasked({ ...scene, screen }, press, position);
}

function unasked(scene: Scene, press: Press, position: ScrollPosition | undefined): Deed {
  const { screen, isDone } =
    scene.screen.typed === undefined ? { screen: scene.screen, isDone: false } : afterTyped(scene, press);
  if (isDone) return deed(screen);
  if (!takesText({ ...scene, screen }) && beginsWord(press)) return deed(withTyped(screen, press.text));
  return act({ ...scene, screen: heard(screen, press.key) }, press, position);
}

/** Actions whose key is pressed twice: the first press says what it does. */
const ASKED_TWICE: Partial<Record<NonNullable<ScreenState['asking']>, string>> = {
  editor: 'editor',
  anew: 'exercise-anew',
  'give-up': 'exercise-show',
};

/** The next key closes a question or a notice, unless it is the one that was asked for twice. */
function heard(screen: ScreenState, key: string): ScreenState {
  const again = screen.asking && ASKED_TWICE[screen.asking];
  if (again !== undefined) return keysOf(again).includes(key) ? screen : withoutQuestion(screen);
  if (screen.asking === undefined && screen.note === undefined) return screen;
  const { note: _read, ...rest } = withoutQuestion(screen);
  return rest;
}

function act(scene: Scene, press: Press, position: ScrollPosition | undefined): Deed {
  const page = pageOf(scene);
  const action = ACTIONS.find(
    (one) =>
      one.on.includes(page) && one.keys.includes(press.key) && one.label(scene, position) !== undefined,
  );
  return action ? action.does(scene, press, position) : typedInto(scene, press);
}

/** A key without an action goes into the open field, if there is one. */
function typedInto(scene: Scene, { key, text }: Press): Deed {
  const { screen } = scene;
  const { overlay, field } = screen;
  if (overlay) {
    const search = takesText(scene) ? edited(overlay.search, key, text) : undefined;
    return deed(search ? { ...screen, overlay: { ...overlay, search, selected: 0 } } : screen);
  }
  const editor = field && edited(field.editor, key, text);
  return deed(field && editor ? { ...screen, field: { purpose: field.purpose, editor } } : screen);
}

/** Pasted text goes into the open field; without one it is held. */
export function pasted(scene: Scene, text: string): Deed {
  const { screen } = scene;
  const { overlay, field } = screen;
  const page = pageOf(scene);
  if (overlay && takesText(scene)) {
    const search = inserted(overlay.search, text.replaceAll('\n', ' '));
    return deed({ ...screen, overlay: { ...overlay, search, selected: 0 } });
  }
  if (overlay) return deed(screen);
  if (page === 'field' && field)
    return deed({ ...screen, field: { ...field, editor: inserted(field.editor, text) } });
  const held = withoutControls(text).trim();
  if (held === '' || screen.asking === 'quit') return deed(screen);
  return deed(withTyped(screen, held, true));
}
