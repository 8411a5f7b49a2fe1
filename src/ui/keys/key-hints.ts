/** The names of keys in the key line and on the help page. */
import { defined } from '../../value/defined.ts';
import type { Scene } from '../scene.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import { type Action, pageOf } from './action.ts';
import { ACTIONS } from './actions.ts';

/** A key in the key line. */
export interface KeyHint {
  readonly sign: string;
  readonly label: string;
  /** The key that a click presses; undefined if several are named. */
  readonly key?: string;
  readonly isKept: boolean;
  readonly isMain: boolean;
}

const SIGNS: Readonly<Record<string, string>> = {
  enter: '⏎',
  esc: 'Esc',
  'ctrl-c': 'Ctrl-C',
  'ctrl-l': 'Ctrl-L',
  'ctrl-z': 'Ctrl-Z',
  right: '→',
  up: '↑',
  down: '↓',
  left: '←',
  tab: 'Tab',
};

/** A key as it is written. */
export function signOf(key: string): string {
  return SIGNS[key] ?? key;
}

/** The keys that work now and are worth naming, the most useful first. */
export function hintsOf(scene: Scene, position?: ScrollPosition): KeyHint[] {
  const { ui: m, common } = scene.messages;
  if (scene.screen.asking === 'quit') {
    return [
      { sign: 'y', key: 'y', label: common.yes, isKept: true, isMain: true },
      { sign: 'n', key: 'n', label: m.keys.stay, isKept: true, isMain: false },
    ];
  }
  const page = pageOf(scene);
  return ACTIONS.filter(({ on }) => on.includes(page)).flatMap((action) => {
    const label = action.label(scene, position);
    return label ? [hintOf(action, label)] : [];
  });
}

function hintOf({ keys, sign, isKept, isMain }: Action, label: string): KeyHint {
  const shown = sign ?? signOf(keys[0] ?? '');
  return {
    sign: shown,
    label,
    ...defined({ key: keys.find((key) => signOf(key) === shown) }),
    isKept: isKept === true,
    isMain: isMain === true,
  };
}

/** A line of the help page. */
export interface HelpEntry {
  readonly sign: string;
  readonly text: string;
}

/** The help page: groups of keys, each with what it does. */
export function helpOf({ messages: { ui: m }, screen, canSetLanguage, theme }: Scene): HelpEntry[][] {
  const isExercise = screen.page === 'exercise';
  const groups = new Map<number, HelpEntry[]>();
  for (const { id, keys, on, help } of ACTIONS) {
    if (isExercise ? !isForExercise(on) : on.every((page) => page === 'exercise')) continue;
    if (!help || (id === 'language' && !canSetLanguage) || (id === 'theme' && theme === undefined)) continue;
    const entry = { sign: help.sign ?? keys.map(signOf).join('  '), text: m.helpFor[help.text] };
    groups.set(help.group, [...(groups.get(help.group) ?? []), entry]);
  }
  return [...groups].sort(([one], [two]) => one - two).map(([, entries]) => entries);
}

/** Keys that can be pressed while an exercise is done. */
function isForExercise(on: Action['on']): boolean {
  return on.includes('exercise') || on.includes('field') || (on.length === 1 && on[0] === 'output');
}
