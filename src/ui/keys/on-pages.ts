/** Actions of single pages: the first one, a field, lists, and what has changed. */
import { isAhead, repairPlan } from '../../tutor/reality.ts';
import type { Difference } from '../../tutor/types.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import { fillOf, type Scene } from '../scene.ts';
import { cheatsheetRows } from '../state/cheatsheet.ts';
import { completed } from '../state/completion.ts';
import { edited, editorText } from '../state/editor.ts';
import { hasBegun } from '../state/outline.ts';
import {
  isForCommand,
  type Overlay,
  unscrolled,
  withField,
  withoutField,
  withoutOverlay,
} from '../state/screen-state.ts';
import { picked } from '../state/scroll.ts';
import { stepOf } from '../state/step.ts';
import type { Action } from './action.ts';
import { predictNumber } from './at-prediction.ts';
import { deed, sending } from './deed.ts';

/** ⏎ on the first page. */
export const begin: Action = {
  id: 'begin',
  keys: ['enter', 'space', 'n', 'right'],
  on: ['welcome'],
  isKept: true,
  isMain: true,
  label: ({ state, messages: { ui: m } }) => (hasBegun(state) ? m.keys.resume : m.keys.begin),
  does: ({ screen }) => deed({ ...screen, page: 'walk' }),
};

/** ⏎ in a field. A typed command that equals the lesson's counts as the lesson's. */
export const enter: Action = {
  id: 'enter',
  keys: ['enter'],
  on: ['field'],
  isKept: true,
  isMain: true,
  label({ screen: { field }, messages: { ui: m } }) {
    if (field?.purpose === 'number') return m.keys.predict;
    return field?.purpose === 'input' ? m.keys.accept : m.keys.run;
  },
  does({ screen, command }) {
    const { field } = screen;
    if (!field) return deed(screen);
    const text = editorText(field.editor);
    if (field.purpose === 'number') return predictNumber(screen, text);
    if (field.purpose === 'input') return deed(screen, { type: 'submit', value: text.trim() });
    if (text.trim() === '') return deed(screen);
    if (screen.page === 'exercise')
      return deed(unscrolled(withoutField(screen, text)), {
        type: 'exercise',
        intent: { type: 'run', command: text },
      });
    const after = unscrolled(withoutField(screen, text));
    return sending(after, text === command ? { type: 'run' } : { type: 'run', command: text });
  },
};

/** An earlier command. */
export const recall: Action = {
  id: 'recall',
  keys: ['up'],
  on: ['field'],
  sign: '↑',
  label: ({ screen, messages }) =>
    screen.history.length > 0 && screen.field && isForCommand(screen.field) ? messages.ui.keys.recall : '',
  does({ screen }, { key }) {
    const editor = screen.field && edited(screen.field.editor, key, '');
    return deed(screen.field && editor ? { ...screen, field: { ...screen.field, editor } } : screen);
  },
};

/** Tab completes what is being written. */
export const complete: Action = {
  id: 'complete',
  keys: ['tab'],
  on: ['field'],
  help: { text: 'complete', group: 1 },
  label: ({ screen, messages }) =>
    screen.field && isForCommand(screen.field) ? messages.ui.keys.complete : undefined,
  does({ screen, state, topology }) {
    const { field } = screen;
    return deed(field ? { ...screen, field: completed(field, state, topology) } : screen);
  },
};

export const leaveField: Action = {
  id: 'leave-field',
  keys: ['esc'],
  on: ['field'],
  isKept: true,
  label: ({ messages, screen }) =>
    screen.page === 'exercise' ? messages.exercise.keys.others : messages.ui.keys.cancel,
  does: ({ screen }) => deed({ ...withoutField(screen), fieldLeft: true }),
};

