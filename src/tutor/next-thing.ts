/** What a learner should do next when some checks don't hold: mend a known cause, else do the first step that does not hold. */

import { diagnose } from '../check/diagnose.ts';
import type { DiagnosisSpec } from '../check/types.ts';
import { fillKnown, placeholdersIn, type Values, withBlanks } from '../lesson/placeholders.ts';
import type { Course } from '../lesson/types.ts';
import { commandFor, fitsDriver } from '../lesson/variants.ts';
import { defined } from '../value/defined.ts';
import { fill } from './attempt/fill.ts';
import type { Lookable } from './compare.ts';
import type { StepRecord, Stop } from './types.ts';
import { choiceAt } from './walk/choice.ts';

export interface NextThing {
  /** The step that does this, or does it again. */
  readonly step: string;
  /** The cause, if the state alone shows it. */
  readonly cause?: { readonly id: string; readonly title: string; readonly explain: string };
  /** The command that mends it, to be typed; unknown values and secrets are blanks. */
  readonly command?: string;
}

export interface Unfinished {
  /** The steps whose checks do not all hold, in the order of the walk. */
  readonly stops: readonly Stop[];
  readonly course: Course;
  readonly records: Readonly<Record<string, StepRecord>>;
  readonly values: Values;
  /** Names of values that must not be shown. */
  readonly secrets: readonly string[];
}

/**
 * Looks for a cause of what does not hold, and for the command that mends it.
 * @returns undefined when there is nothing to do: all holds
 */
export async function nextThing(
  { stops, course, records, values, secrets }: Unfinished,
  { session, shell }: Pick<Lookable, 'session' | 'shell'>,
  signal: AbortSignal,
): Promise<NextThing | undefined> {
  const first = stops.find(({ step }) => step.kind === 'run' || step.kind === 'by-hand') ?? stops[0];
  if (first === undefined) return undefined;
  const { driver } = session;
  const open = Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)));
  const typed = (text: string | undefined) => text && withBlanks(fillKnown(text, open));
  const cause = await causeOf([first, ...stops.filter((stop) => stop !== first)]);
  const choice = choiceAt(first.step, records);
  const own = commandFor(first.step, {
    driver,
    shell: session.shell,
    ...defined({ choice }),
  });
  const command = typed(cause?.fix ?? own);
  return {
    step: first.step.id,
    ...defined({
      cause: cause ? { id: cause.id, title: cause.title, explain: cause.explain } : undefined,
      command,
    }),
  };

  /** Causes of the first step come first, then those of the course, then those of later steps. */
  async function causeOf([nearest, ...later]: readonly Stop[]) {
    const specs = [
      ...(nearest?.step.diagnoses ?? []),
      ...course.diagnoses,
      ...later.flatMap(({ step }) => step.diagnoses),
    ]
      .filter((spec) => fitsDriver(spec, driver))
      .map(
        ({ fix, ...spec }): DiagnosisSpec => ({ ...fill(spec, open), ...defined({ fix: fix || undefined }) }),
      )
      // Comparing a state with something unknown proves nothing.
      .filter(({ state }) => state !== undefined && placeholdersIn(state).size === 0);
    const { env, cwd } = shell();
    const found = await diagnose(specs, { session, env, cwd, signal });
    const spec = specs.find(({ id }) => id === found?.id);
    return spec && { id: spec.id, title: spec.title, explain: spec.explain, fix: found?.fix };
  }
}
