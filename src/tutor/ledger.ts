/**
 * What the tutor made on this computer, written down before it is made: so that a reset removes exactly that,
 * even when the program was killed in between.
 */
import { readFileSync } from 'node:fs';
import { writeFileAtomic } from '../files/atomic.ts';
import { withLock } from '../files/lock.ts';
import { setAside } from '../files/set-aside.ts';

export interface LedgerEntry {
  /** `machine`, `stack`, `container`, … as lessons write it before the colon. */
  readonly kind: string;
  readonly name: string;
  readonly driver: string;
  /** When it was about to be made, ISO 8601. */
  readonly at: string;
}

interface LedgerDocument {
  readonly schema: 1;
  readonly entries: readonly LedgerEntry[];
}

export interface Ledger {
  entries(): readonly LedgerEntry[];
  /** Writes things (`machine:myvm1`) down. Known ones stay as they are. Throws what the file system throws. */
  add(driver: string, things: readonly string[]): void;
  /** Strikes one out, once it is gone. */
  strike(entry: Pick<LedgerEntry, 'kind' | 'name' | 'driver'>): void;
}

/**
 * The ledger in a file. A file that cannot be read as one is set aside, never overwritten.
 * @param onSetAside told where such a file is kept
 */
export function openLedger(
  path: string,
  onSetAside: (kept: string) => void = () => undefined,
  now: () => Date = () => new Date(),
): Ledger {
  const readEntries = (): readonly LedgerEntry[] => readOrSetAside(path, now, onSetAside);
  const change = (edit: (entries: readonly LedgerEntry[]) => readonly LedgerEntry[]): void => {
    withLock(`${path}.lock`, () => {
      const document: LedgerDocument = { schema: 1, entries: edit(readEntries()) };
      writeFileAtomic(path, `${JSON.stringify(document, undefined, 2)}\n`, 0o600);
    });
  };
  return {
    entries: readEntries,
    add(driver, things) {
      const known = readEntries();
      const fresh = things.map((thing) => entryOf(thing, driver, now()));
      if (fresh.every((entry) => known.some((other) => isSame(entry, other)))) return;
      change((entries) => [
        ...entries,
        ...fresh.filter((entry) => !entries.some((other) => isSame(entry, other))),
      ]);
    },
    strike(gone) {
      change((entries) => entries.filter((entry) => !isSame(entry, gone)));
    },
  };
}

/** `machine:myvm1` as an entry. */
export function entryOf(thing: string, driver: string, at: Date): LedgerEntry {
  const colon = thing.indexOf(':');
  return { kind: thing.slice(0, colon), name: thing.slice(colon + 1), driver, at: at.toISOString() };
}

function isSame(a: Pick<LedgerEntry, 'kind' | 'name' | 'driver'>, b: typeof a): boolean {
  return a.kind === b.kind && a.name === b.name && a.driver === b.driver;
}

function readOrSetAside(
  path: string,
  now: () => Date,
  onSetAside: (kept: string) => void,
): readonly LedgerEntry[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  try {
    const json = JSON.parse(text) as Partial<LedgerDocument> | null;
    if (json?.schema === 1 && Array.isArray(json.entries) && json.entries.every(isEntry)) return json.entries;
  } catch {
    // Told apart from a missing file below: it is kept for a person to look at.
  }
  onSetAside(setAside(path, now()));
  return [];
}

function isEntry(value: unknown): value is LedgerEntry {
  const entry = value as Partial<LedgerEntry> | null;
  return [entry?.kind, entry?.name, entry?.driver, entry?.at].every((field) => typeof field === 'string');
}
