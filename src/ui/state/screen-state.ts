/** The screen's own memory: which page is open, where it is scrolled to, what is being typed. */
import type { Said } from '../../i18n/said.ts';
import { type EditorState, editorWith } from './editor.ts';

export type OverlayName =
  | 'help'
  | 'map'
  | 'lessons'
  | 'exercises'
  | 'output'
  | 'cheatsheet'
  | 'reality'
  | 'review'
  | 'glossary'
  | 'recap'
  | 'share';

/** A field that takes the keys. */
export interface Field {
  /** `edit` and `type` run what is typed; `input` gives a setting its value; `number` is predicted. */
  readonly purpose: 'edit' | 'type' | 'input' | 'number';
  readonly editor: EditorState;
  /** The candidates for the word before the cursor, after Tab was pressed. */
  readonly offers?: readonly string[];
}

export interface Overlay {
  readonly name: OverlayName;
  /** First row seen; infinity follows the end. */
  readonly offset: number;
  /** The picked row of a list. */
  readonly selected: number;
  readonly search: EditorState;
  /** The search field of the page takes the keys. */
  readonly isSearching?: true;
  /** The current hit in an output, as an index among the lines that are kept. */
  readonly match?: number;
  /** The first column of an output that is seen. */
  readonly left?: number;
  /** The node, service or task of the swarm that is opened, by its key. */
  readonly opened?: string;
  /** How the blanks before the picked one went: filled in, or shown. */
  readonly blanks?: readonly ('filled' | 'shown')[];
  /** What was typed last was wrong. */
  readonly isMissed?: true;
}

export interface ScreenState {
  readonly page: 'welcome' | 'walk' | 'exercise';
  /** The page from which the exercise was opened. */
  readonly from?: 'welcome' | 'walk';
  /** The step that the following fields belong to. */
  readonly step: string;
  readonly overlay?: Overlay;
  readonly field?: Field;
  /** The learner left the field of an input step to use the keys. */
  readonly fieldLeft: boolean;
  /** Rows that the prose is scrolled by; undefined while the layout decides. */
  readonly scroll?: number;
  /** The picked option of a question or a fork. */
  readonly selected: number;
  /** A question of the screen's own, in the key line. */
  readonly asking?: 'quit' | 'ctrl-c' | 'skip' | 'editor' | 'typed' | 'anew' | 'give-up';
  /** Text that was typed outside a field; `asking`: more of it may come. */
  readonly typed?: string;
  /** The learner has seen how to leave the editor. */
  readonly knowsEditor?: true;
  /** An error of the screen itself, for the notice line. */
  readonly note?: Said;
  /** Only this page, or the one over the walk, was asked for. */
  readonly isAlone?: true;
  /** Commands that the learner typed, oldest first. */
  readonly history: readonly string[];
}

/** The screen as it is when the program starts. */
export function startScreen(page: ScreenState['page']): ScreenState {
  return { page, step: '', fieldLeft: false, selected: 0, history: [] };
}

/** The screen at a step: forgets everything about another step. */
export function screenAt(screen: ScreenState, step: string): ScreenState {
  if (screen.step === step) return screen;
  const { field: _field, scroll: _scroll, asking: _asking, note: _note, typed: _typed, ...rest } = screen;
  return { ...rest, step, fieldLeft: false, selected: 0 };
}

/** The screen with a page over it. */
export function withOverlay(screen: ScreenState, name: OverlayName, selected = 0): ScreenState {
  const offset = name === 'output' ? Number.POSITIVE_INFINITY : 0;
  return { ...screen, overlay: { name, offset, selected, search: editorWith('') } };
}

/** The screen without the page over it. */
export function withoutOverlay(screen: ScreenState): ScreenState {
  const { overlay: _gone, ...rest } = screen;
  return rest;
}

/** The screen with a node, a service or a task of the swarm opened. */
export function withOpened(screen: ScreenState, opened: string): ScreenState {
  return screen.overlay ? { ...screen, overlay: { ...screen.overlay, opened, offset: 0 } } : screen;
}

/** The screen back at the list of the swarm. */
export function withoutOpened(screen: ScreenState): ScreenState {
  if (!screen.overlay) return screen;
  const { opened: _closed, ...overlay } = screen.overlay;
  return { ...screen, overlay };
}

/** Whether the field is for a command. */
export function isForCommand({ purpose }: Pick<Field, 'purpose'>): boolean {
  return purpose === 'edit' || purpose === 'type';
}

/** The screen with a field that takes the keys. */
export function withField(screen: ScreenState, purpose: Field['purpose'], text: string): ScreenState {
  const history = isForCommand({ purpose }) ? screen.history : [];
  return { ...screen, field: { purpose, editor: editorWith(text, history) } };
}

/** The screen without a field; a command that was typed is remembered. */
export function withoutField(screen: ScreenState, entered?: string): ScreenState {
  const { field: _gone, ...rest } = screen;
  if (entered === undefined || entered === screen.history.at(-1)) return rest;
  return { ...rest, history: [...screen.history, entered].slice(-100) };
}

/** The screen without its own question. */
export function withoutQuestion(screen: ScreenState): ScreenState {
  const { asking: _gone, ...rest } = screen;
  return rest;
}

/** The screen without text that was typed outside a field. */
export function withoutTyped(screen: ScreenState): ScreenState {
  const { typed: _gone, asking: _no, ...rest } = screen;
  return rest;
}

/** The screen scrolled back to where the layout puts it. */
export function unscrolled(screen: ScreenState): ScreenState {
  const { scroll: _gone, ...rest } = screen;
  return rest;
}

/** The screen with an exercise instead of the walk. */
export function inExercise(screen: ScreenState): ScreenState {
  const { overlay: _list, scroll: _scroll, field: _field, page, ...rest } = withoutTyped(screen);
  const from = page === 'exercise' ? (screen.from ?? 'walk') : page;
  return { ...rest, page: 'exercise', from, fieldLeft: true };
}

/**
 * The screen back where it was before the exercise.
 * @param selected its place in the list of exercises, which is shown again; undefined for one that is in no list
 */
export function outOfExercise(screen: ScreenState, selected: number | undefined): ScreenState {
  const { from = 'walk', scroll: _scroll, field: _field, ...rest } = withoutTyped(screen);
  const back: ScreenState = { ...rest, page: from, fieldLeft: false };
  return selected === undefined ? back : withOverlay(back, 'exercises', selected);
}
