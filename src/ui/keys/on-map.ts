/** Actions on the page of the swarm. */

import type { Scene } from '../scene.ts';
import { type Overlay, withOpened, withoutOpened } from '../state/screen-state.ts';
import { picked } from '../state/scroll.ts';
import { swarmRows } from '../state/swarm-rows.ts';
import type { Action } from './action.ts';
import { deed } from './deed.ts';

const MAP = ['map'] as const;

const isOpened = ({ screen }: Scene) => screen.overlay?.opened !== undefined;
const pickedRow = ({ topology, screen }: Scene) => {
  const rows = swarmRows(topology);
  return rows[Math.min(screen.overlay?.selected ?? 0, rows.length - 1)];
};

/** ⏎ opens a node, a service or a task; an event opens its task. */
export const openRow: Action = {
  id: 'open-row',
  keys: ['enter'],
  on: MAP,
  isKept: true,
  isMain: true,
  label(scene) {
    if (isOpened(scene)) return undefined;
    return pickedRow(scene)?.key === undefined ? undefined : scene.messages.ui.keys.details;
  },
  does(scene) {
    const key = pickedRow(scene)?.key;
    return deed(key === undefined ? scene.screen : withOpened(scene.screen, key));
  },
};

/** Moves through the list. */
export const pickRow: Action = {
  id: 'pick-row',
  keys: ['down', 'up', 'j', 'k', 'pagedown', 'pageup', 'space', 'ctrl-f', 'ctrl-b', 'home', 'end', 'G'],
  on: MAP,
  sign: '↑↓',
  label: (scene) =>
    isOpened(scene) || swarmRows(scene.topology).length === 0 ? undefined : scene.messages.ui.keys.pick,
  does(scene, { key }, position) {
    const { overlay } = scene.screen;
    const { length } = swarmRows(scene.topology);
    const selected =
      overlay && picked(Math.min(overlay.selected, length - 1), key, length, position?.page ?? 10);
    return deed(selected === undefined ? scene.screen : withSelected(scene, overlay, selected));
  },
};

function withSelected({ screen }: Scene, overlay: Overlay | undefined, selected: number) {
  return overlay ? { ...screen, overlay: { ...overlay, selected } } : screen;
}

/** Back from the opened details to the list. */
export const closeRow: Action = {
  id: 'close-row',
  keys: ['esc', 'left', 'backspace', 'q'],
  on: MAP,
  isKept: true,
  label: (scene) => (isOpened(scene) ? scene.messages.ui.keys.back : undefined),
  does: ({ screen }) => deed(withoutOpened(screen)),
};
