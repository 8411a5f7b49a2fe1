/** The built program in a pseudo-terminal, for its pictures: walked by keys, its screen looked at cell by cell. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm, { type Terminal } from '@xterm/headless';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const CLI = join(ROOT, 'dist', 'cli.js');
/** A screen on which nothing was written for so long stands still, milliseconds. */
const STILL = 150;

export interface Opened {
  readonly terminal: Terminal;
  press(keys: string): void;
  /** Resolves once the screen shows this, and stands still. Fails after a minute with what it shows. */
  until(seen: string | RegExp): Promise<void>;
  /** Calls back whenever the screen stands still after it has changed. */
  onFrame(seen: () => void): void;
  end(): void;
}

export interface Opening {
  /** Where the tutorial is opened; the first page without it. */
  readonly at?: string;
  readonly language: string;
  readonly columns: number;
  readonly rows: number;
  /** Walked unattended before, up to this step. */
  readonly until?: string;
}

/** The visible rows. */
export function screenOf({ rows, buffer: { active } }: Terminal): string {
  return Array.from({ length: rows }, (_, row) => active.getLine(row)?.translateToString(true) ?? '').join(
    '\n',
  );
}

/** Starts the tutorial on the simulator, in a home of its own. */
export function openProgram({ at, language, columns, rows, until }: Opening): Opened {
  const home = mkdtempSync(join(tmpdir(), 'swarm-'));
  const { CI: _ci, NO_COLOR: _plain, COLORFGBG: _background, ...inherited } = process.env;
  const env = { ...inherited, SWARM_TUTOR_HOME: home, COLORTERM: '', TERM: 'xterm-256color' };
  if (until !== undefined)
    execFileSync(
      process.execPath,
      [CLI, 'run', '--driver', 'simulator', '--speed', 'instant', '--until', until],
      { env, stdio: 'ignore' },
    );
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  const place = at === undefined ? [] : [at];
  const pty = spawn(process.execPath, [CLI, ...place, '--driver', 'simulator', '--lang', language], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: env as Record<string, string>,
  });
  const listeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let written = performance.now();
  pty.onData((data) => {
    written = performance.now();
    terminal.write(data, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const listener of listeners) listener();
      }, STILL / 3);
    });
  });
  return {
    terminal,
    press: (keys) => pty.write(keys),
    async until(seen) {
      const shows = () => {
        const text = screenOf(terminal);
        const isSeen = typeof seen === 'string' ? text.includes(seen) : seen.test(text);
        return isSeen && performance.now() - written > STILL;
      };
      for (const end = performance.now() + 60_000; !shows(); ) {
        if (performance.now() > end) throw new Error(`never seen: ${String(seen)}\n${screenOf(terminal)}`);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    },
    onFrame: (seen) => listeners.push(seen),
    end() {
      clearTimeout(timer);
      pty.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
