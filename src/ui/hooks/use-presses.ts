/** Passes presses and pasted text to their handlers. */
import { useInput, usePaste } from 'ink';
import { useRef } from 'react';
import { type Press, pressesOf } from '../keys/press.ts';

/** How long a weighty key waits for a letter that would make it a word, milliseconds: less than a person notices. */
const WAIT = 120;

/** Nobody types so many keys at once: they were pasted in a terminal that doesn't mark pastes. */
const MOST_TYPED = 256;

interface Waiting {
  readonly pressed: Press;
  readonly timer: NodeJS.Timeout;
}

/**
 * Calls `onPresses` for what arrives in one piece, and `onPaste` for text that is pasted.
 * @param waits whether a key is weighty; it comes together with a letter that follows it at once
 */
export function usePresses(
  onPresses: (presses: readonly Press[]) => void,
  onPaste: (text: string) => void,
  waits: (pressed: Press) => boolean,
): void {
  const waiting = useRef<Waiting | undefined>(undefined);
  // A key that waited acts on the screen as it is by then.
  const latest = useRef(onPresses);
  latest.current = onPresses;

  const taken = (): Press | undefined => {
    const { pressed, timer } = waiting.current ?? {};
    clearTimeout(timer);
    waiting.current = undefined;
    return pressed;
  };
  useInput((input, key) => {
    const presses = pressesOf(input, key);
    const [first] = presses;
    if (!first) return;
    const before = taken();
    const isSame = before?.key === first.key;
    if (presses.length > MOST_TYPED) {
      if (before) latest.current([before]);
      onPaste(input);
      return;
    }
    if (before && !isSame && first.text !== '') {
      latest.current([before, ...presses]);
      return;
    }
    if (before) latest.current([before]);
    if (presses.length > 1 || !waits(first)) {
      latest.current(presses);
      return;
    }
    const timer = setTimeout(() => {
      const pressed = taken();
      if (pressed) latest.current([pressed]);
    }, WAIT);
    waiting.current = { pressed: first, timer };
  });
  usePaste(onPaste);
}
