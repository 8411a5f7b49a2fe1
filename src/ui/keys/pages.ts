/** Actions that open and close the pages over the walk. */

import type { Messages } from '../../i18n/messages.ts';
import { leftOf } from '../../review/session.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import { defined } from '../../value/defined.ts';
import type { Scene } from '../scene.ts';
import { hasBegun, outlineEntries } from '../state/outline.ts';
import { soughtOn } from '../state/output-search.ts';
import { type OverlayName, type ScreenState, withOverlay, withoutOverlay } from '../state/screen-state.ts';
import { stepOf } from '../state/step.ts';
import { type Action, OVERLAYS, type PageName, pageOf, TYPED_PAGES } from './action.ts';
import { type Deed, deed, sending } from './deed.ts';

/** Lays a page over the walk; the list of lessons opens at the learner's step. */
export function openPage({ screen, state }: Pick<Scene, 'screen' | 'state'>, name: OverlayName): Deed {
  const here = stepOf(state)?.id;
  const place =
    name === 'lessons'
      ? outlineEntries(state.stops, () => true).findIndex(
          ({ kind, leadsTo }) => kind === 'step' && leadsTo === here,
        )
      : 0;
  const opened = withOverlay(screen, name, Math.max(0, place));
  if (name === 'review') return deed(opened, { type: 'review', intent: { type: 'begin' } });
  return name === 'reality' ? sending(opened, { type: 'compare' }) : deed(opened);
}

interface PageAction {
  /** The glossary is the other side of the cheat sheet. */
  readonly name: Exclude<OverlayName, 'glossary' | 'share'>;
  readonly keys: readonly string[];
  readonly from: readonly PageName[];
  readonly isKept?: true;
  /** Whether it can be opened now. `unnamed`: it can, but is not in the key line. */
  when(scene: Scene): boolean | 'unnamed';
}

/** The key that opens a page also closes it, unless text is typed there. */
function pageAction({ name, keys, from, isKept, when }: PageAction): Action {
  return {
    id: name,
    keys,
    on: TYPED_PAGES.has(name) ? from : [...from, name],
    help: { text: name, group: name === 'help' ? 5 : 4 },
    ...defined({ isKept: isKept || undefined }),
    label(scene) {
      const can = when(scene);
      if (!can) return undefined;
      return can === 'unnamed' || pageOf(scene) === name ? '' : scene.messages.ui.keys[name];
    },
    does: (scene) => (pageOf(scene) === name ? deed(withoutOverlay(scene.screen)) : openPage(scene, name)),
  };
}

const BOTH = ['welcome', 'step'] as const;

/** Each page, in the order of the key line. */
export const PAGE_ACTIONS = {
  output: pageAction({
    name: 'output',
    keys: ['o'],
    from: ['step', 'exercise'],
    when: ({ output, screen }) => output.lineCount > 0 || screen.overlay !== undefined,
  }),
  map: pageAction({ name: 'map', keys: ['m'], from: ['step', 'exercise'], when: () => true }),
  lessons: pageAction({ name: 'lessons', keys: ['l', 'tab'], from: BOTH, when: () => true }),
  exercises: pageAction({
    name: 'exercises',
    keys: ['X'],
    from: BOTH,
    when: ({ exercises, state }) => exercises !== undefined && !isBusy(state),
  }),
  cheatsheet: pageAction({
    name: 'cheatsheet',
    keys: ['c'],
    from: BOTH,
    when: ({ state }) => state.course.cheatsheet.length > 0,
  }),
  reality: pageAction({
    name: 'reality',
    keys: ['w'],
    from: BOTH,
    when(scene) {
      if (pageOf(scene) === 'welcome') return hasBegun(scene.state) || 'unnamed';
      return !isBusy(scene.state) || scene.state.reality?.name === 'repairing';
    },
  }),
  review: pageAction({
    name: 'review',
    keys: ['r'],
    from: ['welcome'],
    when: ({ review }) => review !== undefined && leftOf(review) > 0,
  }),
  help: pageAction({
    name: 'help',
    keys: ['?'],
    from: [...BOTH, 'exercise'],
    isKept: true,
    when: () => true,
  }),
  recap: pageAction({
    name: 'recap',
    keys: ['f'],
    from: ['step'],
    when: ({ state }) => state.finished,
  }),
} as const satisfies Readonly<Record<Exclude<OverlayName, 'glossary' | 'share'>, Action>>;

const close = (keys: Action['keys'], on: Action['on'], name: (m: Messages['ui']) => string): Action => ({
  id: 'close',
  keys,
  on,
  isKept: true,
  // Details that are open on a page are closed first, and Esc ends a search.
  label({ messages, screen: { overlay } }) {
    const isLater = overlay?.opened !== undefined || (keys.includes('esc') && soughtOn(overlay) !== '');
    return isLater ? undefined : name(messages.ui);
  },
  does: ({ screen }) => closed(screen),
});

/** The page is closed; one that was opened alone takes the program with it. */
export function closed(screen: ScreenState): Deed {
  const isOnly = screen.isAlone && screen.page !== 'exercise';
  return isOnly ? deed(screen, { type: 'leave', ending: 'quit' }) : deed(withoutOverlay(screen));
}

/** The ways out of a page over the walk. */
export const CLOSE_ACTIONS: readonly Action[] = [
  close(['esc'], OVERLAYS, (m) => m.keys.close),
  // Elsewhere letters are typed.
  close(
    ['q'],
    OVERLAYS.filter((name) => !TYPED_PAGES.has(name)),
    () => '',
  ),
];
