/** The document in progress.json, with all that is remembered of a learner: its form, and how two versions are merged. */

import { type DriverId, driverOf } from '../../driver/types.ts';
import { plainlySaid } from '../../i18n/said.ts';
import { defined } from '../../value/defined.ts';
import { finiteNumber, isRecord, parseJson } from '../../value/json.ts';
import type { StepRecord, StepStatus, WalkState } from '../types.ts';
import { type CardMemories, cardsByCourse } from './cards.ts';
import { type ExerciseResults, readResults } from './exercises.ts';

/** Version 2 also keeps first tries, hints, time, and cards; what version 1 wrote has none of them. */
export const PROGRESS_SCHEMA = 2;
const OLDEST_SCHEMA = 1;

/** One walk of a course on one driver: steps done on real machines don't count on the simulator. */
export interface WalkProgress {
  /** The learner's step. */
  readonly at?: string;
  readonly records: Readonly<Record<string, StepRecord>>;
  /** Settings and captures that are no secrets. */
  readonly values: Readonly<Record<string, string>>;
}

/** What is remembered of a walk: no secret is. */
export function progressOf({ stops, at, records, values, secrets }: WalkState): WalkProgress {
  const secret = new Set(secrets);
  return {
    ...defined({ at: stops[at]?.step.id }),
    records,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name))),
  };
}

/** How the screen was asked to be, the last time that somebody said so. */
export interface ScreenChoices {
  /** Its colours. */
  readonly theme?: string;
  readonly mouse?: boolean;
  /** The terminal draws characters of ambiguous width in two columns, without saying so. */
  readonly ambiguousWide?: boolean;
}

export interface ProgressDocument extends ScreenChoices {
  readonly schema: typeof PROGRESS_SCHEMA;
  /** The driver and language last chosen. */
  readonly driver?: DriverId;
  readonly language?: string;
  /** By `course/driver`. */
  readonly walks: Readonly<Record<string, WalkProgress>>;
  /** Cards that were asked again, by course: knowledge doesn't depend on a driver. */
  readonly cards?: Readonly<Record<string, CardMemories>>;
  readonly exercises?: ExerciseResults;
}

export const EMPTY_WALK: WalkProgress = { records: {}, values: {} };
export const EMPTY_PROGRESS: ProgressDocument = { schema: PROGRESS_SCHEMA, walks: {} };

/** The key of a walk in the document. */
export function walkKey(course: string, driver: DriverId): string {
  return `${course}/${driver}`;
}

/** The result of reading the file: a document, nothing yet, or something that is not ours. */
export type ParsedProgress =
  | { readonly kind: 'document'; readonly document: ProgressDocument }
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'newer'; readonly schema: number };

/** Reads the text of a progress file; never throws. Unknown fields of single records are dropped. */
export function parseProgress(text: string): ParsedProgress {
  const json = parseJson(text);
  if (!isRecord(json) || typeof json.schema !== 'number') return { kind: 'corrupt' };
  if (json.schema > PROGRESS_SCHEMA) return { kind: 'newer', schema: json.schema };
  if (json.schema < OLDEST_SCHEMA || !isRecord(json.walks)) return { kind: 'corrupt' };
  const walks: Record<string, WalkProgress> = {};
  for (const [key, walk] of Object.entries(json.walks)) {
    if (!isRecord(walk) || !isRecord(walk.records) || !isRecord(walk.values)) return { kind: 'corrupt' };
    walks[key] = {
      ...defined({ at: typeof walk.at === 'string' ? walk.at : undefined }),
      records: Object.fromEntries(
        Object.entries(walk.records).flatMap(([id, value]) => recordEntry(id, value)),
      ),
      values: Object.fromEntries(
        Object.entries(walk.values).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
    };
  }
  const driver = typeof json.driver === 'string' ? driverOf(json.driver) : undefined;
  const document: ProgressDocument = {
    schema: PROGRESS_SCHEMA,
    walks,
    ...defined({
      driver,
      language: typeof json.language === 'string' ? json.language : undefined,
      theme: typeof json.theme === 'string' ? json.theme : undefined,
      mouse: typeof json.mouse === 'boolean' ? json.mouse : undefined,
      ambiguousWide: typeof json.ambiguousWide === 'boolean' ? json.ambiguousWide : undefined,
      cards: isRecord(json.cards) ? cardsByCourse(json.cards) : undefined,
      exercises: json.exercises === undefined ? undefined : readResults(json.exercises),
    }),
  };
  return { kind: 'document', document };
}

/** The text of a progress file. */
export function progressText(document: ProgressDocument): string {
  return `${JSON.stringify(document, undefined, '\t')}\n`;
}

/**
 * Merges two versions of a walk: of every step the better record is kept; the place and
 * values are those of `mine`.
 */
export function mergeWalks(theirs: WalkProgress, mine: WalkProgress): WalkProgress {
  const records: Record<string, StepRecord> = { ...theirs.records };
  for (const [id, record] of Object.entries(mine.records)) {
    const other = records[id];
    records[id] = other ? betterOf(other, record) : record;
  }
  return { ...theirs, ...mine, records, values: { ...theirs.values, ...mine.values } };
}

const RANK: Readonly<Record<StepStatus, number>> = { pending: 0, failed: 1, skipped: 2, passed: 3 };

function betterOf(a: StepRecord, b: StepRecord): StepRecord {
  if (RANK[a.status] !== RANK[b.status]) return RANK[a.status] > RANK[b.status] ? a : b;
  return (a.finishedAt ?? 0) > (b.finishedAt ?? 0) ? a : b;
}

function recordEntry(id: string, value: unknown): [string, StepRecord][] {
  if (!isRecord(value) || typeof value.status !== 'string' || !(value.status in RANK)) return [];
  const number = (name: string): number | undefined => finiteNumber(value[name]);
  const startedAt = number('startedAt');
  const finishedAt = number('finishedAt');
  const reason = plainlySaid(value.reason);
  const record: StepRecord = {
    status: value.status as StepStatus,
    attempts: number('attempts') ?? 0,
    durationMs: number('durationMs') ?? 0,
    answers: texts(value.answers),
    ...defined({
      startedAt,
      finishedAt,
      choice: typeof value.choice === 'string' ? value.choice : undefined,
      predicted: typeof value.predicted === 'string' ? value.predicted : undefined,
      cameTrue: typeof value.cameTrue === 'string' ? value.cameTrue : undefined,
      explained: Array.isArray(value.explained) ? texts(value.explained) : undefined,
      explains: typeof value.explains === 'string' ? value.explains : undefined,
      reason,
      firstTry: typeof value.firstTry === 'boolean' ? value.firstTry : undefined,
      practised: value.practised === true ? (true as const) : undefined,
      hints: number('hints'),
      spentMs: number('spentMs'),
    }),
  };
  return [[id, record]];
}

/** The texts of a list; none of what is no list. */
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
