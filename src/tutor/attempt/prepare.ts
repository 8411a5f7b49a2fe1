/** The first half of an attempt: the exact command, with every placeholder known and safe, or why it can't be run. */

import { toSay } from '../../i18n/said.ts';
import { parseThing } from '../../lesson/made-thing.ts';
import { placeholdersIn, placeholdersOf, type Values } from '../../lesson/placeholders.ts';
import { resolveCommand } from '../../lesson/resolve.ts';
import type { Course, Step } from '../../lesson/types.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { Problem } from '../types.ts';
import { capturesOf, findOut } from './captures.ts';
import { commandOf } from './command-of.ts';
import type { AttemptContext } from './context.ts';
import { fill } from './fill.ts';
import type { AttemptRequest } from './request.ts';
import { askingPlace, checksOf } from './verify.ts';

export interface Prepared {
  /** Undefined if the step has nothing to run for this driver and choice. */
  readonly command?: string;
  readonly values: Values;
}

/**
 * Finds out the values that the step's command and checks need, and resolves the command. A command of the learner's own runs unchanged.
 */
export async function prepare(request: AttemptRequest, context: AttemptContext): Promise<Prepared | Problem> {
  const { course, step, values, choice, override, signal } = request;
  const text = override ?? commandOf(step, context, choice);
  const inCommand = override === undefined && text !== undefined ? placeholdersOf(text) : [];
  const inChecks = placeholdersIn([
    checksOf(step, context.session.driver, choice, {}),
    step.unless,
    step.predict,
    step.explain,
    step.visitors,
    step.makes,
    step.removes ?? [],
  ]);
  const found = await findOut(
    new Set([...inCommand, ...inChecks]),
    values,
    capturesOf(course),
    askingPlace(context, signal),
  );
  const known = { ...values, ...found };
  const guarded = await guard(course, step, known, context, signal);
  if (guarded) return guarded;
  if (text === undefined) return { values: found };
  if (override !== undefined) return { command: override, values: found };
  const resolved = resolveCommand(text, known, {
    shell: context.session.shell,
    secrets: [...capturesOf(course).values()].filter(({ secret }) => secret).map(({ id }) => id),
  });
  return 'ok' in resolved ? { command: resolved.ok, values: found } : resolved;
}

/**
 * Nothing is made under the name of an existing machine that is not ours, and no machine is
 * removed that is not ours. In the simulator all are.
 */
async function guard(
  course: Course,
  step: Step,
  values: Values,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  if (context.session.simulated) return undefined;
  const words = toSay('tutor');
  const isOurs = (name: string) =>
    context.ledger
      .entries()
      .some(
        (entry: LedgerEntry) =>
          entry.kind === 'machine' && entry.name === name && entry.driver === context.session.driver,
      );
  // A course may have a setting for the name.
  const settingOf = (name: string) => course.settings.find(({ id }) => values[id] === name)?.id;
  const strangers = (things: readonly string[]): string[] =>
    fill(things, values)
      .map(parseThing)
      .flatMap(({ kind, name }) => (kind === 'machine' && !isOurs(name) ? [name] : []));
  const [removed] = strangers(step.removes ?? []);
  if (removed !== undefined && (await exists(removed, context, signal)))
    return { what: words.notOurs.what(removed), mend: words.notOurs.mend };
  for (const name of strangers(step.makes))
    if (await exists(name, context, signal))
      return { what: words.foreignMachine.what(name), mend: words.foreignMachine.mend(settingOf(name)) };
  return undefined;
}

async function exists(machine: string, context: AttemptContext, signal: AbortSignal): Promise<boolean> {
  const { env, cwd } = context.shell();
  const answer = await context.session.ask(['docker-machine', 'inspect', machine], {
    env,
    cwd,
    timeoutMs: 15_000,
    signal,
  });
  return answer.exitCode === 0;
}
