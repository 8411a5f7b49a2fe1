/** A learner with an empty home on a real engine, who types commands of swarm-tutor. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WalkReport } from '../../src/tutor/report.ts';
import { openPty, type Pty } from '../support/pty.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The variables that lead to the engine and say what its machines are made of. */
function engineEnv(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) => /^(DOCKER_HOST|SWARM_TUTOR_DIND_\w+)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}

export class Learner {
  readonly home = mkdtempSync(join(tmpdir(), 'swarm-tutor-home-'));
  readonly #settings: Readonly<Record<string, string>>;
  readonly #env: NodeJS.ProcessEnv;

  /** `settings` are further variables. */
  constructor(settings: Readonly<Record<string, string>> = {}) {
    this.#settings = settings;
    this.#env = { ...process.env, SWARM_TUTOR_HOME: this.home, CI: '1', ...settings };
  }

  /** `swarm-tutor WORDS`, waited for. */
  types(...words: string[]): Said {
    const done = spawnSync(process.execPath, [CLI, ...words, '--driver', 'dind'], {
      env: this.#env,
      encoding: 'utf8',
    });
    return { code: done.status ?? -1, stdout: done.stdout, stderr: done.stderr };
  }

  /** The same, under way; a process group of its own as in a terminal. */
  begins(...words: string[]): ChildProcess {
    return spawn(process.execPath, [CLI, ...words, '--driver', 'dind'], {
      env: this.#env,
      detached: true,
      stdio: 'ignore',
    });
  }

  /** `swarm-tutor WORDS` on a terminal of 120 columns. */
  opens(words: readonly string[], more: Readonly<Record<string, string>> = {}): Pty {
    const env = { ...engineEnv(), ...this.#settings, ...more };
    return openPty({ home: this.home, args: [...words, '--driver', 'dind'], columns: 120, rows: 36, env });
  }

  /** `swarm-tutor run --yes WORDS`, as a report. */
  walks(...words: string[]): { code: number; report: WalkReport; stderr: string } {
    const { code, stdout, stderr } = this.types('run', '--yes', '--json', ...words);
    return { code, report: JSON.parse(stdout) as WalkReport, stderr };
  }

  /** One command in the lesson's session. */
  inShell(command: string): Said {
    return this.types('shell', '-c', command);
  }

  /** Everything is removed. */
  leaves(): void {
    const reset = this.types('reset', '--all', '--yes');
    rmSync(this.home, { recursive: true, force: true });
    if (reset.code !== 0) throw new Error(`reset failed:\n${reset.stderr}`);
  }
}

/** All that is on the engine: containers with their state, volumes and networks. */
export function onTheEngine(): string {
  const lists = [
    ['ps', '-a', '--no-trunc', '--format', '{{.ID}} {{.Names}} {{.State}}'],
    ['volume', 'ls', '--format', '{{.Name}}'],
    ['network', 'ls', '--no-trunc', '--format', '{{.ID}} {{.Name}}'],
    ['context', 'ls', '--format', '{{.Name}}'],
  ];
  return lists.map((words) => `${words.slice(0, 2).join(' ')}\n${dockerSays(...words)}`).join('\n');
}

/** `docker WORDS` on the engine at hand. */
export function dockerSays(...words: string[]): string {
  const done = spawnSync('docker', words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`docker ${words.join(' ')}: ${done.stderr}`);
  return done.stdout.trim().split('\n').sort().join('\n');
}

/** Looks until it holds. @throws when it does not in time */
export async function until<T>(look: () => T | undefined, what: string, ms = 90_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
