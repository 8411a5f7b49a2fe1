import { describe, expect, it } from 'vitest';
import { type EditorState, edited, editorText, editorWith, inserted } from '../../../src/ui/state/editor.ts';

/** Presses keys one by one; one-character keys type themselves. */
function pressing(editor: EditorState, ...keys: string[]): EditorState {
  return keys.reduce((state, key) => edited(state, key, [...key].length === 1 ? key : '') ?? state, editor);
}
/** The text with a bar where the cursor stands. */
const shown = (editor: EditorState) =>
  `${editor.text.slice(0, editor.cursor).join('')}|${editor.text.slice(editor.cursor).join('')}`;

describe('editing a command', () => {
  it('types at the cursor', () => {
    expect(shown(pressing(editorWith('docker ps'), 'left', 'left', 'x'))).toBe('docker x|ps');
  });

  it('moves by words and to both ends', () => {
    const editor = editorWith('docker node ls');
    expect(shown(pressing(editor, 'alt-b'))).toBe('docker node |ls');
    expect(shown(pressing(editor, 'ctrl-left', 'ctrl-left'))).toBe('docker |node ls');
    expect(shown(pressing(editor, 'home', 'ctrl-right'))).toBe('docker| node ls');
    expect(shown(pressing(editor, 'ctrl-a', 'ctrl-e'))).toBe('docker node ls|');
  });

  it('deletes characters, words and to either end', () => {
    const editor = editorWith('docker node ls');
    expect(shown(pressing(editor, 'backspace'))).toBe('docker node l|');
    expect(shown(pressing(editor, 'ctrl-w'))).toBe('docker node |');
    expect(shown(pressing(editor, 'home', 'delete'))).toBe('|ocker node ls');
    expect(shown(pressing(editor, 'alt-b', 'ctrl-u'))).toBe('|ls');
    expect(shown(pressing(editor, 'alt-b', 'ctrl-k'))).toBe('docker node |');
  });

  it('never stands inside a character, however it is composed', () => {
    expect(shown(pressing(editorWith('机器e\u0301'), 'left', 'backspace'))).toBe('机|e\u0301');
  });

  it('does nothing beyond its ends', () => {
    expect(shown(pressing(editorWith('a'), 'right', 'delete', 'home', 'left', 'backspace'))).toBe('|a');
  });

  it('leaves keys alone that mean nothing to it', () => {
    expect(edited(editorWith('a'), 'pageup', '')).toBeUndefined();
  });
});

describe('pasting', () => {
  it('keeps line ends inside and drops those at the end, so that nothing runs by itself', () => {
    expect(editorText(inserted(editorWith(''), 'one\r\ntwo\r\n'))).toBe('one\ntwo');
  });

  it('drops control characters', () => {
    expect(editorText(inserted(editorWith(''), 'a\u001B[31mb\u0007\tc'))).toBe('a[31mb c');
  });
});

it('recalls earlier commands and comes back to the line being written', () => {
  const editor = pressing(editorWith('', ['docker ps', 'docker node ls']), 'd');
  expect(editorText(pressing(editor, 'up'))).toBe('docker node ls');
  expect(editorText(pressing(editor, 'up', 'up', 'up'))).toBe('docker ps');
  expect(editorText(pressing(editor, 'up', 'up', 'down', 'down', 'down'))).toBe('d');
});
