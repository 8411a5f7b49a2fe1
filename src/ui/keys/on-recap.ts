/** Actions of the cheat sheet with blanks: filling one in, or having it shown. */
import { editorText, editorWith } from '../state/editor.ts';
import { isFilledIn, recapEntries } from '../state/recap.ts';
import type { Overlay, ScreenState } from '../state/screen-state.ts';
import type { Action } from './action.ts';
import { deed } from './deed.ts';

/** ⏎ judges the typed text; with an empty field it shows the part. A wrong answer may be tried again. */
export const fillIn: Action = {
  id: 'fill-in',
  keys: ['enter'],
  on: ['recap'],
  isKept: true,
  isMain: true,
  label(scene) {
    const { overlay } = scene.screen;
    const { keys } = scene.messages.ui.recap;
    if (overlay === undefined || (overlay.blanks ?? []).length >= recapEntries(scene).length)
      return undefined;
    return editorText(overlay.search).trim() === '' ? keys.show : keys.fillIn;
  },
  does(scene) {
    const { screen } = scene;
    const { overlay } = screen;
    const entry = recapEntries(scene)[(overlay?.blanks ?? []).length];
    if (overlay === undefined || entry === undefined) return deed(screen);
    const typed = editorText(overlay.search).trim();
    if (typed === '') return deed(withBlank(screen, overlay, 'shown'));
    if (isFilledIn(entry, typed)) return deed(withBlank(screen, overlay, 'filled'));
    return deed({ ...screen, overlay: { ...overlay, isMissed: true } });
  },
};

function withBlank(screen: ScreenState, overlay: Overlay, how: 'filled' | 'shown'): ScreenState {
  const { isMissed: _over, ...rest } = overlay;
  const blanks = [...(overlay.blanks ?? []), how];
  return { ...screen, overlay: { ...rest, blanks, search: editorWith('') } };
}
