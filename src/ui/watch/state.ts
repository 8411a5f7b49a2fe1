/** The memory of the screen of `swarm-tutor watch`, and the effects of keys on it. Pure. */
import type { Topology } from '../../check/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { KeyHint } from '../keys/key-hints.ts';
import { picked, scrollDistance } from '../state/scroll.ts';
import { openedRow, swarmRows } from '../state/swarm-rows.ts';

export interface WatchState {
  /** The picked row of the list. */
  readonly selected: number;
  /** The node, service or task that is opened, by its key. */
  readonly opened?: string;
  /** Rows that the opened details are scrolled by. */
  readonly offset: number;
}

/** @param page rows that a page key goes over */
export function afterPress(
  state: WatchState,
  key: string,
  topology: Topology | undefined,
  page: number,
): WatchState {
  const { opened, ...list } = state;
  if (opened !== undefined && openedRow(topology, opened)) {
    if (['esc', 'left', 'backspace', 'q'].includes(key)) return { ...list, offset: 0 };
    const distance = scrollDistance(key, page);
    return distance === undefined ? state : { ...state, offset: Math.max(0, state.offset + distance) };
  }
  const rows = swarmRows(topology);
  const selected = Math.max(0, Math.min(state.selected, rows.length - 1));
  if (key === 'enter') {
    const row = rows[selected]?.key;
    return row === undefined ? state : { selected, opened: row, offset: 0 };
  }
  return { ...list, selected: picked(selected, key, rows.length, page) ?? selected };
}

/** The keys that do something now. */
export function watchHints(state: WatchState, topology: Topology | undefined, messages: Messages): KeyHint[] {
  const { keys } = messages.ui;
  const hint = (sign: string, label: string, isKept = false): KeyHint => ({
    sign,
    label,
    isKept,
    isMain: false,
  });
  const language = hint('L', keys.language);
  if (state.opened !== undefined && openedRow(topology, state.opened))
    return [language, hint('Esc', keys.back, true)];
  const hasRows = swarmRows(topology).length > 0;
  return [
    ...(hasRows ? [hint('⏎', keys.details), hint('↑↓', keys.pick)] : []),
    language,
    hint('q', keys.quit, true),
  ];
}
