/** Takes values from a command's output, or asks the machines for them. */

import { parse } from 'shell-quote';
import { firstMatch } from '../../check/patterns.ts';
import type { ProbePlace } from '../../check/probes/asker.ts';
import { fillKnown, placeholdersOf, type Values } from '../../lesson/placeholders.ts';
import type { Capture, Course } from '../../lesson/types.ts';
import { defined } from '../../value/defined.ts';

/** How long a question for a value may take, milliseconds. */
const ASK_TIMEOUT_MS = 30_000;

/** Every capture of a course, by what it captures. The first that can be asked for wins. */
export function capturesOf(course: Course): ReadonlyMap<string, Capture> {
  const captures = new Map<string, Capture>();
  for (const lesson of course.lessons)
    for (const step of lesson.steps)
      for (const capture of step.captures)
        if (capture.ask !== undefined && !captures.has(capture.id)) captures.set(capture.id, capture);
  return captures;
}

/** The value in a text: the first group of the capture's expression, or all of the text, trimmed. */
export function valueIn(capture: Capture, text: string): string | undefined {
  if (capture.match === undefined) return text.trim() || undefined;
  const match = firstMatch(capture.match, text);
  return (match?.[1] ?? match?.[0])?.trim();
}

/** Asks the machines for one value; undefined without an answer. */
export async function askFor(
  capture: Capture,
  values: Values,
  { session, env, cwd, signal }: ProbePlace,
): Promise<string | undefined> {
  if (capture.ask === undefined) return undefined;
  const text = fillKnown(capture.ask, values);
  if (placeholdersOf(text).length > 0) return undefined;
  const argv = parse(text).filter((word) => typeof word === 'string');
  const answer = await session.ask(argv, {
    env,
    cwd,
    timeoutMs: ASK_TIMEOUT_MS,
    ...defined({ signal }),
  });
  return answer.exitCode === 0 ? valueIn(capture, answer.stdout) : undefined;
}

/** Asks for those of the named values that are not known yet. Values without an answer stay unknown. */
export async function findOut(
  names: Iterable<string>,
  known: Values,
  captures: ReadonlyMap<string, Capture>,
  place: ProbePlace,
): Promise<Values> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const capture = captures.get(name);
    if (!capture || known[name] !== undefined || found[name] !== undefined) continue;
    const value = await askFor(capture, { ...known, ...found }, place);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** The step's own captures: from its output, else by asking, always again; in parallel those that need no other one. */
export async function takeCaptures(
  captures: readonly Capture[],
  printed: string,
  values: Values,
  place: ProbePlace,
): Promise<Values> {
  const found: Record<string, string> = {};
  const take = async (capture: Capture): Promise<void> => {
    const read = capture.from === 'stdout' ? valueIn(capture, printed) : undefined;
    const value = read ?? (await askFor(capture, { ...values, ...found }, place));
    if (value !== undefined) found[capture.id] = value;
  };
  const own = new Set(captures.map(({ id }) => id));
  const needsOther = ({ ask = '' }: Capture) => placeholdersOf(ask).some((name) => own.has(name));
  await Promise.all(captures.filter((capture) => !needsOther(capture)).map(take));
  for (const capture of captures.filter(needsOther)) await take(capture);
  return found;
}
