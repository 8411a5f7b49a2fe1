/** What a key press or a click leads to on the board. Pure. */
import type { KeyHint } from '../keys/key-hints.ts';
import type { ClickTarget } from '../keys/mouse.ts';
import type { Press } from '../keys/press.ts';
import { edited, editorText, inserted } from '../state/editor.ts';
import { picked, scrollDistance, scrolled } from '../state/scroll.ts';
import { BOARD_ACTIONS } from './actions.ts';
import {
  type BoardDeed,
  type BoardScene,
  type BoardScreen,
  boardDeed,
  pickable,
  pickedRow,
} from './state.ts';

/** Minutes that may be typed, at most. */
const MOST_MINUTES = 600;

/** Acts on one press. */
export function afterBoardPress(scene: BoardScene, press: Press): BoardDeed {
  const { screen } = scene;
  if (press.key === 'ctrl-c') return boardDeed(screen, { type: 'leave', ending: 'interrupted' });
  if (screen.question) return answered(screen, screen.question, press.key);
  if (screen.field) return typedInto(scene, screen.field, press);
  const { note: _read, ...unread } = screen;
  const now = { ...scene, screen: unread };
  const action = BOARD_ACTIONS.find(
    ({ keys, on, label }) =>
      keys.includes(press.key) && on.includes(unread.page.name) && label(now) !== undefined,
  );
  return action ? action.does(now) : boardDeed(moved(now, press.key));
}

/** Pasted text goes into the field, on one line. */
export function afterBoardPaste({ screen }: BoardScene, text: string): BoardScreen {
  if (!screen.field) return screen;
  const { field, editor } = screen.field;
  return { ...screen, field: { field, editor: inserted(editor, text.replace(/\s+/g, ' ')) } };
}

/** A row is picked first, and opened by a second click. */
export function afterBoardClick(scene: BoardScene, target: ClickTarget): BoardDeed {
  const { screen, rows } = scene;
  const enter = (): BoardDeed => afterBoardPress(scene, { key: 'enter', text: '' });
  if (target.type === 'key') {
    const text = target.key.length === 1 ? target.key : '';
    return afterBoardPress(scene, { key: target.key, text });
  }
  if (target.type !== 'row' || screen.field || screen.question) return boardDeed(screen);
  const { page } = screen;
  if (page.name === 'exercises' || page.name === 'step')
    return page.picked === target.at
      ? enter()
      : boardDeed({ ...screen, page: { ...page, picked: target.at } });
  const row = rows[target.at];
  if (page.name !== 'board' || !row?.pick) return boardDeed(screen);
  return row.key === pickedRow(scene)?.key ? enter() : boardDeed({ ...screen, picked: row.key });
}

/** The keys that do something now. */
export function boardHints(scene: BoardScene): KeyHint[] {
  const { screen, messages } = scene;
  const { common, teaching } = messages;
  const hint = (sign: string, key: string, label: string, isMain: boolean): KeyHint => ({
    ...{ sign, key, label, isMain, isKept: true },
  });
  if (screen.question) return [hint('y', 'y', common.yes, true), hint('n', 'n', common.no, false)];
  if (screen.field) {
    const { keys } = teaching;
    const labels = { say: keys.send, meet: keys.start, exercise: keys.start, figures: keys.write };
    return [
      hint('⏎', 'enter', labels[screen.field.field.for], true),
      hint('Esc', 'esc', teaching.keys.back, false),
    ];
  }
  return BOARD_ACTIONS.filter(({ on }) => on.includes(screen.page.name)).flatMap(
    ({ keys, sign, label, isKept = false, isMain = false }): KeyHint[] => {
      const text = label(scene);
      const [key = ''] = keys;
      return text ? [{ sign, key, label: text, isKept, isMain }] : [];
    },
  );
}

function answered(
  screen: BoardScreen,
  question: NonNullable<BoardScreen['question']>,
  key: string,
): BoardDeed {
  const { question: _asked, ...rest } = screen;
  if (key !== 'y' && key !== 'Y') return boardDeed(rest);
  switch (question.what) {
    case 'leave':
      return boardDeed(rest, { type: 'leave', ending: 'quit' });
    case 'end':
      return boardDeed(rest, { type: 'act', act: { type: 'end' } });
    case 'remove': {
      const act = { type: 'remove', learner: question.number } as const;
      return boardDeed({ ...rest, page: { name: 'board' }, offset: 0 }, { type: 'act', act });
    }
  }
}

function typedInto(
  { screen }: BoardScene,
  { field, editor }: NonNullable<BoardScreen['field']>,
  { key, text }: Press,
): BoardDeed {
  const { field: _open, note: _read, ...rest } = screen;
  if (key === 'esc') return boardDeed(rest);
  if (key !== 'enter') {
    const next = edited(editor, key, text);
    return boardDeed(next ? { ...rest, field: { field, editor: next } } : screen);
  }
  const value = editorText(editor).trim();
  if (value === '') return boardDeed(rest);
  if (field.for === 'say')
    return boardDeed(
      { ...rest, note: { name: 'sent' } },
      {
        type: 'act',
        act: { type: 'say', to: field.to, text: value },
      },
    );
  if (field.for === 'figures') return boardDeed(rest, { type: 'figures', file: value });
  const minutes = Number(value.replace(',', '.'));
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) return boardDeed({ ...screen, note: { name: 'minutes' } });
  const seconds = Math.max(1, Math.round(minutes * 60));
  const act =
    field.for === 'meet'
      ? ({ type: 'meet', meet: { step: field.step, seconds } } as const)
      : ({ type: 'set-exercise', exercise: { id: field.id, seconds } } as const);
  return boardDeed({ ...rest, page: { name: 'board' }, offset: 0 }, { type: 'act', act });
}

/** The pick, or the page, after a key that moves it. */
function moved(scene: BoardScene, key: string): BoardScreen {
  const { screen, space } = scene;
  const { page } = screen;
  switch (page.name) {
    case 'board':
      return { ...screen, ...pickAfter(scene, key) };
    case 'exercises':
    case 'step': {
      const count = page.name === 'step' ? scene.people.length : scene.outline.exercises.length;
      const to = picked(page.picked, key, count, space.page);
      return to === undefined ? screen : { ...screen, page: { ...page, picked: to } };
    }
    default: {
      const distance = scrollDistance(key, space.page);
      if (distance === undefined) return screen;
      return { ...screen, offset: scrolled({ at: screen.offset, ...space }, distance) };
    }
  }
}

function pickAfter(scene: BoardScene, key: string): Pick<BoardScreen, 'picked'> {
  const all = pickable(scene.rows);
  const row = pickedRow(scene);
  const at = row ? all.indexOf(row) : 0;
  const other = all.find(({ part }) => part !== row?.part);
  if ((key === 'tab' || key === 'left' || key === 'right') && other) {
    const isThere = key === 'left' ? other.part === 'people' : key === 'tab' || other.part === 'steps';
    return isThere ? { picked: other.key } : {};
  }
  const next = all[picked(at, key, all.length, scene.space.page) ?? at];
  return next ? { picked: next.key } : {};
}
