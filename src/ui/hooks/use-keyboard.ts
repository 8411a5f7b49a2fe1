/** Hands presses and pasted text to whoever acts on them. */
import { useInput, usePaste } from 'ink';
import { type Press, pressesOf } from '../keys.ts';

/** Calls `onPress` for each press and `onPaste` for text pasted in one piece. */
export function useKeyboard(onPress: (pressed: Press) => void, onPaste: (text: string) => void): void {
  useInput((input, key) => {
    for (const pressed of pressesOf(input, key)) onPress(pressed);
  });
  usePaste(onPaste);
}
