/** Keys on a page over the walk: lists pick, the rest scrolls. */

import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Press } from '../keys/press.ts';
import { fillOf } from '../scene.ts';
import { cheatsheetRows } from '../screens/cheatsheet.ts';
import { lessonRows } from '../screens/lessons.ts';
import { edited, editorText, inserted } from '../state/editor.ts';
import {
  type Overlay,
  type ScreenState,
  withField,
  withoutField,
  withoutOverlay,
} from '../state/screen-state.ts';
import { scrollDistance, scrolled } from '../state/scroll.ts';
import { KEYS } from './actions.ts';
import type { Desk } from './desk.ts';

/** Acts on a press while a page lies over the walk. */
export function pressOverlay(desk: Desk, view: ScreenState, overlay: Overlay, pressed: Press): void {
  const { key } = pressed;
  const searches = overlay.name === 'cheatsheet';
  if (key === 'esc' || (!searches && (key === 'q' || KEYS[overlay.name].includes(key)))) {
    desk.store.set(withoutOverlay(view));
  } else if (!searches && KEYS.language.includes(key))
    desk.speak(desk.scene().language === 'en' ? 'zh' : 'en');
  else if (searches) pressCheatsheet(desk, view, overlay, pressed);
  else if (overlay.name === 'lessons') pressLessons(desk, view, overlay, pressed);
  else if (overlay.name === 'reality' && pressReality(desk, view, key)) return;
  else scrollOverlay(desk, view, overlay, key);
}

/** @returns whether the key meant something here */
function pressReality({ tutor, store }: Desk, view: ScreenState, key: string): boolean {
  if (tutor.getState().reality?.name !== 'known') return false;
  if (key === 'enter') tutor.send({ type: 'repair' });
  else if (KEYS.verify.includes(key)) tutor.send({ type: 'compare' });
  else if (KEYS.repeat.includes(key)) {
    const before = tutor.getState();
    tutor.send({ type: 'redo' });
    if (tutor.getState() !== before) store.set({ ...withoutOverlay(view), page: 'walk' });
  } else return false;
  return true;
}

function scrollOverlay(desk: Desk, view: ScreenState, overlay: Overlay, key: string): void {
  const scrolling = desk.draw(desk.scene()).scrolling;
  const distance = scrollDistance(key, scrolling?.height ?? 1);
  if (distance === undefined || !scrolling) return;
  const at = scrolled(scrolling.from, distance, scrolling.total, scrolling.height);
  // At its end the output follows what comes.
  const atEnd = overlay.name === 'output' && at >= scrolling.total - scrolling.height && distance > 0;
  desk.store.set({ ...view, overlay: { ...overlay, offset: atEnd ? Number.POSITIVE_INFINITY : at } });
}

/** Puts pasted text into the search. */
export function pasteIntoOverlay({ store }: Desk, view: ScreenState, overlay: Overlay, text: string): void {
  if (overlay.name !== 'cheatsheet') return;
  store.set({
    ...view,
    overlay: { ...overlay, search: inserted(overlay.search, text.replaceAll('\n', ' ')), selected: 0 },
  });
}

/** Moves the picked row within a list of `count`; undefined for keys that don't move it. */
function moved(selected: number, key: string, count: number, page: number): number | undefined {
  const distance = scrollDistance(key, page);
  if (distance === undefined) return undefined;
  return Math.min(count - 1, Math.max(0, selected + Math.max(-count, Math.min(count, distance))));
}

/** Keeps the window where it was drawn, so that a list moves only when the picked row leaves it. */
function picked(desk: Desk, view: ScreenState, overlay: Overlay, selected: number): void {
  const from = desk.draw(desk.scene()).scrolling?.from ?? 0;
  desk.store.set({ ...view, overlay: { ...overlay, selected, offset: from } });
}

function pressLessons(desk: Desk, view: ScreenState, overlay: Overlay, { key }: Press): void {
  const scene = desk.scene();
  const { state } = scene;
  const rows = lessonRows(scene);
  if (key === 'enter') {
    const target = rows[overlay.selected];
    if (!target || isBusy(state)) return;
    desk.tutor.send({ type: 'goto', step: target.step });
    desk.store.set({ ...withoutOverlay(view), page: 'walk' });
    return;
  }
  const height = desk.draw(desk.scene()).scrolling?.height ?? 10;
  const selected = moved(overlay.selected, key, rows.length, height);
  if (selected !== undefined) picked(desk, view, overlay, selected);
}

function pressCheatsheet(desk: Desk, view: ScreenState, overlay: Overlay, { key, text }: Press): void {
  const { state, surroundings } = desk.scene();
  const rows = cheatsheetRows({ state, surroundings }, editorText(overlay.search));
  if (key === 'enter') {
    const row = rows[overlay.selected];
    const step = state.stops[state.at]?.step;
    if (!row || isBusy(state) || state.finished || step?.kind !== 'run') return;
    const walk: ScreenState = { ...withoutField(withoutOverlay(view)), page: 'walk' };
    desk.store.set(withField(walk, 'type', fillOf(state)(row.command)));
    return;
  }
  const isList = key === 'up' || key === 'down' || key === 'pageup' || key === 'pagedown';
  const selected = isList ? moved(overlay.selected, key, rows.length, 5) : undefined;
  if (selected !== undefined) {
    picked(desk, view, overlay, Math.max(0, selected));
    return;
  }
  const search = edited(overlay.search, key, text);
  if (search) desk.store.set({ ...view, overlay: { ...overlay, search, selected: 0, offset: 0 } });
}
