/** The effect of a click or a turn of the wheel: that of a key. */
import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Scene } from '../scene.ts';
import { unscrolled, withOpened, withOverlay } from '../state/screen-state.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import { nodeKey } from '../state/swarm-rows.ts';
import { type Deed, deed, sending } from './deed.ts';
import { scroll } from './everywhere.ts';
import type { Press } from './press.ts';
import { pressed } from './pressed.ts';

/** Targets of a click: a key of the key line, a row of a list, a step in the outline, a machine of the picture. */
export type ClickTarget =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'row'; readonly at: number }
  | { readonly type: 'step'; readonly step: string }
  | { readonly type: 'machine'; readonly name: string };

const pressOf = (key: string): Press => ({ key, text: key.length === 1 ? key : '' });

/** Acts on a click. A row is picked first, and opened by a second click, as ⏎ does. */
export function clicked(scene: Scene, target: ClickTarget, position: ScrollPosition | undefined): Deed {
  const { screen, state } = scene;
  if (target.type === 'key') return pressed(scene, pressOf(target.key), position);
  // A question is answered first.
  if (screen.asking === 'quit') return deed(screen);
  switch (target.type) {
    case 'row': {
      const { overlay } = screen;
      if (!overlay) return deed(screen);
      if (overlay.selected === target.at) return pressed(scene, pressOf('enter'), position);
      return deed({ ...screen, overlay: { ...overlay, selected: target.at } });
    }
    case 'step':
      return isBusy(state) ? deed(screen) : sending(unscrolled(screen), { type: 'goto', step: target.step });
    case 'machine': {
      const map = screen.overlay?.name === 'map' ? screen : withOverlay(screen, 'map');
      return deed(withOpened(map, nodeKey(target.name)));
    }
  }
}

/** Rows, or entries of a list, that a turn of the wheel goes over. Commands of the cheat sheet take several rows each. */
export function wheelSteps({ screen }: Pick<Scene, 'screen'>): number {
  return screen.overlay?.name === 'cheatsheet' ? 1 : 3;
}

/** Acts on one step of the wheel: it scrolls even where arrows would pick an option or an earlier command. */
export function wheeled(scene: Scene, key: 'up' | 'down', position: ScrollPosition | undefined): Deed {
  if (scene.screen.asking === 'quit') return deed(scene.screen);
  return scene.screen.overlay
    ? pressed(scene, pressOf(key), position)
    : scroll.does(scene, pressOf(key), position);
}
