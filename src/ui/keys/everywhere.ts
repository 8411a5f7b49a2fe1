/** Actions on the program and its terminal, not on a step. */
import { toSay } from '../../i18n/said.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Scene } from '../scene.ts';
import { canBeStopped } from '../state/exercise.ts';
import { withoutField } from '../state/screen-state.ts';
import { scrollDistance, scrolled } from '../state/scroll.ts';
import { themeAfter } from '../theme/choice.ts';
import { type Action, PAGES, pageOf, TYPED_PAGES } from './action.ts';
import { deed, sending } from './deed.ts';

/** Ctrl-C: stops what runs, leaves a field, or quits at the second press. */
export const interrupt: Action = {
  id: 'interrupt',
  keys: ['ctrl-c'],
  on: PAGES,
  help: { text: 'interrupt', group: 1 },
  isKept: true,
  isMain: true,
  label(scene) {
    const { state, messages } = scene;
    const page = pageOf(scene);
    if (page === 'exercise') return canBeStopped(scene) ? messages.ui.keys.interrupt : '';
    if (page === 'reality') return state.reality?.name === 'repairing' ? messages.ui.keys.interrupt : '';
    if (page !== 'step' || !isBusy(state)) return '';
    const isLooking = state.phase.name === 'checking' && state.phase.outcomes.length > 0;
    return isLooking ? messages.ui.keys.stopWaiting : messages.ui.keys.interrupt;
  },
  does(scene) {
    const { state, screen } = scene;
    if (canBeStopped(scene)) return deed(screen, { type: 'exercise', intent: { type: 'interrupt' } });
    if (isBusy(state)) return sending(screen, { type: 'interrupt' });
    if (screen.asking === 'ctrl-c') return deed(screen, { type: 'leave', ending: 'interrupted' });
    if (screen.field && screen.field.purpose !== 'input')
      return deed({ ...withoutField(screen), fieldLeft: true });
    return deed({ ...screen, asking: 'ctrl-c' });
  },
};

export const suspend: Action = {
  id: 'suspend',
  keys: ['ctrl-z'],
  on: PAGES,
  help: { text: 'suspend', group: 6 },
  label: () => '',
  does: ({ screen }) => deed(screen, { type: 'suspend' }),
};

export const redraw: Action = {
  id: 'redraw',
  keys: ['ctrl-l'],
  on: PAGES,
  help: { text: 'redraw', group: 6 },
  label: () => '',
  does: ({ screen }) => deed(screen, { type: 'redraw' }),
};

export const language: Action = {
  id: 'language',
  keys: ['L'],
  on: PAGES.filter((page) => !TYPED_PAGES.has(page)),
  help: { text: 'language', group: 5 },
  label(scene) {
    if (!scene.canSetLanguage) return undefined;
    const page = pageOf(scene);
    return page === 'step' || page === 'welcome' ? scene.messages.ui.keys.language : '';
  },
  does: (scene) => deed(scene.screen, { type: 'speak', language: scene.language === 'en' ? 'zh' : 'en' }),
};

/** The next theme, at once: a learner chooses by looking. */
export const theme: Action = {
  id: 'theme',
  keys: ['T'],
  on: PAGES.filter((page) => !TYPED_PAGES.has(page)),
  help: { text: 'theme', group: 5 },
  label: (scene) => (scene.theme === undefined ? undefined : ''),
  does({ screen, theme: before = 'none' }) {
    const after = themeAfter(before);
    return deed({ ...screen, note: toSay('ui').themeIs(after) }, { type: 'theme', theme: after });
  },
};

/** Leaves the program, or asks first when something runs. */
export const quit: Action = {
  id: 'quit',
  keys: ['q'],
  on: ['welcome', 'step'],
  help: { text: 'quit', group: 5 },
  isKept: true,
  isWeighty: true,
  label: ({ messages }) => messages.ui.keys.quit,
  does: ({ state, screen }) =>
    isBusy(state) ? deed({ ...screen, asking: 'quit' }) : deed(screen, { type: 'leave', ending: 'quit' }),
};

const SCROLL_KEYS = [
  'j',
  'k',
  'down',
  'up',
  'pagedown',
  'pageup',
  'space',
  'ctrl-f',
  'ctrl-b',
  'home',
  'end',
  'G',
];

/** At a step, marks beside the text name the keys. */
export const scroll: Action = {
  id: 'scroll',
  keys: SCROLL_KEYS,
  sign: '↑↓ PgUp PgDn',
  on: ['step', 'exercise', 'help', 'map', 'output', 'reality', 'share'],
  help: { text: 'scroll', group: 6, sign: 'PgUp PgDn j k' },
  label(scene: Scene, position) {
    if (!position || position.last === 0) return undefined;
    return pageOf(scene) === 'step' && !scene.state.finished ? '' : scene.messages.ui.keys.scroll;
  },
  does({ screen }, { key }, position) {
    const distance = position && scrollDistance(key, position.page);
    if (!position || distance === undefined) return deed(screen);
    const at = scrolled(position, distance);
    const { overlay } = screen;
    if (!overlay) return deed(at === position.at ? screen : { ...screen, scroll: at });
    // At its end, the output follows new lines.
    const follows = overlay.name === 'output' && at >= position.last && distance > 0;
    return deed({ ...screen, overlay: { ...overlay, offset: follows ? Number.POSITIVE_INFINITY : at } });
  },
};
