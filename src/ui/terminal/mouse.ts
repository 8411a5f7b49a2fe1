/** The mouse: switches its reports on, and reads them. */
import type { Report } from './reports.ts';

/** Presses, releases and the wheel (1000), reported as decimal text (1006). Movements are not reported. */
export const MOUSE_ON = '\u001B[?1000h\u001B[?1006h';
export const MOUSE_OFF = '\u001B[?1006l\u001B[?1000l';

/** An event of the mouse at a cell, counted from 0. */
export interface MouseDeed {
  readonly kind: 'click' | 'wheel-up' | 'wheel-down';
  readonly x: number;
  readonly y: number;
}

/** Calls its listener at each event while the mouse is on. */
export interface Mouse {
  on(): void;
  off(): void;
  subscribe(listener: (done: MouseDeed) => void): () => void;
}

const LEFT = 0;
const WHEEL_UP = 64;
const WHEEL_DOWN = 65;
/** Shift, Alt and Ctrl, as bits of the button's number. */
const MODIFIERS = 4 + 8 + 16;

/** The event of a report; undefined for other buttons, for releases, and for clicks with a key held, which are the terminal's. */
export function mouseDeedOf({
  button,
  x,
  y,
  isDown,
}: Extract<Report, { type: 'mouse' }>): MouseDeed | undefined {
  if (!isDown) return undefined;
  if (button === LEFT) return { kind: 'click', x, y };
  const wheel = button & ~MODIFIERS;
  if (wheel === WHEEL_UP) return { kind: 'wheel-up', x, y };
  return wheel === WHEEL_DOWN ? { kind: 'wheel-down', x, y } : undefined;
}

/**
 * A mouse that `write` switches on and off.
 * @returns it, and a function to call with each report
 */
export function createMouse(
  write: (text: string) => void,
): Mouse & { tell(report: Extract<Report, { type: 'mouse' }>): void } {
  let isOn = false;
  const listeners = new Set<(done: MouseDeed) => void>();
  return {
    on() {
      if (!isOn) write(MOUSE_ON);
      isOn = true;
    },
    off() {
      if (isOn) write(MOUSE_OFF);
      isOn = false;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(report) {
      const done = isOn ? mouseDeedOf(report) : undefined;
      if (done) for (const listener of listeners) listener(done);
    },
  };
}
