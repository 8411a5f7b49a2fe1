/** Actions at a step. */
import { toSay } from '../../i18n/said.ts';
import type { Intent } from '../../tutor/types.ts';
import { canPractise, hidesCommand, hintCount, isPractised } from '../../tutor/walk/practice.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Scene } from '../scene.ts';
import { type ScreenState, unscrolled, withField } from '../state/screen-state.ts';
import { fixShown, isChoiceOpen, isPassed, pickableOf, stepOf } from '../state/step.ts';
import type { Action } from './action.ts';
import { deed, sending } from './deed.ts';
import { doPrimary, isPrimary, primaryLabel, primaryOf } from './primary.ts';

/** Nothing runs, and there is a step. */
const isFree = ({ state }: Pick<Scene, 'state'>) => !isBusy(state) && !state.finished;
/** The step's command can be run. */
const canRun = (scene: Scene) =>
  isFree(scene) && scene.command !== undefined && stepOf(scene.state)?.kind === 'run';
/** It can be, and may be seen. */
const canShow = (scene: Scene) => canRun(scene) && !hidesCommand(scene.state);

/** An action that only sends the intent of its own name. */
function telling(
  type: Extract<Intent['type'], 'fix' | 'hint' | 'edit-file' | 'repeat' | 'verify' | 'next' | 'back'>,
): Action['does'] {
  return ({ screen }) => sending(unscrolled(screen), { type });
}

const STEP = ['step'] as const;

/** ⏎. */
export const primary: Action = {
  id: 'primary',
  keys: ['enter'],
  on: STEP,
  help: { text: 'primary', group: 1 },
  isKept: true,
  isMain: true,
  label: primaryLabel,
  does: doPrimary,
};

export const fix: Action = {
  id: 'fix',
  keys: ['f'],
  on: STEP,
  help: { text: 'fix', group: 1 },
  isWeighty: true,
  label: ({ state, messages }) => (fixShown(state) === undefined ? undefined : messages.ui.keys.fix),
  does: telling('fix'),
};

export const repeat: Action = {
  id: 'repeat',
  keys: ['r'],
  on: STEP,
  help: { text: 'repeat', group: 1 },
  isWeighty: true,
  label(scene) {
    const { keys } = scene.messages.ui;
    if (!canShow(scene)) return undefined;
    if (isPassed(scene.state)) return keys.repeat;
    return isPrimary(scene, 'skip') ? keys.anyway : undefined;
  },
  does: telling('repeat'),
};

export const hint: Action = {
  id: 'hint',
  keys: ['h'],
  on: STEP,
  help: { text: 'hint', group: 1 },
  label(scene) {
    const { state, messages } = scene;
    const isLeft = hintCount(state) > state.hintsShown;
    return isFree(scene) && !isPassed(state) && isLeft ? messages.ui.keys.hint : undefined;
  },
  does: telling('hint'),
};

export const editFile: Action = {
  id: 'edit-file',
  keys: ['x'],
  on: STEP,
  help: { text: 'edit-file', group: 2 },
  isWeighty: true,
  label: (scene) =>
    isFree(scene) && !isPassed(scene.state) && stepOf(scene.state)?.edit !== undefined
      ? scene.messages.ui.keys.editFile
      : undefined,
  does: telling('edit-file'),
};

/** The first press shows how to leave the editor. */
export const editor: Action = {
  id: 'editor',
  keys: ['g', 'E'],
  on: STEP,
  help: { text: 'editor', group: 2 },
  isWeighty: true,
  label(scene) {
    const step = stepOf(scene.state);
    const hasFile = step?.edit !== undefined || (step?.place.length ?? 0) > 0;
    return isFree(scene) && hasFile ? scene.messages.ui.keys.editor : undefined;
  },
  does({ screen }) {
    if (!screen.knowsEditor && screen.asking !== 'editor') return deed({ ...screen, asking: 'editor' });
    const { asking: _told, ...rest } = screen;
    return deed({ ...rest, knowsEditor: true }, { type: 'open', what: 'editor' });
  },
};

/** Says what has to be chosen before a command can run. Typed text stays. */
export function sayChoice({ state, screen }: Scene): ScreenState {
  const { asking: _heard, ...rest } = screen;
  return { ...rest, note: toSay('ui').chooseFirst({ lesson: ['choice', stepOf(state)?.id ?? ''] }) };
}

/** Opens the field with the present text: the command, or the value of an input step. */
export const edit: Action = {
  id: 'edit',
  keys: ['e'],
  on: STEP,
  help: { text: 'edit', group: 1 },
  label(scene) {
    const { keys } = scene.messages.ui;
    if (isChoiceOpen(scene.state)) return '';
    if (isFree(scene) && stepOf(scene.state)?.kind === 'input') return keys.editValue;
    return canShow(scene) ? keys.edit : undefined;
  },
  does(scene) {
    const { state, screen, command = '' } = scene;
    const setting = stepOf(state)?.input;
    if (isChoiceOpen(state)) return deed(sayChoice(scene));
    return deed(
      setting === undefined
        ? withField(screen, 'edit', command)
        : withField(screen, 'input', state.values[setting] ?? ''),
    );
  },
};

