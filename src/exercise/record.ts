/** What is noted when a start state is ready: what rules are later compared with, and how the learner is doing since. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { rowMatches } from '../check/conditions/quality.ts';
import { createAsker } from '../check/probes/asker.ts';
import { probe } from '../check/probes/probe.ts';
import type { Row } from '../check/tables.ts';
import { type DriverId, driverOf } from '../driver/types.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { EXERCISE_RECORD } from '../files/home.ts';
import { readText } from '../files/read.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import type { KeepRule, RuleSpec } from '../lesson/rule-spec.ts';
import { fill } from '../tutor/attempt/fill.ts';
import type { ExerciseResult } from '../tutor/progress/exercises.ts';
import { isRecord, parseJson } from '../value/json.ts';
import { type ExercisePlace, valuesFor } from './place.ts';

/** How an exercise began, as rules need to know it. */
export interface StartFacts {
  /** The time by the clock of the engines, RFC 3339; empty if there was no engine. */
  readonly engineTime: string;
  /** By rule: the rows that have to stay, by id. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** By path: a hash of the file's content. */
  readonly files: Readonly<Record<string, string>>;
}

/** An exercise that was begun. */
export interface StartRecord extends StartFacts {
  readonly schema: 1;
  readonly driver: DriverId;
  /** When the learner began, milliseconds since the epoch. */
  readonly at: number;
  readonly hints: number;
  /** How often it was judged without having passed. */
  readonly tries: number;
  readonly gaveUp: boolean;
  /** When it was first solved. */
  readonly passedAt?: number;
  /** It began with a copy of the learner's own swarm. */
  readonly isCopy?: true;
  /** On the screen: when the learner was last there, and how long they were away in all, milliseconds. */
  readonly seenAt?: number;
  readonly awayMs?: number;
}

/** How long the learner has been at it, milliseconds. */
export function timeSpent({ at, awayMs = 0, passedAt }: StartRecord, now: number): number {
  return Math.max(0, (passedAt ?? now) - at - awayMs);
}

/** The result to remember of an exercise that is solved. */
export function resultOf(record: StartRecord): ExerciseResult {
  const { hints, tries, gaveUp, passedAt = record.at } = record;
  if (gaveUp) return { status: 'started', gaveUp: true };
  return { status: 'passed', best: { durationMs: timeSpent(record, passedAt), hints, tries } };
}

/** Notes the present state. */
export async function noteStart(
  exercise: Exercise,
  place: ExercisePlace,
  signal?: AbortSignal,
): Promise<StartFacts> {
  const { session } = place;
  const values = await valuesFor([exercise.rules, exercise.needs], place, signal);
  const rules = fill(exercise.rules, values);
  const { env, cwd } = place.shell();
  const asker = createAsker({ session, env, cwd, signal });
  const rows: Record<string, readonly string[]> = {};
  const files: Record<string, string> = {};
  for (const rule of rules) {
    if (rule.kind === 'keep') rows[rule.id] = (await rowsToKeep(rule, asker)) ?? [];
    if (rule.kind === 'untouched') files[rule.path] = hashOf(join(session.workspace, rule.path));
  }
  return { engineTime: await engineTime(rules, fill(exercise.start.machines, values), asker), rows, files };
}

type RuleAsker = ReturnType<typeof createAsker>;

/** The ids of the rows that a rule speaks of; undefined when the question got no answer. */
export async function rowsToKeep(rule: KeepRule, asker: RuleAsker): Promise<readonly string[] | undefined> {
  const found = await probe(asker, rule);
  if (!found.ok) return undefined;
  return found.rows.filter((row) => rule.where === undefined || rowMatches(row, rule.where)).map(idOf);
}

/** A row's permanent identity: its id, or its name if it has none. */
function idOf(row: Row): string {
  return row.ID ?? row.Name ?? JSON.stringify(row);
}

/** A hash of a file's content; empty if there is no file. */
export function hashOf(path: string): string {
  try {
    return createHash('sha256').update(readText(path)).digest('hex');
  } catch {
    return '';
  }
}

async function engineTime(
  rules: readonly RuleSpec[],
  machines: readonly string[],
  asker: RuleAsker,
): Promise<string> {
  if (!rules.some(({ kind }) => kind === 'running')) return '';
  for (const machine of machines) {
    const answer = await asker.askOn(machine, ['docker', 'info', '--format', '{{.SystemTime}}']);
    if (answer.exitCode === 0) return answer.stdout.trim();
  }
  return '';
}

/** Writes a record into the folder of its exercise. @throws what the file system throws */
export function writeRecord(folder: string, record: StartRecord): void {
  writeFileAtomic(join(folder, EXERCISE_RECORD), `${JSON.stringify(record, undefined, 2)}\n`, 0o600);
}

/** The record in a folder; undefined if there is no readable one: the exercise then starts again. */
export function readRecord(folder: string): StartRecord | undefined {
  try {
    const value = parseJson(readText(join(folder, EXERCISE_RECORD)));
    return isStartRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isStartRecord(value: unknown): value is StartRecord {
  if (!isRecord(value)) return false;
  const { schema, driver, at, hints, tries, rows, files, engineTime } = value;
  return (
    schema === 1 &&
    typeof driver === 'string' &&
    driverOf(driver) !== undefined &&
    [at, hints, tries].every(Number.isFinite) &&
    typeof engineTime === 'string' &&
    [rows, files].every(isRecord)
  );
}
