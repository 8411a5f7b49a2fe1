/** The built program as a process, and homes for it: folders of their own that no other test sees. */
import { spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { WalkReport } from '../../src/tutor/report.ts';
import { inThisRun } from './one-run.ts';

/** What is tested: `dist/`, or a build elsewhere that SWARM_TUTOR_DIST names. */
const DIST = process.env.SWARM_TUTOR_DIST ?? join(import.meta.dirname, '..', '..', 'dist');
export const PROGRAM = join(DIST, 'cli.js');
export const SIMULATOR = join(DIST, 'simulator.js');

/** A folder that is gone with its test file. */
export function temporaryFolders() {
  const made: string[] = [];
  return {
    make(): string {
      const folder = mkdtempSync(join(tmpdir(), 'swarm-tutor-e2e-'));
      made.push(folder);
      return folder;
    },
    removeAll(): void {
      for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * The environment of a learner who has nothing set: no home but `home`, no proxy, no CI. What the program has compiled is
 * kept for all stories of a run; with `NODE_COMPILE_CACHE: ''` it is kept where the program itself puts it.
 */
export function learnersEnv(home: string, more: Readonly<Record<string, string>> = {}) {
  const { PATH = '/usr/bin:/bin', USER = 'sam' } = process.env;
  return {
    PATH,
    USER,
    HOME: dirname(home),
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    SWARM_TUTOR_HOME: home,
    NODE_COMPILE_CACHE: inThisRun('compiled-code') ?? '',
    ...more,
  };
}

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly program?: string;
  /** Words for Node.js, before the program's path. */
  readonly nodeArgs?: readonly string[];
  /** A file that gets its standard output, in place of the answer. */
  readonly stdout?: string;
  /** Called with the process, to send it signals. */
  readonly started?: (child: ReturnType<typeof spawn>) => void;
}

/** Runs `swarm-tutor ARGS` without a terminal and resolves when it has ended. */
export function tutor(
  args: readonly string[],
  { home, env, cwd, program, nodeArgs = [], stdout: into, started }: Start,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const file = into === undefined ? undefined : openSync(into, 'w');
    const child = spawn(process.execPath, [...nodeArgs, program ?? PROGRAM, ...args], {
      env: learnersEnv(home, env),
      cwd: cwd ?? tmpdir(),
      stdio: ['ignore', file ?? 'pipe', 'pipe'],
    });
    if (file !== undefined) closeSync(file);
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
    started?.(child);
  });
}

/** The one JSON document on stdout; fails if there is more or less than that. */
export function reportOf({ stdout }: Ended): WalkReport {
  return JSON.parse(stdout) as WalkReport;
}

/** The checks of a report that failed, as `step/check`. */
export function failedChecks(report: WalkReport): string[] {
  return report.steps.flatMap((step) =>
    step.checks.filter(({ passed }) => !passed).map(({ id }) => `${step.id}/${id}`),
  );
}

/** Every file below a folder, with its text. One that vanishes meanwhile (a lock, a file about to be renamed) is left out. */
export function filesBelow(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(path, 'utf8') }];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    });
}

/** Copies a home, so that a test can break its own cluster. Paths in its files follow. */
export function copyHome(from: string, to: string): string {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
  for (const { path, text } of filesBelow(to))
    if (text.includes(from)) writeFileSync(path, text.replaceAll(from, to));
  return to;
}
