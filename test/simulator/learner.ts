/** A learner at a computer with nothing but the simulator: types commands and sees what they print. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keyboard, Typed } from '../../src/program/io.ts';
import { runProgram } from '../../src/simulator/program.ts';

export interface Seen {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export class Learner {
  readonly home = mkdtempSync(join(tmpdir(), 'learner '));
  readonly folder = join(this.home, 'simulator');
  /** The learner's shell variables. */
  env: Record<string, string> = {
    SHELL: '/bin/bash',
    SWARM_TUTOR_SIMULATOR: this.folder,
    SWARM_TUTOR_SPEED: 'instant',
  };
  /** What the next commands get on standard input. */
  input = '';

  /** Where docker-machine keeps its files. */
  get store(): string {
    return join(this.folder, 'machine');
  }

  /** Types a command with simple quotes. */
  async types(line: string): Promise<Seen> {
    const [name = '', ...argv] = wordsOf(line);
    return this.runs(name, argv);
  }

  /** Runs a program; with lines at the keyboard, on a terminal. */
  async runs(
    name: string,
    argv: readonly string[],
    keys?: readonly Typed[],
    signal?: AbortSignal,
  ): Promise<Seen> {
    let stdout = '';
    let stderr = '';
    const out = (text: string) => {
      stdout += text;
    };
    const exitCode = await runProgram(name, argv, {
      env: this.env,
      cwd: this.home,
      stdin: async () => this.input,
      out,
      err: (text) => {
        stderr += text;
      },
      isTerminal: keys !== undefined,
      columns: 80,
      ...(signal === undefined ? {} : { signal }),
      ...(keys === undefined ? {} : { keyboard: keyboardOf(keys, out) }),
    });
    return { stdout, stderr, exitCode };
  }

  leaves(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

function keyboardOf(keys: readonly Typed[], out: (text: string) => void): Keyboard {
  const left = [...keys];
  return {
    async read(prompt) {
      out(prompt);
      const typed = left.shift() ?? { kind: 'end' };
      if (typed.kind === 'line') out(`${typed.text}\n`);
      return typed;
    },
    interruptible: (work) => work(new AbortController().signal),
    close: () => undefined,
  };
}

/** The words of a line with single and double quotes. */
export function wordsOf(line: string): string[] {
  const words = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, (_, a, b) => a ?? b));
}
