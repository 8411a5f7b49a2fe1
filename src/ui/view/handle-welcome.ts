/** Keys on the first page. */
import type { Press } from '../keys.ts';
import type { Desk } from './desk.ts';
import { openPage, openReality, pressAnywhere } from './handle-pages.ts';
import type { View } from './view.ts';

/** Acts on a press on the first page: ⏎ begins. */
export function pressWelcome(desk: Desk, view: View, { key }: Press): void {
  if (key === 'enter' || key === 'space' || key === 'n' || key === 'right') {
    desk.store.set({ ...view, page: 'walk' });
    return;
  }
  if (key === 'l' || key === 'tab') openPage(desk, view, 'lessons');
  else if (key === 'w') openReality(desk, view);
  else if (key === 'c') openPage(desk, view, 'cheatsheet');
  else pressAnywhere(desk, view, key);
}
