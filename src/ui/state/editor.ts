/** A one-line editor as pure data: text, cursor, and the effect of each key on them. */
import { graphemes } from '../../text/width.ts';

export interface EditorState {
  /** Graphemes, so that the cursor is never inside a character. */
  readonly text: readonly string[];
  /** Before the grapheme of this index. */
  readonly cursor: number;
  /** Earlier entries, oldest first, that ↑ and ↓ walk through. */
  readonly history: readonly string[];
  /** The position in the history; its length means the line being written. */
  readonly recall: number;
  /** The line being written, kept while earlier ones are shown. */
  readonly draft: string;
}

const split = (text: string) => graphemes(text).map((cell) => cell.text);

/** An editor that holds `text`, cursor at its end. */
export function editorWith(text: string, history: readonly string[] = []): EditorState {
  const graphemes = split(text);
  return { text: graphemes, cursor: graphemes.length, history, recall: history.length, draft: text };
}

/** The editor's text. */
export function editorText(editor: EditorState): string {
  return editor.text.join('');
}

/** Pasted text without controls. Line ends inside stay, those at the end go: a pasted command must not run itself. */
export function withoutControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?<!\n)\n+$/, '')
    .replaceAll('\t', ' ')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, '');
}

/** Puts text in at the cursor, without controls. */
export function inserted(editor: EditorState, text: string): EditorState {
  const added = split(withoutControls(text));
  const next = [...editor.text.slice(0, editor.cursor), ...added, ...editor.text.slice(editor.cursor)];
  return { ...editor, text: next, cursor: editor.cursor + added.length };
}

function without(editor: EditorState, from: number, to: number): EditorState {
  return { ...editor, text: [...editor.text.slice(0, from), ...editor.text.slice(to)], cursor: from };
}

const isWord = (grapheme: string | undefined) => grapheme !== undefined && !/[\s/"'=:]/.test(grapheme);

function wordLeft({ text, cursor }: EditorState): number {
  let at = cursor;
  while (at > 0 && !isWord(text[at - 1])) at--;
  while (at > 0 && isWord(text[at - 1])) at--;
  return at;
}

function wordRight({ text, cursor }: EditorState): number {
  let at = cursor;
  while (at < text.length && !isWord(text[at])) at++;
  while (at < text.length && isWord(text[at])) at++;
  return at;
}

function recalled(editor: EditorState, recall: number): EditorState {
  if (recall < 0 || recall > editor.history.length) return editor;
  const draft = editor.recall === editor.history.length ? editorText(editor) : editor.draft;
  const graphemes = split(editor.history[recall] ?? draft);
  return { ...editor, text: graphemes, cursor: graphemes.length, recall, draft };
}

/**
 * The editor after a key (names as in keys.ts); undefined when the key means nothing to it.
 * `text` is what the key types, if it types something.
 */
export function edited(editor: EditorState, key: string, text: string): EditorState | undefined {
  const end = editor.text.length;
  switch (key) {
    case 'left':
    case 'ctrl-b':
      return { ...editor, cursor: Math.max(0, editor.cursor - 1) };
    case 'right':
    case 'ctrl-f':
      return { ...editor, cursor: Math.min(end, editor.cursor + 1) };
    case 'home':
    case 'ctrl-a':
      return { ...editor, cursor: 0 };
    case 'end':
    case 'ctrl-e':
      return { ...editor, cursor: end };
    case 'ctrl-left':
    case 'alt-left':
    case 'alt-b':
      return { ...editor, cursor: wordLeft(editor) };
    case 'ctrl-right':
    case 'alt-right':
    case 'alt-f':
      return { ...editor, cursor: wordRight(editor) };
    case 'backspace':
      return editor.cursor > 0 ? without(editor, editor.cursor - 1, editor.cursor) : editor;
    case 'delete':
    case 'ctrl-d':
      return editor.cursor < end
        ? { ...without(editor, editor.cursor, editor.cursor + 1), cursor: editor.cursor }
        : editor;
    case 'ctrl-w':
    case 'alt-backspace':
      return without(editor, wordLeft(editor), editor.cursor);
    case 'ctrl-u':
      return without(editor, 0, editor.cursor);
    case 'ctrl-k':
      return without(editor, editor.cursor, end);
    case 'up':
    case 'ctrl-p':
      return recalled(editor, editor.recall - 1);
    case 'down':
    case 'ctrl-n':
      return recalled(editor, editor.recall + 1);
    default:
      return text === '' ? undefined : inserted(editor, text);
  }
}