export const type: Action = {
  id: 'type',
  keys: ['t'],
  on: STEP,
  help: { text: 'type', group: 1 },
  label(scene) {
    if (isChoiceOpen(scene.state) || primaryOf(scene)?.kind === 'type') return '';
    return canRun(scene) ? scene.messages.ui.keys.type : undefined;
  },
  does: (scene) => deed(isChoiceOpen(scene.state) ? sayChoice(scene) : withField(scene.screen, 'type', '')),
};

/** The command is hidden from here on, or shown here. */
export const practise: Action = {
  id: 'practise',
  keys: ['p'],
  on: STEP,
  help: { text: 'practise', group: 1 },
  label({ state, command, messages }) {
    if (!isFree({ state }) || command === undefined || !canPractise(stepOf(state)) || isPassed(state))
      return undefined;
    return isPractised(state) ? messages.ui.keys.showCommand : messages.ui.keys.practise;
  },
  does: ({ screen }) => sending(unscrolled(screen), { type: 'practise' }),
};

/** Whether checks can be looked at without running the command: some are about the cluster, and it is clear which. */
function canLook(scene: Scene): boolean {
  const step = stepOf(scene.state);
  if (!isFree(scene) || step?.kind !== 'run' || (step.choice && scene.state.choice === undefined))
    return false;
  return step.checks.some(({ kind }) => kind !== 'output');
}

export const verify: Action = {
  id: 'verify',
  keys: ['v'],
  on: STEP,
  help: { text: 'verify', group: 1 },
  label(scene) {
    const { keys } = scene.messages.ui;
    if (isPrimary(scene, 'verify')) return '';
    return canLook(scene) ? (scene.state.ran ? keys.look : keys.verify) : undefined;
  },
  does: telling('verify'),
};

export const next: Action = {
  id: 'next',
  keys: ['n', 'right'],
  sign: '→',
  on: STEP,
  help: { text: 'next', group: 3 },
  isWeighty: true,
  label(scene) {
    if (isPrimary(scene, 'next')) return '';
    return isFree(scene) ? scene.messages.ui.keys.next : undefined;
  },
  does: telling('next'),
};

export const back: Action = {
  id: 'back',
  keys: ['b', 'left'],
  on: STEP,
  help: { text: 'back', group: 3 },
  isWeighty: true,
  label: ({ state, messages }) =>
    !isBusy(state) && (state.at > 0 || state.finished) ? messages.ui.keys.back : undefined,
  does: telling('back'),
};

/** An optional step is skipped at once, a required one at the second press. */
export const skip: Action = {
  id: 'skip',
  keys: ['s'],
  on: STEP,
  help: { text: 'skip', group: 3 },
  label(scene) {
    const { state, messages } = scene;
    const { keys } = messages.ui;
    const stop = state.stops[state.at];
    if (!isFree(scene) || isPassed(state) || isPrimary(scene, 'skip')) return undefined;
    if (stop?.step.optional) return stop.lesson.optional ? keys.leaveLesson : keys.leaveOut;
    return stop?.step.kind === 'read' ? undefined : keys.skip;
  },
  does: ({ state, screen }) =>
    stepOf(state)?.optional ? sending(screen, { type: 'skip' }) : deed({ ...screen, asking: 'skip' }),
};

export const shell: Action = {
  id: 'shell',
  keys: ['$'],
  on: STEP,
  help: { text: 'shell', group: 4 },
  label: ({ state, messages }) => (isBusy(state) ? undefined : messages.ui.keys.shell),
  does: ({ screen }) => deed(screen, { type: 'open', what: 'shell' }),
};

/** An option by its number. */
export const optionByDigit: Action = {
  id: 'option',
  keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  on: STEP,
  label: ({ state }) => (pickableOf(state) ? '' : undefined),
  does({ state, screen }, { key }) {
    const selected = Number(key) - 1;
    const pickable = pickableOf(state);
    const option = pickable?.ids[selected];
    if (!pickable || option === undefined) return deed(screen);
    return sending(unscrolled({ ...screen, selected }), { type: pickable.intent, option });
  },
};

/** The option above or below. */
export const optionByArrow: Action = {
  id: 'option',
  keys: ['up', 'down'],
  on: STEP,
  label: ({ state }) => (pickableOf(state)?.isOpen ? '' : undefined),
  does({ state, screen }, { key }) {
    const count = pickableOf(state)?.ids.length ?? 1;
    return deed({ ...screen, selected: (screen.selected + (key === 'down' ? 1 : count - 1)) % count });
  },
};

/** The app in a browser: on one machine, and each time on the next. */
export const browse: Action = {
  id: 'browse',
  keys: ['B'],
  on: ['step', 'map'],
  help: { text: 'browse', group: 4 },
  label: ({ topology, messages }) =>
    topology?.services.some(({ ports }) => ports !== '') ? messages.ui.keys.browse : '',
  does: ({ screen }) =>
    screen.page === 'exercise'
      ? deed(screen, { type: 'exercise', intent: { type: 'browse' } })
      : sending(screen, { type: 'browse' }),
};
