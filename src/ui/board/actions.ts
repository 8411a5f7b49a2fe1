/** The one list of what can be done on the board: key line, help page and keys all follow it. */
import type { Messages } from '../../i18n/messages.ts';
import { editorWith } from '../state/editor.ts';
import {
  BOARD_START,
  type BoardDeed,
  type BoardPage,
  type BoardScene,
  type BoardScreen,
  boardDeed,
  learnerOfTarget,
  stepOfTarget,
  withPage,
} from './state.ts';

export interface BoardAction {
  readonly keys: readonly string[];
  /** As it is written in the key line. */
  readonly sign: string;
  readonly on: readonly BoardPage['name'][];
  readonly help?: keyof Messages['teaching']['helpFor'];
  /** It stays in the key line, however narrow that is. */
  readonly isKept?: true;
  readonly isMain?: true;
  /** Its label now; `''` when it isn't named, undefined when it can't be done. */
  label(scene: BoardScene): string | undefined;
  does(scene: BoardScene): BoardDeed;
}

const WITH_LEARNERS = ['board', 'step', 'learner'] as const;
const EVERYWHERE = ['board', 'step', 'learner', 'exercises', 'join', 'help'] as const;

/** Only a teacher acts, and only while the room goes on. */
const teaches = ({ isTeacher, now }: BoardScene): boolean => isTeacher && now.view.endedAt === undefined;
const keysOf = ({ messages }: BoardScene) => messages.teaching.keys;
const asking = (screen: BoardScreen, question: NonNullable<BoardScreen['question']>): BoardDeed =>
  boardDeed({ ...screen, question });
const typing = (
  screen: BoardScreen,
  field: NonNullable<BoardScreen['field']>['field'],
  text = '',
): BoardDeed => boardDeed({ ...screen, field: { field, editor: editorWith(text) } });

const open: BoardAction = {
  ...{ keys: ['enter'], sign: '⏎', on: ['board', 'step'], help: 'open', isMain: true },
  label(scene) {
    const target = scene.isTeacher ? (learnerOfTarget(scene) ?? stepOfTarget(scene)) : undefined;
    const isHere = scene.screen.page.name === 'step' && learnerOfTarget(scene) === undefined;
    return target === undefined || isHere ? undefined : keysOf(scene).open;
  },
  does(scene) {
    const { screen } = scene;
    const learner = learnerOfTarget(scene);
    const step = stepOfTarget(scene);
    if (learner) {
      const { number, name: called } = learner;
      return boardDeed(withPage(screen, { name: 'learner', number, called, from: screen.page }));
    }
    return boardDeed(step === undefined ? screen : withPage(screen, { name: 'step', step, picked: 0 }));
  },
};

const lineToAll: BoardAction = {
  ...{ keys: ['a'], sign: 'a', on: ['board'], help: 'lineToAll' },
  label: (scene) => (teaches(scene) ? keysOf(scene).lineToAll : undefined),
  does: ({ screen }) => typing(screen, { for: 'say', to: 'all', called: '' }),
};

const line: BoardAction = {
  ...{ keys: ['t'], sign: 't', on: WITH_LEARNERS, help: 'line' },
  label: (scene) => (teaches(scene) && learnerOfTarget(scene) ? keysOf(scene).line : undefined),
  does(scene) {
    const learner = learnerOfTarget(scene);
    if (!learner) return boardDeed(scene.screen);
    return typing(scene.screen, { for: 'say', to: learner.number, called: learner.name });
  },
};

const lower: BoardAction = {
  ...{ keys: ['l'], sign: 'l', on: WITH_LEARNERS, help: 'lower' },
  label(scene) {
    const number = learnerOfTarget(scene)?.number;
    const isUp = scene.now.view.hands.some((hand) => hand.number === number);
    return teaches(scene) && isUp ? keysOf(scene).lower : undefined;
  },
  does(scene) {
    const learner = learnerOfTarget(scene)?.number ?? 0;
    return boardDeed(scene.screen, { type: 'act', act: { type: 'lower-hand', learner } });
  },
};

const pace: BoardAction = {
  ...{ keys: ['p'], sign: 'p', on: ['board', 'step'], help: 'pace' },
  label(scene) {
    const step = stepOfTarget(scene);
    if (!teaches(scene) || step === undefined) return undefined;
    return scene.now.view.pace === step ? keysOf(scene).noPace : keysOf(scene).pace;
  },
  does(scene) {
    const step = stepOfTarget(scene) ?? null;
    const act = { type: 'pace', step: scene.now.view.pace === step ? null : step } as const;
    return boardDeed(scene.screen, { type: 'act', act });
  },
};

const meet: BoardAction = {
  ...{ keys: ['m'], sign: 'm', on: ['board', 'step'], help: 'meet' },
  label(scene) {
    const step = stepOfTarget(scene);
    if (!teaches(scene) || step === undefined) return undefined;
    return scene.now.view.meet?.step === step ? keysOf(scene).noMeet : keysOf(scene).meet;
  },
  does(scene) {
    const step = stepOfTarget(scene) ?? '';
    if (scene.now.view.meet?.step === step)
      return boardDeed(scene.screen, { type: 'act', act: { type: 'meet', meet: null } });
    return typing(scene.screen, { for: 'meet', step }, '5');
  },
};

const exercise: BoardAction = {
  ...{ keys: ['e'], sign: 'e', on: ['board'], help: 'exercise' },
  label: (scene) => (teaches(scene) ? keysOf(scene).exercise : undefined),
  does: ({ screen }) => boardDeed(withPage(screen, { name: 'exercises', picked: 0 })),
};

