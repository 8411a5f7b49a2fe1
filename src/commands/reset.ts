/** `swarm-tutor reset`: forgets progress, removes what the tutor made, after saying what that is. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { openSession } from '../driver/open-session.ts';
import { DRIVER_IDS, type DriverId, type Session } from '../driver/types.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import type { Messages } from '../i18n/messages.ts';
import { removeSimulator } from '../simulator/remove.ts';
import { type Ledger, type LedgerEntry, openLedger, type ResetScope } from '../tutor/ledger.ts';
import { removeThing } from '../tutor/removal.ts';
import { type Context, openContext, shellStateFile } from './context.ts';
import { EXIT, type Io } from './io.ts';
import type { Options } from './options.ts';

/**
 * Runs `reset`. Without a choice both progress and machines go; `--all` takes everything that was kept. One that was
 * broken off is finished by the next, whatever that one was asked for.
 */
export async function reset(options: Options, io: Io): Promise<number> {
  const context = openContext(options, io);
  const { home, messages } = context;
  const words = messages.cli.reset;
  const ledger = openLedger(home.ledger, (kept) => io.err(messages.tutor.ledgerCorrupt(kept)));
  const unfinished = ledger.unfinishedReset();
  const scope = scopeOf(options, unfinished);
  const entries = scope.machines ? ledger.entries() : [];

  const things = thingsOf(scope, entries, context);
  /** The one document that `--json` asks for. */
  const tell = (left: readonly Thing[]): void => {
    const removed = things.filter((thing) => !left.includes(thing));
    if (options.json) io.json({ removed, left });
  };
  if (things.length === 0 && !unfinished) {
    io.err(words.nothing);
    tell([]);
    return EXIT.done;
  }

  if (unfinished) io.err(words.goesOn);
  io.err(words.will);
  for (const thing of things) io.err(`  - ${textOf(thing, words)}`);
  if (!options.yes && !(await confirmed(words.question, io))) {
    io.err(words.kept);
    tell(things);
    return io.signal.aborted ? EXIT.interrupted : EXIT.failed;
  }

  if (existsSync(home.root)) ledger.noteReset(scope);
  rmSync(home.compiled, { recursive: true, force: true });
  const stuck = scope.machines ? await removeAll(entries, ledger, context, io) : [];
  const failures = stuck.length;
  if (scope.progress) rmSync(home.progress, { force: true });
  else if (scope.machines) await forgetAddresses(context);
  if (scope.progress || scope.machines)
    for (const driver of DRIVER_IDS) rmSync(shellStateFile(home, driver), { force: true });
  if (scope.machines) strikeAll(ledger, (entry) => entry.kind === 'environment');
  // With the progress all its parts go, however new they are.
  removeLeftovers(home.root, scope.progress ? Number.POSITIVE_INFINITY : Date.now());
  if (scope.all && failures === 0) removeHome(home.root, home.ledger);
  // What could not be removed is in the ledger; the rest of the reset is over.
  else if (existsSync(home.root)) ledger.noteReset(undefined);
  io.err(failures === 0 ? words.done : words.left(failures));
  const isStuck = ({ kind, name, driver }: Thing): boolean =>
    kind === 'home'
      ? failures > 0
      : stuck.some((entry) => entry.kind === kind && entry.name === name && entry.driver === driver);
  tell(things.filter(isStuck));
  return failures === 0 ? EXIT.done : EXIT.failed;
}

function scopeOf(options: Options, unfinished: ResetScope | undefined): ResetScope {
  const both = !options.progress && !options.machines;
  const all = options.all === true || unfinished?.all === true;
  return {
    all,
    progress: all || options.progress === true || both || unfinished?.progress === true,
    machines: all || options.machines === true || both || unfinished?.machines === true,
  };
}

/** What goes: the progress, the simulator, all else in the home, and what the ledger lists. */
interface Thing {
  readonly kind: string;
  /** A path, or the name of what was made. */
  readonly name: string;
  readonly driver?: string;
}

