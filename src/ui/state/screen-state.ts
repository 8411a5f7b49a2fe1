/** What the screen itself remembers: which page is open, where it is scrolled to, what is being typed. */
import type { Said } from '../../i18n/said.ts';
import { type EditorState, editorWith } from './editor.ts';

export type OverlayName = 'help' | 'map' | 'lessons' | 'output' | 'cheatsheet' | 'reality';

/** A field that takes the keys. */
export interface Field {
  /** `edit` and `type` run what is typed; `input` gives a setting its value. */
  readonly purpose: 'edit' | 'type' | 'input';
  readonly editor: EditorState;
}

export interface Overlay {
  readonly name: OverlayName;
  /** First row seen; infinity follows the end. */
  readonly offset: number;
  /** The picked row of a list. */
  readonly selected: number;
  readonly search: EditorState;
}

export interface ScreenState {
  readonly page: 'welcome' | 'walk';
  /** The step that what follows belongs to. */
  readonly step: string;
  readonly overlay?: Overlay;
  readonly field?: Field;
  /** The learner left the field of an input step to use the keys. */
  readonly fieldLeft: boolean;
  /** Rows that the prose is scrolled by; none while it stands where the layout puts it. */
  readonly scroll?: number;
  /** The picked option of a question or a fork. */
  readonly selected: number;
  /** A question of the screen's own, in the key line. */
  readonly asking?: 'quit' | 'ctrl-c' | 'skip' | 'editor' | 'typed';
  /** Text that was typed where no field is; `asking` says whether more of it may come. */
  readonly typed?: string;
  /** The learner was told how to leave the editor. */
  readonly knowsEditor?: true;
  /** Something that went wrong on the screen's own side, in the quiet line. */
  readonly note?: Said;
  /** Commands that the learner typed, oldest first. */
  readonly history: readonly string[];
}

/** The view as it is when the program starts. */
export function startScreen(page: ScreenState['page']): ScreenState {
  return { page, step: '', fieldLeft: false, selected: 0, history: [] };
}

/** The view at a step: what belonged to another step is forgotten. */
export function screenAt(view: ScreenState, step: string): ScreenState {
  if (view.step === step) return view;
  const { field: _field, scroll: _scroll, asking: _asking, note: _note, typed: _typed, ...rest } = view;
  return { ...rest, step, fieldLeft: false, selected: 0 };
}

/** The view with a page over it. */
export function withOverlay(view: ScreenState, name: OverlayName, selected = 0): ScreenState {
  const offset = name === 'output' ? Number.POSITIVE_INFINITY : 0;
  return { ...view, overlay: { name, offset, selected, search: editorWith('') } };
}

/** The view without the page over it. */
export function withoutOverlay(view: ScreenState): ScreenState {
  const { overlay: _gone, ...rest } = view;
  return rest;
}

/** The view with a field that takes the keys. */
export function withField(view: ScreenState, purpose: Field['purpose'], text: string): ScreenState {
  return { ...view, field: { purpose, editor: editorWith(text, purpose === 'input' ? [] : view.history) } };
}

/** The view without a field; a command that was typed is remembered. */
export function withoutField(view: ScreenState, entered?: string): ScreenState {
  const { field: _gone, ...rest } = view;
  if (entered === undefined || entered === view.history.at(-1)) return rest;
  return { ...rest, history: [...view.history, entered].slice(-100) };
}

/** The view without its own question. */
export function withoutQuestion(view: ScreenState): ScreenState {
  const { asking: _gone, ...rest } = view;
  return rest;
}

/** The view without text that was typed where no field is. */
export function withoutTyped(view: ScreenState): ScreenState {
  const { typed: _gone, asking: _no, ...rest } = view;
  return rest;
}

/** The view scrolled back to where the layout puts it. */
export function unscrolled(view: ScreenState): ScreenState {
  const { scroll: _gone, ...rest } = view;
  return rest;
}
