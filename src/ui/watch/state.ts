/** What the screen of `swarm-tutor watch` remembers, and how keys change it. Pure. */
import type { Topology } from '../../check/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import { defined } from '../../value/defined.ts';
import type { KeyHint } from '../keys/key-hints.ts';
import type { ClickTarget } from '../keys/mouse.ts';
import { picked, scrollDistance, scrolled } from '../state/scroll.ts';
import { nodeKey, openedRow, swarmRows } from '../state/swarm-rows.ts';

export interface WatchState {
  /** The picked row of the list. */
  readonly selected: number;
  /** The node, service or task that is opened, by its key. */
  readonly opened?: string;
  /** Rows that the opened details are scrolled by. */
  readonly offset: number;
}

/** How far keys go. */
export interface WatchRoom {
  /** Rows that a page key goes over. */
  readonly page: number;
  /** The farthest that the opened details can be scrolled. */
  readonly last: number;
}

/** The state after a key. */
export function afterPress(
  state: WatchState,
  key: string,
  topology: Topology | undefined,
  { page, last }: WatchRoom,
): WatchState {
  const { opened, ...list } = state;
  if (opened !== undefined && openedRow(topology, opened)) {
    if (['esc', 'left', 'backspace', 'q'].includes(key)) return { ...list, offset: 0 };
    const distance = scrollDistance(key, page);
    return distance === undefined
      ? state
      : { ...state, offset: scrolled({ at: state.offset, last, page }, distance) };
  }
  const rows = swarmRows(topology);
  const selected = Math.max(0, Math.min(state.selected, rows.length - 1));
  if (key === 'enter') {
    const row = rows[selected]?.key;
    return row === undefined ? state : { selected, opened: row, offset: 0 };
  }
  return { ...list, selected: picked(selected, key, rows.length, page) ?? selected };
}

/** A row is picked first, and opened by a second click; a machine of the picture is opened at once. */
export function afterClick(
  state: WatchState,
  target: ClickTarget,
  topology: Topology | undefined,
  room: WatchRoom,
): WatchState {
  if (target.type === 'machine') {
    const opened = nodeKey(target.name);
    return openedRow(topology, opened) ? { ...state, opened, offset: 0 } : state;
  }
  if (target.type !== 'row') return state;
  if (target.at === state.selected) return afterPress(state, 'enter', topology, room);
  return { ...state, selected: target.at };
}

/** The keys that do something now. */
export function watchHints(state: WatchState, topology: Topology | undefined, messages: Messages): KeyHint[] {
  const { keys } = messages.ui;
  const hint = (sign: string, label: string, key: string | undefined, isKept = false): KeyHint => ({
    sign,
    label,
    isKept,
    isMain: false,
    ...defined({ key }),
  });
  const language = hint('L', keys.language, 'L');
  if (state.opened !== undefined && openedRow(topology, state.opened))
    return [language, hint('Esc', keys.back, 'esc', true)];
  const hasRows = swarmRows(topology).length > 0;
  return [
    ...(hasRows ? [hint('⏎', keys.details, 'enter'), hint('↑↓', keys.pick, undefined)] : []),
    language,
    hint('q', keys.quit, 'q', true),
  ];
}
