/** Actions of the glossary: from the cheat sheet and back, through its words, and to the step that teaches one. */
import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Scene } from '../scene.ts';
import { editorText } from '../state/editor.ts';
import { foundTerms } from '../state/glossary.ts';
import { withOverlay, withoutOverlay } from '../state/screen-state.ts';
import { picked } from '../state/scroll.ts';
import type { Action } from './action.ts';
import { deed, sending } from './deed.ts';

/** Words that a page key goes over. */
const TERMS_A_PAGE = 6;

const termsOf = (scene: Scene) =>
  scene.screen.overlay ? foundTerms(scene, editorText(scene.screen.overlay.search)).terms : [];

/** Tab turns the page: the commands of the course, its words. */
export const turnPage: Action = {
  id: 'turn-page',
  keys: ['tab'],
  on: ['cheatsheet', 'glossary'],
  help: { text: 'glossary', group: 4, sign: 'c Tab' },
  label({ screen, state, messages }) {
    if (state.course.glossary.length === 0) return undefined;
    const { keys } = messages.ui;
    return screen.overlay?.name === 'glossary' ? keys.cheatsheet : keys.glossary;
  },
  does: ({ screen }) =>
    deed(withOverlay(screen, screen.overlay?.name === 'glossary' ? 'cheatsheet' : 'glossary')),
};

export const pickTerm: Action = {
  id: 'pick-term',
  keys: ['down', 'up', 'pagedown', 'pageup'],
  on: ['glossary'],
  sign: '↑↓',
  label: ({ messages }) => messages.ui.keys.pick,
  does(scene, { key }) {
    const { overlay } = scene.screen;
    if (!overlay) return deed(scene.screen);
    const selected = picked(overlay.selected, key, termsOf(scene).length, TERMS_A_PAGE);
    return deed(
      selected === undefined ? scene.screen : { ...scene.screen, overlay: { ...overlay, selected } },
    );
  },
};

/** ⏎ goes to the step that teaches the word. */
export const openTerm: Action = {
  id: 'open-term',
  keys: ['enter'],
  on: ['glossary'],
  isKept: true,
  isMain: true,
  label: (scene) => (stepOfTerm(scene) === undefined ? undefined : scene.messages.ui.keys.open),
  does(scene) {
    const step = stepOfTerm(scene);
    const { screen } = scene;
    if (step === undefined) return deed(screen);
    return sending({ ...withoutOverlay(screen), page: 'walk' }, { type: 'goto', step });
  },
};

/** The step of the picked word, if the walk has it. */
function stepOfTerm(scene: Scene): string | undefined {
  const { screen, state } = scene;
  const step = termsOf(scene)[screen.overlay?.selected ?? 0]?.step;
  return !isBusy(state) && state.stops.some((stop) => stop.step.id === step) ? step : undefined;
}
