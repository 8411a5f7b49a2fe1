/** How exercises stood on real machines, a JSON document per moment, kept by exercise. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Standing } from './exercises.ts';

const FILE = join(import.meta.dirname, 'recorded', 'exercises.jsonl');

/** All that was kept, by exercise and in the order of each. */
export function recordedExercises(): Standing[] {
  if (!existsSync(FILE)) return [];
  return readFileSync(FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Standing);
}

/** Keeps how one exercise stood, in the place of what was kept of it. */
export function keepExercise(played: readonly Standing[]): void {
  const name = played[0]?.exercise ?? '';
  const others = recordedExercises().filter(({ exercise }) => exercise !== name);
  const all = [...others, ...played].toSorted((a, b) => a.exercise.localeCompare(b.exercise, 'en'));
  writeFileSync(FILE, all.map((standing) => `${JSON.stringify(standing)}\n`).join(''));
}
