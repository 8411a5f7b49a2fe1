/** Actions of a review: options are picked, a command is typed, and one goes on. */
import { leftOf, type ReviewIntent } from '../../review/session.ts';
import type { Scene } from '../scene.ts';
import { editorText, editorWith } from '../state/editor.ts';
import { isPicking, isTyping, optionsOf } from '../state/review.ts';
import type { ScreenState } from '../state/screen-state.ts';
import type { Action } from './action.ts';
import { type Deed, deed } from './deed.ts';
import { closed } from './pages.ts';

const asking = (screen: ScreenState, intent: ReviewIntent): Deed => deed(screen, { type: 'review', intent });

const typedIn = ({ screen }: Pick<Scene, 'screen'>): string =>
  screen.overlay ? editorText(screen.overlay.search).trim() : '';

/** The field empty, and the first option picked. */
function cleared(screen: ScreenState): ScreenState {
  return screen.overlay
    ? { ...screen, overlay: { ...screen.overlay, search: editorWith(''), selected: 0, offset: 0 } }
    : screen;
}

/** ⏎: answers, tries, shows the answer to an unknown card, and goes on. */
export const primary: Action = {
  id: 'review-primary',
  keys: ['enter'],
  on: ['review'],
  isKept: true,
  isMain: true,
  label(scene) {
    const { review, messages } = scene;
    const { keys } = messages.review;
    if (isPicking(scene)) return keys.answer;
    if (isTyping(scene)) return typedIn(scene) === '' ? keys.show : keys.try;
    if (review?.phase.name === 'told') return keys.next;
    return review?.phase.name === 'over' ? keys.close : undefined;
  },
  does(scene) {
    const { screen, review } = scene;
    if (isPicking(scene)) return pick(scene, screen.overlay?.selected ?? 0);
    if (isTyping(scene)) {
      const command = typedIn(scene);
      return asking(screen, command === '' ? { type: 'show' } : { type: 'try', command });
    }
    return review?.phase.name === 'told' ? asking(cleared(screen), { type: 'next' }) : closed(screen);
  },
};

function pick(scene: Scene, at: number): Deed {
  const option = optionsOf(scene)[at]?.id;
  return option === undefined ? deed(scene.screen) : asking(scene.screen, { type: 'pick', option });
}

/** A digit picks and answers. */
export const byDigit: Action = {
  id: 'review-option',
  keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  on: ['review'],
  label: (scene) => (isPicking(scene) ? '' : undefined),
  does: (scene, { key }) => pick(scene, Number(key) - 1),
};

export const byArrow: Action = {
  id: 'review-option',
  keys: ['down', 'up'],
  on: ['review'],
  sign: '↑↓',
  label: (scene) => (isPicking(scene) ? scene.messages.ui.keys.pick : undefined),
  does(scene, { key }) {
    const { screen } = scene;
    const last = optionsOf(scene).length - 1;
    const selected = (screen.overlay?.selected ?? 0) + (key === 'down' ? 1 : -1);
    return deed(
      screen.overlay
        ? { ...screen, overlay: { ...screen.overlay, selected: Math.min(Math.max(selected, 0), last) } }
        : screen,
    );
  },
};

/** The shape of the command. */
export const hint: Action = {
  id: 'review-hint',
  keys: ['tab'],
  on: ['review'],
  label(scene) {
    const { review, messages } = scene;
    const isOpen = isTyping(scene) && review?.phase.name === 'asking' && !review.phase.hint;
    return isOpen ? messages.ui.keys.hint : undefined;
  },
  does: ({ screen }) => asking(screen, { type: 'hint' }),
};

/** After a review, the remaining cards can be asked, too. */
export const more: Action = {
  id: 'review-more',
  keys: ['r'],
  on: ['review'],
  label: ({ review, messages }) =>
    review?.phase.name === 'over' && leftOf(review) > 0 ? messages.review.keys.more : undefined,
  does: ({ screen }) => asking(cleared(screen), { type: 'begin' }),
};
