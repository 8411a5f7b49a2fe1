/**
 * `npm run pictures`: the pictures of the README, made from real screens: the built program in a pseudo-terminal,
 * walked by keys on the simulator, and what the terminal then shows, cell by cell, as SVG.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import { svgOf } from './pictures/svg.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CLI = join(ROOT, 'dist', 'cli.js');
const FOLDER = join(ROOT, 'docs', 'pictures');

interface Shot {
  readonly name: string;
  readonly language: string;
  readonly columns: number;
  readonly rows: number;
  /** Walked unattended before the picture. */
  readonly until: string;
  /** Where the tutorial is opened. */
  readonly at: string;
  /** Keys, each once the screen shows the text that stands before it. */
  readonly keys: readonly (readonly [string, string])[];
  /** The picture is taken when the screen shows this. */
  readonly when: string;
}

const SHOTS: readonly Shot[] = ['en', 'zh'].flatMap((language) => [
  {
    name: `step-${language}`,
    language,
    columns: 80,
    rows: 24,
    until: 'list-machines',
    at: 'init-swarm',
    keys: [['▌', '\r']],
    when: '✓',
  },
  {
    name: `wide-${language}`,
    language,
    columns: 130,
    rows: 36,
    until: 'five-take-turns',
    at: 'scale-up',
    keys: [
      ['▌', 'x'],
      ['services.web.deploy.replicas', '\r'],
    ],
    when: '7/7',
  },
]);

/** Shows one screen and gives its terminal once it looks as wanted. */
async function take(shot: Shot, home: string): Promise<InstanceType<typeof xterm.Terminal>> {
  const terminal = new xterm.Terminal({ cols: shot.columns, rows: shot.rows, allowProposedApi: true });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  const { CI: _ci, NO_COLOR: _plain, ...env } = process.env;
  const pty = spawn(process.execPath, [CLI, shot.at, '--driver', 'simulator', '--lang', shot.language], {
    cols: shot.columns,
    rows: shot.rows,
    name: 'xterm-256color',
    env: { ...env, SWARM_TUTOR_HOME: home, COLORTERM: '' } as Record<string, string>,
  });
  pty.onData((data) => terminal.write(data));
  const shows = (text: string) => screenOf(terminal).includes(text);
  const until = async (text: string): Promise<void> => {
    const end = performance.now() + 60_000;
    while (!shows(text)) {
      if (performance.now() > end) throw new Error(`${shot.name}: no "${text}" on\n${screenOf(terminal)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  for (const [text, key] of shot.keys) {
    await until(text);
    pty.write(key);
  }
  await until(shot.when);
  // The picture of the swarm follows within a second or so.
  await new Promise((resolve) => setTimeout(resolve, 4000));
  pty.kill('SIGKILL');
  return terminal;
}

function screenOf(terminal: InstanceType<typeof xterm.Terminal>): string {
  const { active } = terminal.buffer;
  return Array.from(
    { length: terminal.rows },
    (_, row) => active.getLine(row)?.translateToString(true) ?? '',
  ).join('\n');
}

mkdirSync(FOLDER, { recursive: true });
for (const shot of SHOTS) {
  const home = mkdtempSync(join(tmpdir(), 'swarm-'));
  try {
    execFileSync(
      process.execPath,
      [CLI, 'run', '--driver', 'simulator', '--speed', 'instant', '--until', shot.until],
      {
        env: { ...process.env, SWARM_TUTOR_HOME: home },
        stdio: 'ignore',
      },
    );
    const terminal = await take(shot, home);
    writeFileSync(join(FOLDER, `${shot.name}.svg`), svgOf(terminal, `swarm-tutor: ${shot.at}`));
    console.log(screenOf(terminal));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
