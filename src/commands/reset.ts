/** `swarm-tutor reset`: forgets progress, removes what the tutor made, after saying what that is. */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { openSession } from '../driver/open-session.ts';
import { DRIVER_IDS, type Session } from '../driver/types.ts';
import { type Ledger, type LedgerEntry, openLedger } from '../tutor/ledger.ts';
import { removeThing } from '../tutor/removal.ts';
import { type Context, openContext, shellStateFile } from './context.ts';
import { EXIT, type Io } from './io.ts';
import type { Options } from './options.ts';

/** Runs `reset`. Without a choice both progress and machines go; `--all` takes everything that was kept. */
export async function reset(options: Options, io: Io): Promise<number> {
  const context = openContext(options, io);
  const { home, messages } = context;
  const words = messages.cli.reset;
  const both = !options.progress && !options.machines;
  const what = {
    progress: options.all || options.progress || both,
    machines: options.all || options.machines || both,
  };
  const ledger = openLedger(home.ledger, (kept) => io.err(`${messages.tutor.ledgerCorrupt(kept)}\n`));
  const entries = what.machines ? ledger.entries() : [];

  io.err(`${words.will}\n`);
  if (what.progress) io.err(`  - ${words.progress(home.progress)}\n`);
  if (what.machines) io.err(`  - ${words.simulator(home.simulator)}\n`);
  for (const { kind, name, driver } of entries.filter(({ driver: id }) => id !== 'simulator'))
    io.err(`  - ${words.thing(kind, name, driver)}\n`);
  if (options.all) io.err(`  - ${words.everything(home.root)}\n`);
  if (!options.yes && !(await confirmed(words.question, io))) {
    io.err(`${words.kept}\n`);
    return io.signal.aborted ? EXIT.interrupted : EXIT.failed;
  }

  let failures = 0;
  if (what.machines) failures = await removeAll(entries, ledger, context, io);
  if (what.progress) rmSync(home.progress, { force: true });
  if (what.progress || what.machines)
    for (const driver of DRIVER_IDS) rmSync(shellStateFile(home, driver), { force: true });
  if (options.all && failures === 0) rmSync(home.root, { recursive: true, force: true });
  io.err(`${failures === 0 ? words.done : words.left(failures)}\n`);
  return failures === 0 ? EXIT.done : EXIT.failed;
}

/** Removes what the ledger lists, last made first; an entry is struck out only once its thing is gone. */
async function removeAll(
  entries: readonly LedgerEntry[],
  ledger: Ledger,
  context: Context,
  io: Io,
): Promise<number> {
  const { home, language, messages } = context;
  let failures = 0;
  const sessions = new Map<string, Session>();
  for (const entry of entries.toReversed()) {
    const driver = DRIVER_IDS.find((id) => id === entry.driver);
    if (driver === undefined || driver === 'simulator') {
      // Simulated things go with the simulator's own folder.
      ledger.strike(entry);
      continue;
    }
    const session = sessions.get(driver) ?? (await openSession(driver, { home, language, env: io.env }));
    sessions.set(driver, session);
    const problem = await removeThing(entry, session, io.signal);
    if (problem === undefined) ledger.strike(entry);
    else {
      failures += 1;
      io.err(`${messages.cli.reset.failed(entry.kind, entry.name, problem)}\n`);
    }
  }
  rmSync(home.simulator, { recursive: true, force: true });
  return failures;
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
