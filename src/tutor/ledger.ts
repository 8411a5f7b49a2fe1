/**
 * The ledger of what the tutor makes on this computer, written before it is made, so that a reset removes exactly that,
 * even when the program was killed in between.
 */

import { type DriverId, driverOf } from '../driver/types.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { withLock } from '../files/lock.ts';
import { readIfThere, readText } from '../files/read.ts';
import { setAside } from '../files/set-aside.ts';
import { parseThing } from '../lesson/made-thing.ts';

export interface LedgerEntry {
  /** `machine`, `stack`, `container`, … as lessons write it before the colon. */
  readonly kind: string;
  readonly name: string;
  readonly driver: DriverId;
  /** When it was about to be made, or was made once more, ISO 8601. */
  readonly at: string;
}

/** An entry as it is in the file: another version may know drivers that this one does not, and their entries stay. */
type StoredEntry = Omit<LedgerEntry, 'driver'> & { readonly driver: string };

interface LedgerDocument {
  readonly schema: 1;
  readonly entries: readonly StoredEntry[];
  /** A reset has begun and is not over. */
  readonly reset?: ResetScope;
}

/** What a reset removes. */
export interface ResetScope {
  readonly progress: boolean;
  readonly machines: boolean;
  readonly all: boolean;
}

/** Exists only as a type: only a ledger can give a proof. */
declare const PROOF: unique symbol;

/** Proof that things are in the ledger. Code that makes things requires it, so nothing is made that a reset would not know of. */
export interface Recorded {
  readonly [PROOF]: true;
}

export interface Ledger {
  /** Those of drivers that this version knows. */
  entries(): readonly LedgerEntry[];
  /** The reset that was begun and not finished, if there is one. */
  unfinishedReset(): ResetScope | undefined;
  /** Notes that a reset begins, so that the next one can finish it; undefined when it is over. */
  noteReset(scope: ResetScope | undefined): void;
  /**
   * Writes things (`machine:myvm1`) down before they are made. Known ones stay as they are.
   * @returns the proof that code which makes them requires
   * @throws what the file system throws
   */
  record(driver: DriverId, things: readonly string[]): Recorded;
  /** Writes things down once more when they have been made: another walk on this home may strike them out meanwhile. */
  confirm(driver: DriverId, things: readonly string[]): void;
  /** Strikes one out, once it is gone; if `since` is given, only one that was not made after that, in milliseconds since the epoch. */
  strike(entry: Pick<LedgerEntry, 'kind' | 'name' | 'driver'>, since?: number): void;
}

/**
 * The ledger in a file. A file that cannot be read as one is set aside, never overwritten.
 * @param onSetAside called with the path of such a file
 */
export function openLedger(
  path: string,
  onSetAside: (kept: string) => void = () => undefined,
  now: () => Date = () => new Date(),
): Ledger {
  const read = (): LedgerDocument => readOrSetAside(path, now, onSetAside);
  const rewrite = (edit: (document: LedgerDocument) => LedgerDocument): void => {
    withLock(`${path}.lock`, () => {
      writeFileAtomic(path, `${JSON.stringify(edit(read()), undefined, 2)}\n`, 0o600);
    });
  };
  const change = (edit: (entries: readonly StoredEntry[]) => readonly StoredEntry[]): void =>
    rewrite((document) => ({ ...document, entries: edit(document.entries) }));
  const entriesOf = (driver: DriverId, things: readonly string[]): StoredEntry[] =>
    things.map((thing) => ({ ...parseThing(thing), driver, at: now().toISOString() }));
  return {
    entries: () => read().entries.filter(isKnown),
    unfinishedReset: () => read().reset,
    noteReset(scope) {
      rewrite(({ reset: _before, ...document }) => (scope ? { ...document, reset: scope } : document));
    },
    record(driver, things) {
      const known = read().entries;
      const fresh = entriesOf(driver, things);
      if (!fresh.every((entry) => known.some((other) => isSame(entry, other))))
        change((entries) => [
          ...entries,
          ...fresh.filter((entry) => !entries.some((other) => isSame(entry, other))),
        ]);
      return {} as Recorded;
    },
    confirm(driver, things) {
      if (things.length === 0) return;
      const made = entriesOf(driver, things);
      change((entries) => [
        ...entries.map((entry) => made.find((other) => isSame(entry, other)) ?? entry),
        ...made.filter((entry) => !entries.some((other) => isSame(entry, other))),
      ]);
    },
    strike(gone, since = Number.POSITIVE_INFINITY) {
      change((entries) => entries.filter((entry) => !isSame(entry, gone) || Date.parse(entry.at) > since));
    },
  };
}

function isSame(a: Pick<StoredEntry, 'kind' | 'name' | 'driver'>, b: typeof a): boolean {
  return a.kind === b.kind && a.name === b.name && a.driver === b.driver;
}

function readOrSetAside(path: string, now: () => Date, onSetAside: (kept: string) => void): LedgerDocument {
  const text = readIfThere(path);
  if (text === undefined) return EMPTY;
  const document = parse(text);
  // Unlike a missing file, it is kept for a person to look at.
  if (document === undefined) onSetAside(setAside(path, now()));
  return document ?? EMPTY;
}

function parse(text: string): LedgerDocument | undefined {
  try {
    const json = JSON.parse(text) as Partial<LedgerDocument> | null;
    if (json?.schema !== 1 || !Array.isArray(json.entries) || !json.entries.every(isEntry)) return undefined;
    const { entries, reset } = json;
    return isScope(reset) ? { schema: 1, entries, reset } : { schema: 1, entries };
  } catch {
    return undefined;
  }
}

/** The entries, read-only: a file that can't be read has none, and stays as it is. */
export function peekLedger(path: string): readonly LedgerEntry[] {
  try {
    return (parse(readText(path)) ?? EMPTY).entries.filter(isKnown);
  } catch {
    return [];
  }
}

const EMPTY: LedgerDocument = { schema: 1, entries: [] };

function isScope(value: unknown): value is ResetScope {
  const scope = value as Partial<ResetScope> | null | undefined;
  return [scope?.progress, scope?.machines, scope?.all].every((field) => typeof field === 'boolean');
}

function isKnown(entry: StoredEntry): entry is LedgerEntry {
  return driverOf(entry.driver) !== undefined;
}

function isEntry(value: unknown): value is StoredEntry {
  const entry = value as Partial<StoredEntry> | null;
  return [entry?.kind, entry?.name, entry?.driver, entry?.at].every((field) => typeof field === 'string');
}
