/** Actions in an exercise. */
import { wayOf } from '../../exercise/reduce.ts';
import type { ExerciseIntent } from '../../exercise/state.ts';
import { goalOf } from '../../lesson/exercise-types.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Scene } from '../scene.ts';
import { canTypeInExercise, isExerciseBusy } from '../state/exercise.ts';
import { outOfExercise, type ScreenState, unscrolled, withField } from '../state/screen-state.ts';
import { scrollDistance, scrolled } from '../state/scroll.ts';
import type { Action } from './action.ts';
import { type Deed, deed } from './deed.ts';

const EXERCISE = ['exercise'] as const;

const asking = (screen: ScreenState, intent: ExerciseIntent): Deed =>
  deed(screen, { type: 'exercise', intent });

/** Nothing runs, and there is a start state. */
const isFree = ({ exercise }: Scene): boolean => exercise?.phase.name === 'working';

/** What ⏎ does now. */
function primaryOf(scene: Scene): 'type' | 'run' | 'next' | 'close' | undefined {
  const { exercise } = scene;
  if (exercise?.phase.name === 'over') return 'close';
  if (!isFree(scene) || exercise === undefined) return undefined;
  const { way } = exercise;
  if (way === undefined) return 'type';
  if (!way.hasRun) return 'run';
  return way.at < wayOf(exercise).length - 1 ? 'next' : undefined;
}

/** ⏎: opens the command line, or runs the next command of the way that is shown. */
export const primary: Action = {
  id: 'exercise-primary',
  keys: ['enter'],
  on: EXERCISE,
  help: { text: 'type', group: 1 },
  isKept: true,
  isMain: true,
  label(scene) {
    const what = primaryOf(scene);
    return what && scene.messages.exercise.keys[what];
  },
  does(scene) {
    const { screen } = scene;
    switch (primaryOf(scene)) {
      case 'type':
        return deed({ ...withField(screen, 'type', ''), fieldLeft: false });
      case 'run':
      case 'next':
        return asking(unscrolled(screen), { type: 'next' });
      case 'close':
        return left(scene);
      default:
        return deed(screen);
    }
  },
};

/** `t` types, as at a step. */
export const type: Action = {
  id: 'exercise-type',
  keys: ['t'],
  on: EXERCISE,
  label: (scene) => (canTypeInExercise(scene) ? '' : undefined),
  does: ({ screen }) => deed({ ...withField(screen, 'type', ''), fieldLeft: false }),
};

/** The next hint, in sight at the end of the text. */
export const hint: Action = {
  id: 'exercise-hint',
  keys: ['h'],
  on: EXERCISE,
  help: { text: 'hint', group: 1 },
  label({ exercise, messages, screen }) {
    if (!exercise?.record || !canTypeInExercise({ screen, exercise })) return undefined;
    return exercise.record.hints < goalOf(exercise.exercise).hints.length ? messages.ui.keys.hint : undefined;
  },
  does: ({ screen }) => asking(atEnd(screen), { type: 'hint' }),
};

/** Judges: what is missing, and what it looks like. */
export const judge: Action = {
  id: 'exercise-judge',
  keys: ['v'],
  on: EXERCISE,
  help: { text: 'judge', group: 1 },
  label: (scene) => (canTypeInExercise(scene) ? scene.messages.ui.keys.verify : undefined),
  does: ({ screen }) => asking(atEnd(screen), { type: 'judge' }),
};

function atEnd(screen: ScreenState): ScreenState {
  return { ...screen, scroll: Number.POSITIVE_INFINITY };
}

/** The text scrolls while a command is typed, too. */
export const scrollText: Action = {
  id: 'exercise-scroll',
  keys: ['pagedown', 'pageup'],
  on: ['field'],
  sign: 'PgUp PgDn',
  label: ({ screen, messages }, position) =>
    screen.page === 'exercise' && position && position.last > 0 ? messages.ui.keys.scroll : undefined,
  does({ screen }, { key }, position) {
    const distance = position && scrollDistance(key, position.page);
    if (!position || distance === undefined) return deed(screen);
    return deed({ ...screen, scroll: scrolled(position, distance) });
  },
};

export const shell: Action = {
  id: 'exercise-shell',
  keys: ['$'],
  on: EXERCISE,
  help: { text: 'shell', group: 4 },
  label: (scene) => (isFree(scene) ? scene.messages.ui.keys.shell : undefined),
  does: ({ screen }) => deed(screen, { type: 'exercise-shell' }),
};

/** The app in a browser. */
export const browse: Action = {
  id: 'exercise-browse',
  keys: ['B'],
  on: EXERCISE,
  help: { text: 'browse', group: 4 },
  label: ({ topology, messages }) =>
    topology?.services.some(({ ports }) => ports !== '') ? messages.ui.keys.browse : '',
  does: ({ screen }) => asking(screen, { type: 'browse' }),
};

/** The first press says what is lost. */
export const anew: Action = {
  id: 'exercise-anew',
  keys: ['x'],
  on: EXERCISE,
  help: { text: 'anew', group: 3 },
  isWeighty: true,
  label: (scene) => (isExerciseBusy(scene) ? undefined : scene.messages.exercise.keys.anew),
  does({ screen, exercise }) {
    const hasLess = exercise?.phase.name === 'over' || exercise?.phase.name === 'stuck';
    if (!hasLess && screen.asking !== 'anew') return deed({ ...screen, asking: 'anew' });
    const { asking: _told, ...rest } = screen;
    return asking({ ...unscrolled(rest), fieldLeft: true }, { type: 'anew' });
  },
};

/** Gives up: a way is shown, from the start state. */
export const show: Action = {
  id: 'exercise-show',
  keys: ['s'],
  on: EXERCISE,
  help: { text: 'show-way', group: 3 },
  isWeighty: true,
  label: (scene) => (canTypeInExercise(scene) ? scene.messages.exercise.keys.show : undefined),
  does({ screen }) {
    if (screen.asking !== 'give-up') return deed({ ...screen, asking: 'give-up' });
    const { asking: _told, ...rest } = screen;
    return asking(unscrolled(rest), { type: 'show' });
  },
};

export const leave: Action = {
  id: 'exercise-leave',
  keys: ['esc', 'q'],
  on: EXERCISE,
  help: { text: 'leave-exercise', group: 5 },
  isKept: true,
  label: ({ messages }) => messages.exercise.keys.leave,
  does: left,
};

/** A small task after a lesson; it is never required. */
export const followUp: Action = {
  id: 'follow-up',
  keys: ['y'],
  on: ['step'],
  help: { text: 'follow-up', group: 3 },
  label: ({ followUp: entry, state, messages }) =>
    entry && !isBusy(state) ? messages.exercise.keys.followUp : undefined,
  does: ({ screen, followUp: entry }) =>
    entry ? deed(screen, { type: 'open-exercise', id: entry.exercise.id }) : deed(screen),
};

/** Back to the list, or out of the program if only this exercise was asked for. */
function left({ screen, exercise, exercises }: Scene): Deed {
  if (screen.isAlone) return deed(screen, { type: 'leave', ending: 'quit' });
  const { id, after } = exercise?.exercise ?? {};
  const at = exercises?.findIndex((entry) => entry.exercise.id === id) ?? 0;
  return deed(outOfExercise(screen, after === undefined ? Math.max(0, at) : undefined), {
    type: 'close-exercise',
  });
}