function thingsOf(scope: ResetScope, entries: readonly LedgerEntry[], { home }: Context): readonly Thing[] {
  const kept = (kind: string, name: string): Thing[] => (existsSync(name) ? [{ kind, name }] : []);
  return [
    ...(scope.progress ? kept('progress', home.progress) : []),
    ...(scope.machines ? kept('simulator', home.simulator) : []),
    ...entries.map(({ kind, name, driver }) =>
      kind === 'file' ? { kind, name: join(home.workspace, name) } : { kind, name, driver },
    ),
    ...(scope.all ? kept('home', home.root) : []),
  ];
}

function textOf({ kind, name, driver = '' }: Thing, words: Messages['cli']['reset']): string {
  switch (kind) {
    case 'progress':
      return words.progress(name);
    case 'simulator':
      return words.simulator(name);
    case 'home':
      return words.everything(name);
    case 'file':
      return words.file(name);
    case 'environment':
      return words.environment(driver);
    default:
      return words.thing(kind, name, driver);
  }
}

/** Removes what the ledger lists, last made first; an entry is struck out only once its thing is gone. */
async function removeAll(
  entries: readonly LedgerEntry[],
  ledger: Ledger,
  context: Context,
  io: Io,
): Promise<readonly LedgerEntry[]> {
  const { home, language, messages } = context;
  const stuck: LedgerEntry[] = [];
  const sessions = new Map<DriverId, Session>();
  for (const entry of entries.toReversed()) {
    const driver = DRIVER_IDS.find((id) => id === entry.driver);
    if (entry.kind === 'file') {
      rmSync(join(home.workspace, entry.name), { force: true });
      ledger.strike(entry);
    }
    if (driver === undefined || driver === 'simulator' || !isOfMachines(entry)) continue;
    const session = sessions.get(driver) ?? (await openSession(driver, { home, language, env: io.env }));
    sessions.set(driver, session);
    const problem = await removeThing(entry, session, io.signal);
    if (problem === undefined) ledger.strike(entry);
    else {
      stuck.push(entry);
      io.err(messages.cli.reset.failed(entry.kind, entry.name, problem));
    }
  }
  removeSimulator(home.simulator);
  // Simulated things went with the simulator's own folder.
  const known = new Set<string>(DRIVER_IDS.filter((id) => id !== 'simulator'));
  strikeAll(ledger, (entry) => isOfMachines(entry) && !known.has(entry.driver));
  return stuck;
}

function isOfMachines({ kind }: LedgerEntry): boolean {
  return kind !== 'file' && kind !== 'environment';
}

function strikeAll(ledger: Ledger, which: (entry: LedgerEntry) => boolean): void {
  for (const entry of ledger.entries()) if (which(entry)) ledger.strike(entry);
}

/** The ledger goes last: as long as anything is left, it says that a reset is under way. */
function removeHome(root: string, ledger: string): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root))
    if (join(root, name) !== ledger) rmSync(join(root, name), { recursive: true, force: true });
  rmSync(root, { recursive: true, force: true });
}

/** Addresses of machines that are gone would only mislead. */
async function forgetAddresses({ course, progress }: Context): Promise<void> {
  const steps = course.lessons.flatMap((lesson) => lesson.steps);
  const names = steps.flatMap((step) => step.captures.map(({ id }) => id));
  if (Object.keys(progress.document.walks).length > 0) await progress.forgetValues(new Set(names));
}

async function confirmed(question: string, io: Io): Promise<boolean> {
  if (!io.isTerminal) return false;
  const lines = createInterface({ input: io.stdin, output: process.stderr });
  try {
    return /^\s*(y|yes|是|好)\s*$/i.test(await lines.question(`${question} `, { signal: io.signal }));
  } catch {
    return false;
  } finally {
    lines.close();
  }
}
