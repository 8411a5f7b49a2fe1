/** What the board's screen remembers, and what a key may depend on. Pure. */
import type { Language } from '../../i18n/language.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { LearnerDetails } from '../../room/board/details.ts';
import type { BoardNow } from '../../room/board/source.ts';
import { nameOfLearner } from '../../room/board/wording.ts';
import type { TeacherAct } from '../../room/contract/acts.ts';
import type { RoomOutline } from '../../room/contract/outline.ts';
import { defined } from '../../value/defined.ts';
import type { Ending } from '../keys/deed.ts';
import type { EditorState } from '../state/editor.ts';
import type { BoardPick, BoardRow } from './rows.ts';

/** What is on the screen. */
export type BoardPage =
  | { readonly name: 'board' }
  | { readonly name: 'help' }
  | { readonly name: 'join'; readonly isKeyShown: boolean }
  | { readonly name: 'exercises'; readonly picked: number }
  | { readonly name: 'step'; readonly step: string; readonly picked: number }
  /** `from`: where it was opened. */
  | { readonly name: 'learner'; readonly number: number; readonly called: string; readonly from?: BoardPage };

/** What is being typed. */
export type BoardField =
  | { readonly for: 'say'; readonly to: 'all' | number; readonly called: string }
  | { readonly for: 'meet'; readonly step: string }
  | { readonly for: 'exercise'; readonly id: string }
  | { readonly for: 'figures' };

/** What is asked before it is done. */
export type BoardQuestion =
  | { readonly what: 'leave' }
  | { readonly what: 'end' }
  | { readonly what: 'remove'; readonly number: number; readonly called: string };

/** What came of it. */
export interface BoardNote {
  readonly name: keyof Messages['teaching']['notes'];
  readonly about?: string;
}

export interface BoardScreen {
  readonly page: BoardPage;
  /** The picked row's key; undefined: the first that can be picked. */
  readonly picked?: string;
  /** Rows that the page is scrolled by. */
  readonly offset: number;
  readonly field?: { readonly field: BoardField; readonly editor: EditorState };
  readonly question?: BoardQuestion;
  readonly note?: BoardNote;
}

export const BOARD_START: BoardScreen = { page: { name: 'board' }, offset: 0 };

/** What the screen asks the world for. */
export type BoardRequest =
  | { readonly type: 'act'; readonly act: TeacherAct }
  | { readonly type: 'figures'; readonly file: string }
  | { readonly type: 'language' | 'theme' }
  | { readonly type: 'leave'; readonly ending: Ending };

/** The screen after a key, and what it asks for. */
export interface BoardDeed {
  readonly screen: BoardScreen;
  readonly requests: readonly BoardRequest[];
}

/** All that a key may depend on. */
export interface BoardScene {
  readonly screen: BoardScreen;
  readonly now: BoardNow;
  readonly outline: RoomOutline;
  readonly language: Language;
  readonly messages: Messages;
  readonly isTeacher: boolean;
  /** Leaving it ends the service, so it is asked first. */
  readonly isServing: boolean;
  readonly hasJoinPage: boolean;
  /** Colours can be chosen. */
  readonly hasThemes: boolean;
  readonly rows: readonly BoardRow[];
  /** Who is at the step whose page is shown. */
  readonly people: readonly LearnerDetails[];
  /** Rows of a page, and how far it can be scrolled. */
  readonly space: { readonly page: number; readonly last: number };
  /** Without an ending; the figures are written there unless another is typed. */
  readonly figuresFile: string;
}

export function boardDeed(screen: BoardScreen, ...requests: readonly BoardRequest[]): BoardDeed {
  return { screen, requests };
}

/** The screen with another page, at its top. */
export function withPage({ picked }: BoardScreen, page: BoardPage): BoardScreen {
  return { page, offset: 0, ...defined({ picked }) };
}

/** The rows that can be picked. */
export function pickable(rows: readonly BoardRow[]): readonly BoardRow[] {
  return rows.filter(({ pick }) => pick !== undefined);
}

/** The picked row; one that is gone leaves the pick to the first. */
export function pickedRow({ rows, screen }: Pick<BoardScene, 'rows' | 'screen'>): BoardRow | undefined {
  const all = pickable(rows);
  return all.find(({ key }) => key === screen.picked) ?? all[0];
}

/** What a key on the page is about. */
export function targetOf(scene: BoardScene): BoardPick | undefined {
  const { page } = scene.screen;
  switch (page.name) {
    case 'board':
      return pickedRow(scene)?.pick;
    case 'learner':
      return { type: 'learner', number: page.number, name: page.called };
    case 'step': {
      const person = scene.people[page.picked];
      return person
        ? { type: 'learner', number: person.number, name: nameOfLearner(person, scene.messages.board) }
        : { type: 'step', step: page.step };
    }
    default:
      return undefined;
  }
}

/** The step that a key on the page is about. */
export function stepOfTarget(scene: BoardScene): string | undefined {
  if (scene.screen.page.name === 'step') return scene.screen.page.step;
  const target = targetOf(scene);
  return target?.type === 'step' ? target.step : undefined;
}

/** The learner that a key on the page is about. */
export function learnerOfTarget(scene: BoardScene): Extract<BoardPick, { type: 'learner' }> | undefined {
  const target = targetOf(scene);
  return target?.type === 'learner' ? target : undefined;
}
