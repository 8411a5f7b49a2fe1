/** The random states that real machines were last brought into: a JSON document per line, with the answers that had changed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ViewAnswer } from './answers.ts';
import type { Reached } from './states.ts';

const FILE = join(import.meta.dirname, 'recorded', 'states.jsonl');

interface Head {
  readonly seed: number;
  readonly versions: string;
}
interface Line {
  readonly command: string;
  readonly exitCode: number;
  readonly changed: Readonly<Record<string, readonly string[]>>;
}

/** Keeps a run on real machines. `versions`: of client and engine, in words. */
export function keepStates(reached: readonly Reached[], seed: number, versions: string): void {
  let before = new Map<string, string>();
  const lines = reached.map(({ commands, exitCode, answers }): Line => {
    const isNew = ({ view, rows }: ViewAnswer): boolean => before.get(view) !== JSON.stringify(rows);
    const changed = Object.fromEntries(answers.filter(isNew).map(({ view, rows }) => [view, rows]));
    before = new Map(answers.map(({ view, rows }) => [view, JSON.stringify(rows)]));
    return { command: commands.at(-1) ?? '', exitCode, changed };
  });
  const head: Head = { seed, versions };
  writeFileSync(FILE, [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** The run that was kept, with the seed of its chance; undefined if none was. */
export function recordedStates():
  | { readonly seed: number; readonly reached: readonly Reached[] }
  | undefined {
  if (!existsSync(FILE)) return undefined;
  const [first = '{}', ...rest] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  const { seed } = JSON.parse(first) as Head;
  const answers = new Map<string, readonly string[]>();
  const reached = rest.map((text): Reached => {
    const { command, exitCode, changed } = JSON.parse(text) as Line;
    for (const [view, rows] of Object.entries(changed)) answers.set(view, rows);
    return {
      commands: [command],
      exitCode,
      answers: [...answers].map(([view, rows]) => ({ view, rows })),
    };
  });
  return { seed, reached };
}
