/** The last two rows of every page: a quiet line, and the keys that work now. */

import { inWords } from '../../i18n/said.ts';
import { wording } from '../../tutor/told.ts';
import { type KeyHint, keyLine } from '../layout/key-line.ts';
import { circumstancesOf, type Scene } from '../scene.ts';
import type { Line } from '../text/line.ts';
import { span } from '../text/line.ts';
import { type Action, actionsNow, KEYS, keyLabel } from '../view/actions.ts';
import { isOffered } from '../view/typed.ts';
import { realityNotice } from './reality.ts';

const KEPT = new Set(['primary', 'interrupt', 'fix', 'help', 'quit']);

/** An action as it stands in the key line. */
export function hintOf({ id, label }: Action): KeyHint {
  const key = id === 'next' ? 'right' : (KEYS[id][0] ?? '');
  return { key: keyLabel(key), label, kept: KEPT.has(id), main: id === 'primary' || id === 'interrupt' };
}

/** The actions of the walk now. */
export function actionsOf(scene: Scene): Action[] {
  return actionsNow(scene.state, circumstancesOf(scene), scene.messages.ui);
}

function noticeLine(scene: Scene): Line {
  const {
    view,
    state,
    messages: { ui: m },
  } = scene;
  if (view.asking === 'quit') return [span(m.quitQuestion, { tone: 'warn' })];
  if (view.asking === 'ctrl-c') return [span(m.ctrlCAgain, { tone: 'warn' })];
  if (view.asking === 'skip') return [span(m.skipAgain, { tone: 'warn' })];
  if (view.asking === 'editor') return [span(m.leaveEditor(scene.surroundings.editor), { tone: 'warn' })];
  if (view.note !== undefined)
    return [span(wording(state.course, scene.messages)(view.note), { tone: 'warn' })];
  if (view.typed !== undefined) {
    const text = view.typed.trim().split('\n')[0] ?? '';
    return [
      span(isOffered(scene, view) ? m.typedCommand(text) : m.typedWord(text), {
        tone: 'warn',
      }),
    ];
  }
  // The page about it says more.
  const news = view.overlay?.name === 'reality' ? undefined : realityNotice(scene);
  if (news !== undefined) return [span(news, { tone: 'warn' })];
  if (state.notice !== undefined) return [span(inWords(state.notice, scene.messages), { tone: 'dim' })];
  const stale = view.page === 'walk' && !state.finished && state.stops[state.at]?.step.stale;
  return stale ? [span(m.stale, { tone: 'dim' })] : [];
}

/** Two rows: what the tutor has to say besides, and the keys. */
export function footer(scene: Scene, hints: readonly KeyHint[]): Line[] {
  const { ui: m, common } = scene.messages;
  const asked: readonly KeyHint[] = [
    { key: 'y', label: common.yes, kept: true, main: true },
    { key: 'n', label: m.keys.stay, kept: true },
  ];
  return [noticeLine(scene), keyLine(scene.view.asking === 'quit' ? asked : hints, scene.columns)];
}
