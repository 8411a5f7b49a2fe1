/** A terminal in memory: a fake stdin and stdout around a real terminal emulator. */
import { EventEmitter } from 'node:events';
import xterm from '@xterm/headless';
import { bareStdin, bareStdout } from './bare-streams.ts';
import { PATIENCE_MS } from './patience.ts';

/** Waits for a condition without a clock of its own: looks again each time the terminal has drawn. */
export interface FakeTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** The rows as they are seen, without blanks at their ends. */
  rows(): string[];
  text(): string;
  /** Resolves with the text when `seen` holds for it; fails with what stands there if it never does. */
  until(seen: string | RegExp | ((text: string) => boolean)): Promise<string>;
  /** Sends keys as a terminal would. */
  press(...keys: string[]): void;
  resize(columns: number, rows: number): void;
  /** Where the cursor stands, and whether it is seen. */
  cursor(): { readonly x: number; readonly y: number };
  readonly isAlternate: boolean;
  /** How often something was written. */
  readonly writes: number;
  /** Everything that was written. */
  readonly raw: string;
}

/** Names for keys that are no characters. */
export const KEY = {
  enter: '\r',
  esc: '\u001B',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  pageDown: '\u001B[6~',
  pageUp: '\u001B[5~',
  end: '\u001B[F',
  home: '\u001B[H',
  ctrlC: '\u0003',
  ctrlL: '\u000C',
  ctrlZ: '\u001A',
  backspace: '\u007F',
  paste: (text: string) => `\u001B[200~${text}\u001B[201~`,
} as const;

/** Opens a terminal of the given size. */
export function openTerminal(columns = 80, rows = 24): FakeTerminal {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  const changed = new EventEmitter();
  changed.setMaxListeners(0);
  let writes = 0;
  let raw = '';

  const stdout = bareStdout(columns, rows, (data, done) => {
    writes++;
    raw += String(data);
    screen.write(data, () => {
      changed.emit('drawn');
      done();
    });
  });
  const stdin = bareStdin();

  const lines = () => {
    const { active } = screen.buffer;
    return Array.from(
      { length: screen.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  };
  const terminal: FakeTerminal = {
    stdin,
    stdout,
    rows: lines,
    text: () => lines().join('\n'),
    until(seen) {
      const holds = (text: string) =>
        typeof seen === 'string'
          ? text.includes(seen)
          : typeof seen === 'function'
            ? seen(text)
            : seen.test(text);
      return new Promise((resolve, reject) => {
        const look = () => {
          const text = terminal.text();
          if (!holds(text)) return false;
          stop();
          resolve(text);
          return true;
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`never seen: ${String(seen)}\n${terminal.text()}`));
        }, PATIENCE_MS);
        const stop = () => {
          clearTimeout(timer);
          changed.off('drawn', look);
        };
        if (!look()) changed.on('drawn', look);
      });
    },
    press(...keys) {
      for (const key of keys) stdin.write(key);
    },
    resize(width, height) {
      screen.resize(width, height);
      stdout.columns = width;
      stdout.rows = height;
      stdout.emit('resize');
    },
    cursor: () => ({ x: screen.buffer.active.cursorX, y: screen.buffer.active.cursorY }),
    get isAlternate() {
      return screen.buffer.active.type === 'alternate';
    },
    get writes() {
      return writes;
    },
    get raw() {
      return raw;
    },
  };
  return terminal;
}
