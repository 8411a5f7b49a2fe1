/** Actions in a room: raising a hand, and showing the screen to the teacher, who sees nothing of it otherwise. */
import { toSay } from '../../i18n/said.ts';
import type { Scene } from '../scene.ts';
import { withOverlay, withoutOverlay } from '../state/screen-state.ts';
import { sharedLines } from '../state/shared-lines.ts';
import type { Action } from './action.ts';
import { deed } from './deed.ts';

const isIn = ({ state: { room } }: Scene): boolean => room !== undefined && !room.ended;

export const hand: Action = {
  id: 'hand',
  keys: ['H'],
  on: ['step'],
  help: { text: 'hand', group: 4 },
  isWeighty: true,
  label(scene) {
    const { keys } = scene.messages.ui;
    if (!isIn(scene)) return undefined;
    return scene.state.room?.hand ? keys.handDown : keys.hand;
  },
  does: ({ screen }) => deed(screen, { type: 'send', intent: { type: 'raise-hand' } }),
};

/** Opens the page that shows what would be sent. */
export const share: Action = {
  id: 'share',
  keys: ['S'],
  on: ['step'],
  help: { text: 'share', group: 4 },
  isWeighty: true,
  label: (scene) => (isIn(scene) ? '' : undefined),
  does: ({ screen }) => deed(withOverlay(screen, 'share')),
};

/** ⏎ on that page. */
export const send: Action = {
  id: 'send',
  keys: ['enter'],
  on: ['share'],
  isKept: true,
  isMain: true,
  label: ({ messages }) => messages.ui.keys.send,
  does(scene) {
    const screen = { ...withoutOverlay(scene.screen), note: toSay('room').share.done };
    return deed(screen, { type: 'send', intent: { type: 'share-screen', lines: sharedLines(scene) } });
  },
};
