/** `swarm-tutor reset`: forgets progress and removes what the tutor made, after listing it. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSession } from '../driver/open-session.ts';
import { traitsOf } from '../driver/traits.ts';
import { DRIVER_IDS, type DriverId, type Session } from '../driver/types.ts';
import { folderOf, foreignIn, removeCompiled, removeExercises, removeHome } from '../files/home.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import { removeEmpty } from '../files/own.ts';
import { troubleOf } from '../files/trouble.ts';
import type { Course } from '../lesson/types.ts';
import { removeSimulator } from '../simulator/index.ts';
import type { Ledger, LedgerEntry, ResetScope } from '../tutor/ledger.ts';
import { removeThing } from '../tutor/removal.ts';
import { asked } from './asked.ts';
import { type CommandContext, openContext, shellStateFile } from './context.ts';
import { EXIT } from './io.ts';
import type { Options } from './options.ts';
import { type PlannedReset, placesOf, planFor } from './reset-places.ts';
import { isOfMachines, type Thing, textOf } from './reset-plan.ts';
import type { ProgramStart } from './start.ts';

/**
 * Runs `reset`. By default progress and machines are removed; `--all` removes everything. An interrupted reset is
 * finished by the next one, whatever its options are.
 */
export async function reset(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { home, io, messages, options } = context;
  const words = messages.cli.reset;
  const places = placesOf(context);
  const unfinished = places.find(({ ledger }) => ledger.unfinishedReset() !== undefined)?.ledger;
  const scope = scopeOf(options, unfinished?.unfinishedReset());
  const plans = places.map((place) => planFor(place, scope, home.course !== undefined, context));
  const things = plans.flatMap((plan) => plan.things);
  const alone = plans.flatMap((plan) => [...plan.alone]);

  /** The one document that `--json` asks for. */
  const tell = (left: readonly Thing[]): void => {
    const removed = things.filter((thing) => !left.includes(thing));
    const refused = alone.map(([{ kind, name, driver }]) => ({ kind, name, driver }));
    if (options.json) io.json({ removed, left: [...left, ...refused] });
  };
  if (things.length === 0 && alone.length === 0 && !unfinished) {
    // It is not listed, and a tutor that was killed may have left some.
    if (home.course === undefined) removeCompiled(home);
    io.err(words.nothing);
    tell([]);
    return EXIT.done;
  }

  if (unfinished) io.err(words.goesOn);
  if (things.length > 0) io.err(words.will);
  for (const thing of things) io.err(`  - ${textOf(thing, words)}`);
  for (const [, why] of alone) io.err(why);
  if (!options.yes && !(await asked(words.question, io))) {
    io.err(io.isTerminal ? words.kept : words.keptWithoutTerminal);
    tell(things);
    return io.signal.aborted ? EXIT.interrupted : EXIT.failed;
  }

  for (const { home: own, ledger } of plans) if (existsSync(folderOf(own))) noteBegun(ledger, scope);
  const stuck: LedgerEntry[] = [];
  for (const plan of plans) stuck.push(...(await carryOut(plan, scope, context)));
  const failures = stuck.length;
  const foreign = scope.all ? plans.flatMap(({ home: own }) => foreignIn(own)) : [];
  if (foreign.length > 0) io.err(words.notOurs);
  for (const path of foreign) io.err(`  - ${path}`);
  io.err(failures === 0 ? words.done : words.left(failures));
  const isStuck = ({ kind, name, driver }: Thing): boolean =>
    kind === 'home'
      ? failures > 0
      : stuck.some((entry) => entry.kind === kind && entry.name === name && entry.driver === driver);
  tell(things.filter(isStuck));
  return failures === 0 && alone.length === 0 ? EXIT.done : EXIT.failed;
}

