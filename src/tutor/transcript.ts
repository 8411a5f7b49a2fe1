/** The transcript: commands and their output, kept for the learner without secrets, one file per day, one line of JSON per command. */
import { join } from 'node:path';
import { type DriverId, driverOf } from '../driver/types.ts';
import { makeFolders } from '../files/make-folders.ts';
import { namesIn } from '../files/own.ts';
import { appendText, textIn } from '../files/read.ts';
import { redact } from '../shell/secrets.ts';
import { finiteNumber, isRecord, parseJson } from '../value/json.ts';
import type { Beat } from './pace.ts';

export interface TranscriptEntry {
  readonly step: string;
  readonly driver: DriverId;
  readonly command: string;
  /** Its output, without colours; safe to show. */
  readonly output: string;
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  /** When it began, milliseconds since the epoch. */
  readonly at: number;
  readonly durationMs: number;
  /** When the lines of the output came. */
  readonly pace: readonly Beat[];
}

export interface Transcript {
  /** Adds one command, without the secrets. Never throws: the lesson goes on without its transcript. */
  add(entry: TranscriptEntry, secrets: readonly string[]): void;
}

/**
 * A transcript in a folder, which is made at the first command.
 * @param onTrouble called with the reason why a command could not be added
 */
export function openTranscript(
  folder: string,
  onTrouble: (error: unknown) => void = () => undefined,
): Transcript {
  return {
    add(entry, secrets) {
      const day = new Date(entry.at).toISOString().slice(0, 10);
      const line = JSON.stringify(withoutSecrets(entry, secrets));
      try {
        makeFolders(folder, 0o700);
        appendText(join(folder, `${day}.jsonl`), `${line}\n`);
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}

/** A separator that occurs in no command or output. */
const BETWEEN = '\n\0\n';

/** A secret that the command gives away is hidden in its output, too. */
function withoutSecrets(entry: TranscriptEntry, secrets: readonly string[]): TranscriptEntry {
  const { command, output } = entry;
  const [hidden = '', ...rest] = redact(command + BETWEEN + output, secrets).split(BETWEEN);
  return { ...entry, command: hidden, output: rest.join(BETWEEN) };
}

const FILE = /^\d{4}-\d\d-\d\d\.jsonl$/;

/** All commands that were kept, in order. Invalid lines, such as one that a full disk cut off, are left out. */
export function readTranscript(folder: string): TranscriptEntry[] {
  return namesIn(folder)
    .filter((name) => FILE.test(name))
    .sort()
    .flatMap((name) => (textIn(join(folder, name)) ?? '').split('\n'))
    .flatMap((line) => entryOf(parseJson(line)) ?? [])
    .sort((one, other) => one.at - other.at);
}

function entryOf(value: unknown): TranscriptEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { step, command, output, exitCode, pace } = value;
  const driver = typeof value.driver === 'string' ? driverOf(value.driver) : undefined;
  const at = finiteNumber(value.at);
  const durationMs = finiteNumber(value.durationMs);
  if (at === undefined || durationMs === undefined || driver === undefined) return undefined;
  if (!isText(step) || !isText(command) || !isText(output)) return undefined;
  return {
    ...{ step, driver, command, output, at, durationMs },
    exitCode: finiteNumber(exitCode) ?? null,
    pace: Array.isArray(pace) ? pace.filter(isBeat) : [],
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isBeat(value: unknown): value is Beat {
  return Array.isArray(value) && value.length === 2 && value.every((one) => finiteNumber(one) !== undefined);
}
