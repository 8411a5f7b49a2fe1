/** Keys on the first page. */
import type { Press } from '../keys/press.ts';
import type { ScreenState } from '../state/screen-state.ts';
import type { Desk } from './desk.ts';
import { openPage, openReality, pressAnywhere } from './handle-pages.ts';

/** Acts on a press on the first page: ⏎ begins. */
export function pressWelcome(desk: Desk, view: ScreenState, { key }: Press): void {
  if (key === 'enter' || key === 'space' || key === 'n' || key === 'right') {
    desk.store.set({ ...view, page: 'walk' });
    return;
  }
  if (key === 'l' || key === 'tab') openPage(desk, view, 'lessons');
  else if (key === 'w') openReality(desk, view);
  else if (key === 'c') openPage(desk, view, 'cheatsheet');
  else pressAnywhere(desk, view, key);
}
