/** Actions of the page with an output: going sideways, and searching. */

import type { Scene } from '../scene.ts';
import { editorText, editorWith } from '../state/editor.ts';
import { columnsOf, linesWith, nextOf, soughtOn } from '../state/output-search.ts';
import type { Overlay, ScreenState } from '../state/screen-state.ts';
import { around, leftAt, type ScrollPosition } from '../state/scroll.ts';
import type { Action } from './action.ts';
import { deed } from './deed.ts';

/** Columns that an arrow goes over. */
const COLUMNS = 16;

const withPager = (screen: ScreenState, change: Partial<Overlay>) =>
  deed(screen.overlay ? { ...screen, overlay: { ...screen.overlay, ...change } } : screen);

export const sideways: Action = {
  id: 'sideways',
  keys: ['left', 'right'],
  sign: '←→',
  on: ['output'],
  help: { text: 'sideways', group: 6, sign: '←  →' },
  label: ({ messages }, position) =>
    (position?.lastColumn ?? 0) > 0 ? messages.ui.keys.sideways : undefined,
  does({ screen }, { key }, position) {
    const before = Math.min(screen.overlay?.left ?? 0, position?.lastColumn ?? 0);
    const left = before + (key === 'right' ? COLUMNS : -COLUMNS);
    return withPager(screen, { left: Math.max(0, Math.min(left, position?.lastColumn ?? 0)) });
  },
};

/** Opens the field of the search. */
export const search: Action = {
  id: 'search-output',
  keys: ['/'],
  on: ['output'],
  help: { text: 'search-output', group: 6, sign: '/  n  N' },
  label: ({ messages }) => messages.ui.keys.search,
  does: ({ screen }) => withPager(screen, { isSearching: true, search: editorWith('') }),
};

/** ⏎ in the field: goes to the first line with the text, from the current position. */
export const find: Action = {
  id: 'find',
  keys: ['enter'],
  on: ['output-search'],
  isKept: true,
  isMain: true,
  label: ({ messages }) => messages.ui.keys.search,
  does(scene, _press, position) {
    const { screen, output } = scene;
    const { overlay } = screen;
    const found = overlay ? linesWith(output, editorText(overlay.search)) : [];
    return goTo(scene, nextOf(found, (position?.at ?? 0) - 1, 1), position);
  },
};

/** The found line after or before the current one. */
export const findNext: Action = {
  id: 'find-next',
  keys: ['n', 'N'],
  sign: 'n N',
  on: ['output'],
  label: ({ screen, messages }) => (soughtOn(screen.overlay) === '' ? undefined : messages.ui.keys.findNext),
  does(scene, { key }, position) {
    const { screen, output } = scene;
    const found = linesWith(output, soughtOn(screen.overlay));
    const from = screen.overlay?.match ?? position?.at ?? 0;
    return goTo(scene, nextOf(found, from, key === 'n' ? 1 : -1), position);
  },
};

/** Leaves the field, and ends the search. */
export const leaveSearch: Action = {
  id: 'leave-search',
  keys: ['esc'],
  on: ['output-search'],
  isKept: true,
  label: ({ messages }) => messages.ui.keys.cancel,
  does: ({ screen }) => deed(withoutSearch(screen)),
};

/** Esc on the page ends the search before it leaves the page. */
export const endSearch: Action = {
  id: 'end-search',
  keys: ['esc'],
  on: ['output'],
  isKept: true,
  label: ({ screen, messages }) => (soughtOn(screen.overlay) === '' ? undefined : messages.ui.keys.endSearch),
  does: ({ screen }) => deed(withoutSearch(screen)),
};

function withoutSearch(screen: ScreenState): ScreenState {
  if (!screen.overlay) return screen;
  const { isSearching: _left, match: _gone, ...overlay } = screen.overlay;
  return { ...screen, overlay: { ...overlay, search: editorWith('') } };
}

function goTo({ screen, output }: Scene, match: number | undefined, position: ScrollPosition | undefined) {
  const { overlay } = screen;
  if (!overlay) return deed(screen);
  const { isSearching: _done, ...rest } = overlay;
  if (match === undefined || !position) return deed({ ...screen, overlay: rest });
  const offset = Math.max(0, Math.min(around(match, 1, position.at, position.page), position.last));
  const [line = ''] = output.lines(output.dropped + match, output.dropped + match + 1);
  const hit = columnsOf(line, soughtOn(overlay));
  const before = overlay.left ?? 0;
  const left = hit && position.columns ? leftAt(hit, before, position.columns) : before;
  return deed({ ...screen, overlay: { ...rest, match, offset, left } });
}