/** ⏎ in the list of exercises. */
export const openExercise: Action = {
  id: 'open-exercise',
  keys: ['enter'],
  on: ['exercises'],
  isKept: true,
  isMain: true,
  label: ({ messages }) => messages.ui.keys.openExercise,
  does({ screen, exercises }) {
    const entry = exercises?.[screen.overlay?.selected ?? 0];
    return entry ? deed(screen, { type: 'open-exercise', id: entry.exercise.id }) : deed(screen);
  },
};

/** ⏎ in the cheat sheet: only a step that runs something can take a command. */
export const take: Action = {
  id: 'take',
  keys: ['enter'],
  on: ['cheatsheet'],
  isKept: true,
  isMain: true,
  label: ({ messages }) => messages.ui.keys.take,
  does(scene) {
    const { screen, state } = scene;
    const row =
      screen.overlay && cheatsheetRows(scene, editorText(screen.overlay.search))[screen.overlay.selected];
    if (!row || isBusy(state) || state.finished || stepOf(state)?.kind !== 'run') return deed(screen);
    const walk = { ...withoutField(withoutOverlay(screen)), page: 'walk' } as const;
    return deed(withField(walk, 'type', fillOf(state)(row.command)));
  },
};

const withPicked = (scene: Scene, overlay: Overlay, selected: number | undefined) =>
  deed(selected === undefined ? scene.screen : { ...scene.screen, overlay: { ...overlay, selected } });

/** Moves through a list. In the cheat sheet only keys that type nothing do. */
export const pick: readonly Action[] = [
  {
    id: 'pick',
    keys: ['down', 'up', 'j', 'k', 'pagedown', 'pageup', 'space', 'ctrl-f', 'ctrl-b', 'home', 'end', 'G'],
    on: ['exercises'],
    sign: '↑↓',
    label: ({ messages }) => messages.ui.keys.pick,
    does(scene, { key }, position) {
      const { overlay } = scene.screen;
      if (!overlay) return deed(scene.screen);
      const count = scene.exercises?.length ?? 0;
      return withPicked(scene, overlay, picked(overlay.selected, key, count, position?.page ?? 10));
    },
  },
  {
    id: 'pick',
    keys: ['down', 'up', 'pagedown', 'pageup'],
    on: ['cheatsheet'],
    sign: '↑↓',
    label: ({ messages }) => messages.ui.keys.pick,
    does(scene, { key }) {
      const { overlay } = scene.screen;
      if (!overlay) return deed(scene.screen);
      const { length } = cheatsheetRows(scene, editorText(overlay.search));
      return withPicked(scene, overlay, picked(overlay.selected, key, length, COMMANDS_A_PAGE));
    },
  },
];

/** Commands that a page key goes over. */
const COMMANDS_A_PAGE = 5;

const differencesOf = ({ state: { reality } }: Scene): readonly Difference[] =>
  reality?.name === 'known' ? reality.differences : [];

export const repair: Action = {
  id: 'repair',
  keys: ['enter'],
  on: ['reality'],
  isKept: true,
  isMain: true,
  label(scene) {
    const { keys } = scene.messages.ui;
    const differences = differencesOf(scene);
    if (repairPlan(differences, scene.state.stops).length === 0) return undefined;
    return isAhead(differences) ? keys.build : keys.repair;
  },
  does: ({ screen }) => sending(screen, { type: 'repair' }),
};

export const redo: Action = {
  id: 'redo',
  keys: ['r'],
  on: ['reality'],
  label: (scene) => (differencesOf(scene).length > 0 ? scene.messages.ui.keys.redo : undefined),
  does: ({ screen }) => sending({ ...withoutOverlay(screen), page: 'walk' }, { type: 'redo' }),
};

export const lookAgain: Action = {
  id: 'look-again',
  keys: ['v'],
  on: ['reality'],
  label: ({ state, messages }) => (state.reality?.name === 'known' ? messages.ui.keys.lookAgain : undefined),
  does: ({ screen }) => sending(screen, { type: 'compare' }),
};
