/** Removes things that are ours by the ledger. */
import type { Session } from '../driver/types.ts';
import type { LedgerEntry } from './ledger.ts';

/** A machine may take a while to go. Milliseconds. */
const REMOVAL_TIMEOUT_MS = 120_000;

/** How each kind of thing is removed, and the tools' message that it is gone already. */
const REMOVALS: Readonly<Record<string, { argv: (name: string) => string[]; gone: RegExp }>> = {
  machine: { argv: (name) => ['docker-machine', 'rm', '-y', name], gone: /does not exist/ },
  container: { argv: (name) => ['docker', 'rm', '-f', name], gone: /No such container/ },
};

/**
 * Removes one thing that the tutor made.
 * Stacks, services and files inside machines go with their machines and need nothing of their own.
 * @returns the tool's error; undefined once it is gone
 */
export async function removeThing(
  { kind, name }: LedgerEntry,
  session: Session,
  signal: AbortSignal,
): Promise<string | undefined> {
  const removal = REMOVALS[kind];
  if (!removal) return undefined;
  const answer = await session.ask(removal.argv(name), {
    // A fresh shell's variables, not those of the last command: containers are on this computer's own engine.
    env: session.env,
    cwd: session.workspace,
    timeoutMs: REMOVAL_TIMEOUT_MS,
    signal,
  });
  if (answer.exitCode === 0 || removal.gone.test(answer.stderr)) return undefined;
  return answer.stderr.trim().split('\n')[0] || `exit code ${answer.exitCode ?? '?'}`;
}
