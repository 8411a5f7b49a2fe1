/** The program on a real terminal: a pseudo-terminal with an emulator that knows what stands on its screen. */
import { spawn } from '@lydell/node-pty';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import { learnersEnv, PROGRAM } from './program.ts';

/** Longest wait for something to be seen, milliseconds. Nothing takes that long unless it is broken. */
const PATIENCE = 20_000;

export interface PtyOptions {
  readonly home: string;
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Another program than the tutor, with `args`. */
  readonly file?: string;
  /** Words for Node.js, before the tutor's path. */
  readonly nodeArgs?: readonly string[];
}

export interface Exit {
  readonly code: number;
  readonly signal: number;
}

export interface Pty {
  readonly pid: number;
  /** Sends keys as they are typed. */
  type(...keys: string[]): void;
  /** The rows as they are seen, without blanks at their ends. */
  rows(): string[];
  text(): string;
  /** Resolves with the screen once it shows this; fails with what stands there instead. */
  until(seen: string | RegExp | ((text: string) => boolean)): Promise<string>;
  resize(columns: number, rows: number): void;
  kill(signal: string): void;
  /** Closes the terminal, as one whose window is closed. */
  hangUp(): void;
  readonly exited: Promise<Exit>;
  /** The terminal tells the program of the mouse. */
  readonly isMouseTold: boolean;
  readonly isAlternate: boolean;
  readonly cursorShown: boolean;
  /** The window's title, if a program has set one. */
  readonly title: string;
  /** Everything that the program wrote. */
  readonly raw: string;
}

const open = new Set<Pty>();

/** Ends what a failed test left behind. */
export function endPtys(): void {
  for (const pty of open) pty.kill('SIGKILL');
}

/** Starts `swarm-tutor ARGS` on a terminal. */
export function openPty({ home, columns = 80, rows = 24, env, cwd, file, ...words }: PtyOptions): Pty {
  const { args = [], nodeArgs = [] } = words;
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  screen.loadAddon(new Unicode11Addon());
  screen.unicode.activeVersion = '11';
  const child = spawn(
    file ?? process.execPath,
    [...(file === undefined ? [...nodeArgs, PROGRAM] : []), ...args],
    {
      cols: columns,
      rows,
      cwd: cwd ?? '/',
      env: learnersEnv(home, env),
    },
  );
  let raw = '';
  /** A synchronized update is under way: a terminal goes on showing the frame before. */
  let drawing = false;
  let title = '';
  let ended: Exit | undefined;
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of watchers) watcher();
  };
  screen.onTitleChange((text) => {
    title = text;
  });
  // What a terminal answers when it is asked (where the cursor is, what it can do) goes back to the program.
  screen.onData((answer) => {
    if (!ended) child.write(answer);
  });
  child.onData((data) => {
    raw += data;
    const unfinished = raw.lastIndexOf('\u001B[?2026h') > raw.lastIndexOf('\u001B[?2026l');
    // The emulator takes it later: by then the program may have written more.
    screen.write(data, () => {
      drawing = unfinished;
      if (!drawing) look();
    });
  });
  const exited = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      ended = { code: exitCode, signal: signal ?? 0 };
      open.delete(pty);
      screen.write('', () => {
        look();
        resolve({ code: exitCode, signal: signal ?? 0 });
      });
    });
  });
  const lines = (): string[] => {
    const { active } = screen.buffer;
    return Array.from(
      { length: screen.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  };
  const pty: Pty = {
    pid: child.pid,
    type(...keys) {
      for (const key of keys) child.write(key);
    },
    rows: lines,
    text: () => lines().join('\n'),
    until(seen) {
      const holds = (text: string): boolean => {
        if (typeof seen === 'string') return text.includes(seen);
        return typeof seen === 'function' ? seen(text) : seen.test(text);
      };
      return new Promise((resolve, reject) => {
        const finish = (settle: () => void): void => {
          clearTimeout(timer);
          watchers.delete(watch);
          settle();
        };
        const fail = (why: string): void => {
          finish(() => reject(new Error(`${why}: ${String(seen)}\n${pty.text()}`)));
        };
        const timer = setTimeout(() => fail('never seen'), PATIENCE);
        const watch = (): void => {
          const text = pty.text();
          if (holds(text)) finish(() => resolve(text));
          else if (ended) fail(`ended with ${ended.code} before it was seen`);
        };
        watchers.add(watch);
        if (!drawing) watch();
      });
    },
    resize(width, height) {
      screen.resize(width, height);
      child.resize(width, height);
    },
    kill(signal) {
      if (!ended) child.kill(signal);
    },
    hangUp: () => (child as unknown as { destroy(): void }).destroy(),
    exited,
    get isAlternate() {
      return screen.buffer.active.type === 'alternate';
    },
    get isMouseTold() {
      return screen.modes.mouseTrackingMode !== 'none';
    },
    get cursorShown() {
      return raw.lastIndexOf('\u001B[?25h') >= raw.lastIndexOf('\u001B[?25l');
    },
    get title() {
      return title;
    },
    get raw() {
      return raw;
    },
  };
  open.add(pty);
  return pty;
}
