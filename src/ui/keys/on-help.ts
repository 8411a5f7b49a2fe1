/** Actions on the help page. */
import { commandHelp } from '../state/command-help.ts';
import type { Action } from './action.ts';
import { deed } from './deed.ts';

/** Moves from one part of the command to the next, and scrolls back up to them. */
export const pickPart: Action = {
  id: 'pick-part',
  keys: ['left', 'right'],
  sign: '←→',
  on: ['help'],
  label: (scene) =>
    (commandHelp(scene)?.parts.length ?? 0) > 1 ? scene.messages.ui.keys.pickPart : undefined,
  does(scene, { key }) {
    const { screen } = scene;
    const { overlay } = screen;
    const count = commandHelp(scene)?.parts.length ?? 0;
    if (!overlay || count === 0) return deed(screen);
    const selected = (overlay.selected + (key === 'right' ? 1 : count - 1)) % count;
    return deed({ ...screen, overlay: { ...overlay, selected, offset: 0 } });
  },
};