/** Resets one home. @returns the entries whose things could not be removed */
async function carryOut(
  { home, ledger, entries, alone, course }: PlannedReset,
  scope: ResetScope,
  context: CommandContext,
): Promise<readonly LedgerEntry[]> {
  const isWhole = home.course === undefined;
  // Parts whose removal needs no disk space go first: the disk may be full.
  if (isWhole) removeCompiled(home);
  // Not the files of a running command.
  removeLeftovers(home.scratch);
  removeEmpty(home.scratch);
  if (scope.progress && isWhole) rmSync(home.progress, { force: true });
  else if (scope.progress && context.home.course !== undefined)
    await context.progress.forgetCourse(context.home.course);
  if (scope.progress || scope.machines)
    for (const driver of DRIVER_IDS) rmSync(shellStateFile(home, driver), { force: true });
  if (scope.machines) {
    removeSimulator(home.simulator);
    removeExercises(home);
  }
  const stuck = await removeAll(entries, ledger, { ...context, home });
  if (scope.machines) {
    if (!scope.progress && course !== undefined) await forgetAddresses(course, context);
    strikeAll(ledger, (entry) => entry.kind === 'environment' || isSimulated(entry) || isIn(alone, entry));
  }
  // All leftovers of the progress go with it, however new they are.
  removeLeftovers(folderOf(home), scope.progress ? Number.POSITIVE_INFINITY : Date.now());
  if (scope.all && stuck.length === 0) removeHome(home);
  // Things that could not be removed stay in the ledger; the rest of the reset is done.
  else if (existsSync(folderOf(home))) ledger.noteReset(undefined);
  return stuck;
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

/** A full disk does not stop a reset, which makes room: it is then not noted in the ledger, and not finished if interrupted. */
function noteBegun(ledger: Ledger, scope: ResetScope): void {
  try {
    ledger.noteReset(scope);
  } catch (error) {
    const kind = troubleOf(error);
    if (kind !== 'full' && kind !== 'quota') throw error;
  }
}

/** Removes what the ledger lists, last made first; an entry is struck out only once its thing is gone. */
async function removeAll(
  entries: readonly LedgerEntry[],
  ledger: Ledger,
  { home, io, language, messages }: CommandContext,
): Promise<readonly LedgerEntry[]> {
  const stuck: LedgerEntry[] = [];
  const sessions = new Map<DriverId, Session>();
  for (const entry of entries.toReversed()) {
    const { driver } = entry;
    if (entry.kind === 'file') {
      rmSync(join(home.workspace, entry.name), { force: true });
      ledger.strike(entry);
    }
    if (!isOfMachines(entry) || traitsOf(driver).isSimulated) continue;
    const session = sessions.get(driver) ?? (await openSession(driver, { home, language, env: io.env }));
    sessions.set(driver, session);
    const problem = await removeThing(entry, session, io.signal);
    if (problem === undefined) ledger.strike(entry);
    else {
      stuck.push(entry);
      io.err(messages.cli.reset.failed(entry.kind, entry.name, problem));
    }
  }
  return stuck;
}

/** Simulated things went with the simulator's own folder. */
function isSimulated(entry: LedgerEntry): boolean {
  return isOfMachines(entry) && traitsOf(entry.driver).isSimulated;
}

function isIn(entries: ReadonlyMap<LedgerEntry, string>, { kind, name, driver }: LedgerEntry): boolean {
  return [...entries.keys()].some((one) => one.kind === kind && one.name === name && one.driver === driver);
}

function strikeAll(ledger: Ledger, which: (entry: LedgerEntry) => boolean): void {
  for (const entry of ledger.entries()) if (which(entry)) ledger.strike(entry);
}

/** Addresses of machines that are gone would only mislead. */
async function forgetAddresses(course: Course, { progress }: CommandContext): Promise<void> {
  const steps = course.lessons.flatMap((lesson) => lesson.steps);
  const names = steps.flatMap((step) => step.captures.map(({ id }) => id));
  if (Object.keys(progress.document.walks).length > 0) await progress.forgetValues(new Set(names));
}
