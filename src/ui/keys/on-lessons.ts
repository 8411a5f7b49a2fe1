/** Actions of the list of lessons: going to a step, moving through the list, and searching in it. */
import { isBusy } from '../../tutor/walk/reduce.ts';
import { fillOf, type Scene } from '../scene.ts';
import { editorWith } from '../state/editor.ts';
import { type ListedEntry, listedEntries, soughtIn } from '../state/lesson-search.ts';
import { type Overlay, type ScreenState, withoutOverlay } from '../state/screen-state.ts';
import { picked } from '../state/scroll.ts';
import type { Action } from './action.ts';
import { deed, sending } from './deed.ts';

const rowsOf = ({ state, screen }: Scene): ListedEntry[] =>
  listedEntries(state.stops, soughtIn(screen.overlay), fillOf(state));

const withList = (screen: ScreenState, change: Partial<Overlay>): ScreenState =>
  screen.overlay ? { ...screen, overlay: { ...screen.overlay, ...change } } : screen;

/** ⏎ in the list of lessons, and in its search. */
export const openStep: Action = {
  id: 'open-step',
  keys: ['enter'],
  on: ['lessons', 'lesson-search'],
  isKept: true,
  isMain: true,
  label: (scene) => (rowsOf(scene).length > 0 ? scene.messages.ui.keys.open : undefined),
  does(scene) {
    const { screen, state } = scene;
    const row = rowsOf(scene)[screen.overlay?.selected ?? 0];
    if (!row || isBusy(state)) return deed(screen);
    return sending({ ...withoutOverlay(screen), page: 'walk' }, { type: 'goto', step: row.entry.leadsTo });
  },
};

/** Moves through the list; in its search, by keys that type nothing. */
export const pickLesson: readonly Action[] = (
  [
    [
      'lessons',
      ['down', 'up', 'j', 'k', 'pagedown', 'pageup', 'space', 'ctrl-f', 'ctrl-b', 'home', 'end', 'G'],
    ],
    ['lesson-search', ['down', 'up', 'pagedown', 'pageup']],
  ] as const
).map(([page, keys]) => ({
  id: 'pick-lesson',
  keys,
  on: [page],
  sign: '↑↓',
  label: ({ messages }) => messages.ui.keys.pick,
  does(scene, { key }, position) {
    const before = scene.screen.overlay?.selected ?? 0;
    const selected = picked(before, key, rowsOf(scene).length, position?.page ?? 10) ?? before;
    return deed(withList(scene.screen, { selected }));
  },
}));

/** Opens the search field. */
export const searchLessons: Action = {
  id: 'search-lessons',
  keys: ['/'],
  on: ['lessons'],
  help: { text: 'search-lessons', group: 6 },
  label: ({ messages }) => messages.ui.keys.search,
  does: ({ screen }) => deed(withList(screen, { isSearching: true, search: editorWith(''), selected: 0 })),
};

/** Esc ends the search; the picked row stays picked in the whole list. */
export const leaveLessonSearch: Action = {
  id: 'leave-lesson-search',
  keys: ['esc'],
  on: ['lesson-search'],
  isKept: true,
  label: ({ messages }) => messages.ui.keys.endSearch,
  does(scene) {
    const row = rowsOf(scene)[scene.screen.overlay?.selected ?? 0];
    const { isSearching: _over, ...overlay } = scene.screen.overlay ?? {};
    const whole = listedEntries(scene.state.stops, '', fillOf(scene.state));
    const selected = whole.findIndex(
      ({ entry }) => entry.kind === row?.entry.kind && entry.leadsTo === row.entry.leadsTo,
    );
    const rest = overlay as Overlay;
    return deed({
      ...scene.screen,
      overlay: { ...rest, search: editorWith(''), selected: Math.max(0, selected) },
    });
  },
};
