/** Random states that real machines were brought into, a file per chance: a JSON document per line, with the answers that had changed. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ViewAnswer } from './answers.ts';
import type { Reached } from './states.ts';

const FOLDER = join(import.meta.dirname, 'recorded');
const NAME = /^states-(\d+)\.jsonl$/;
const fileOf = (seed: number): string => join(FOLDER, `states-${seed}.jsonl`);

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
  writeFileSync(fileOf(seed), [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** The seeds whose runs were kept. */
export function recordedSeeds(): number[] {
  return readdirSync(FOLDER)
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** The run of this chance that was kept; undefined if none was. */
export function recordedStates(seed: number): readonly Reached[] | undefined {
  if (!existsSync(fileOf(seed))) return undefined;
  const [, ...rest] = readFileSync(fileOf(seed), 'utf8').trimEnd().split('\n');
  const answers = new Map<string, readonly string[]>();
  return rest.map((text): Reached => {
    const { command, exitCode, changed } = JSON.parse(text) as Line;
    for (const [view, rows] of Object.entries(changed)) answers.set(view, rows);
    return {
      commands: [command],
      exitCode,
      answers: [...answers].map(([view, rows]) => ({ view, rows })),
    };
  });
}