const startExercise: BoardAction = {
  ...{ keys: ['enter'], sign: '⏎', on: ['exercises'], isKept: true, isMain: true },
  label: (scene) => (scene.outline.exercises.length > 0 ? keysOf(scene).start : undefined),
  does({ screen, outline }) {
    const { page } = screen;
    const chosen = page.name === 'exercises' ? outline.exercises[page.picked] : undefined;
    return chosen ? typing(screen, { for: 'exercise', id: chosen.id }, '10') : boardDeed(screen);
  },
};

const noExercise: BoardAction = {
  ...{ keys: ['x'], sign: 'x', on: ['board'], help: 'noExercise' },
  label: (scene) => (teaches(scene) && scene.now.view.exercise ? keysOf(scene).noExercise : undefined),
  does: ({ screen }) => boardDeed(screen, { type: 'act', act: { type: 'set-exercise', exercise: null } }),
};

const release: BoardAction = {
  ...{ keys: ['r'], sign: 'r', on: ['board'], help: 'release' },
  label(scene) {
    const { exercise: given } = scene.now.view;
    return teaches(scene) && given && !given.released ? keysOf(scene).release : undefined;
  },
  does({ screen, now }) {
    const id = now.view.exercise?.id ?? '';
    return boardDeed(screen, { type: 'act', act: { type: 'release', exercise: id } });
  },
};

const names: BoardAction = {
  ...{ keys: ['n'], sign: 'n', on: ['board'], help: 'names' },
  label(scene) {
    if (!teaches(scene)) return undefined;
    return scene.now.view.namesHidden ? keysOf(scene).show : keysOf(scene).hide;
  },
  does: ({ screen, now }) =>
    boardDeed(screen, { type: 'act', act: { type: 'hide-names', on: !now.view.namesHidden } }),
};

const figures: BoardAction = {
  ...{ keys: ['f'], sign: 'f', on: ['board'], help: 'figures' },
  label: (scene) => (scene.isTeacher ? keysOf(scene).figures : undefined),
  does: ({ screen, figuresFile }) => typing(screen, { for: 'figures' }, figuresFile),
};

const remove: BoardAction = {
  ...{ keys: ['o'], sign: 'o', on: ['step', 'learner'], help: 'remove' },
  label: (scene) => (teaches(scene) && learnerOfTarget(scene) ? keysOf(scene).remove : undefined),
  does(scene) {
    const learner = learnerOfTarget(scene);
    if (!learner) return boardDeed(scene.screen);
    return asking(scene.screen, { what: 'remove', number: learner.number, called: learner.name });
  },
};

const join: BoardAction = {
  ...{ keys: ['i'], sign: 'i', on: ['board'], help: 'join' },
  label: (scene) => (scene.hasJoinPage ? keysOf(scene).join : undefined),
  does: ({ screen }) => boardDeed(withPage(screen, { name: 'join', isKeyShown: false })),
};

/** The key is hidden at first: this screen may be projected. */
const key: BoardAction = {
  ...{ keys: ['K'], sign: 'K', on: ['join'] },
  label(scene) {
    const { page } = scene.screen;
    return page.name === 'join' && page.isKeyShown ? keysOf(scene).noKey : keysOf(scene).key;
  },
  does({ screen }) {
    const { page } = screen;
    return boardDeed({
      ...screen,
      page: { name: 'join', isKeyShown: page.name === 'join' && !page.isKeyShown },
    });
  },
};

const end: BoardAction = {
  ...{ keys: ['E'], sign: 'E', on: ['board'], help: 'end' },
  label: (scene) => (teaches(scene) ? keysOf(scene).end : undefined),
  does: ({ screen }) => asking(screen, { what: 'end' }),
};

const language: BoardAction = {
  ...{ keys: ['L'], sign: 'L', on: EVERYWHERE, help: 'language' },
  label: ({ messages }) => messages.ui.keys.language,
  does: ({ screen }) => boardDeed(screen, { type: 'language' }),
};

const theme: BoardAction = {
  ...{ keys: ['T'], sign: 'T', on: EVERYWHERE, help: 'theme' },
  label: ({ hasThemes }) => (hasThemes ? '' : undefined),
  does: ({ screen }) => boardDeed(screen, { type: 'theme' }),
};

const help: BoardAction = {
  ...{ keys: ['?'], sign: '?', on: ['board', 'step', 'learner'], help: 'help', isKept: true },
  label: ({ messages }) => messages.ui.keys.help,
  does: ({ screen }) => boardDeed(withPage(screen, { name: 'help' })),
};

const back: BoardAction = {
  ...{ keys: ['esc', 'q', 'backspace', 'left'], sign: 'Esc', isKept: true },
  on: ['step', 'learner', 'exercises', 'join', 'help'],
  label: (scene) => keysOf(scene).back,
  does({ screen }) {
    const { page } = screen;
    const to = page.name === 'learner' ? page.from : undefined;
    return boardDeed(withPage(screen, to ?? BOARD_START.page));
  },
};

const quit: BoardAction = {
  ...{ keys: ['q'], sign: 'q', on: ['board'], help: 'quit', isKept: true },
  label: ({ messages }) => messages.ui.keys.quit,
  does: ({ screen, isServing, now }) =>
    isServing && now.view.endedAt === undefined
      ? asking(screen, { what: 'leave' })
      : boardDeed(screen, { type: 'leave', ending: 'quit' }),
};

/** The most useful first: what does not fit into the key line is left out from its end. */
export const BOARD_ACTIONS: readonly BoardAction[] = [
  ...[startExercise, open, lower, line, lineToAll, pace, meet, exercise, release, noExercise],
  ...[key, join, remove, names, figures, end, language, theme, help, back, quit],
];
