/** What a teacher exports from a room: one row per learner and step, as CSV or JSON. */
import type { StepEvent } from '../contract/events.ts';
import { type LogEntry, type RoomRecord, TEACHER } from '../contract/log.ts';
import { RoomState } from './room-state.ts';

interface ExportedStep {
  readonly step: string;
  readonly status: StepEvent['status'];
  readonly tries: number;
  readonly hints: number;
  readonly spentMs: number;
}

interface ExportedExercise {
  readonly exercise: string;
  readonly status: string;
  readonly tries: number;
  readonly hints: number;
  readonly durationMs: number;
}

interface ExportedLearner {
  readonly number: number;
  /** Null where names are left out. */
  readonly name: string | null;
  readonly joinedAt: string;
  readonly leftAt: string | null;
  readonly done: number;
  readonly finished: boolean;
  readonly steps: readonly ExportedStep[];
  readonly exercises: readonly ExportedExercise[];
}

/** What `room export --format json` writes. */
export interface RoomExport {
  readonly room: string;
  readonly course: string;
  readonly openedAt: string;
  readonly endedAt: string | null;
  readonly learners: readonly ExportedLearner[];
}

/** The figures of a room from its whole log. Names are left out where they are hidden on the board. */
export function exportOf(room: RoomRecord, log: readonly LogEntry[]): RoomExport {
  const state = new RoomState();
  const steps = new Map<number, Map<string, ExportedStep>>();
  for (const entry of log) {
    state.apply(entry);
    const { body, by } = entry;
    if (by === TEACHER || body.type !== 'step') continue;
    const own = steps.get(by) ?? new Map<string, ExportedStep>();
    const { step, status, tries, hints, spentMs } = body;
    own.set(step, { step, status, tries, hints, spentMs });
    steps.set(by, own);
  }
  return {
    room: room.name,
    course: room.course,
    openedAt: timeOf(room.openedAt),
    endedAt: room.endedAt === undefined ? null : timeOf(room.endedAt),
    learners: [...state.learners.values()].map((learner) => ({
      number: learner.number,
      name: state.namesHidden ? null : learner.name,
      joinedAt: timeOf(learner.joinedAt),
      leftAt: learner.leftAt === undefined ? null : timeOf(learner.leftAt),
      done: learner.done,
      finished: learner.finished,
      steps: [...(steps.get(learner.number)?.values() ?? [])],
      exercises: Object.entries(learner.exercises).map(([exercise, result]) => ({ exercise, ...result })),
    })),
  };
}

const COLUMNS = [
  ...['number', 'name', 'joined', 'left', 'kind', 'id'],
  ...['status', 'tries', 'hints', 'seconds'],
] as const;

/** The same as a table for a spreadsheet: one row per learner and step or exercise. */
export function csvOf({ learners }: RoomExport): string {
  const rows = learners.flatMap((learner) => {
    const who = [learner.number, learner.name, learner.joinedAt, learner.leftAt];
    const all = [
      ...learner.steps.map((one) => ({ kind: 'step', id: one.step, ms: one.spentMs, ...one })),
      ...learner.exercises.map((one) => ({ kind: 'exercise', id: one.exercise, ms: one.durationMs, ...one })),
    ];
    if (all.length === 0) return [[...who, '', '', '', '', '', '']];
    return all.map(({ kind, id, status, tries, hints, ms }) => [
      ...who,
      ...[kind, id, status, tries, hints, Math.round(ms / 1000)],
    ]);
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** A cell that a spreadsheet takes for text: one that begins like a formula gets an apostrophe in front. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
