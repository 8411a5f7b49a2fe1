/** Giving a failure its name: the first known cause that fits what the step showed. */
import { fitsDriver, fitsVariant } from '../driver/fits.ts';
import type { Session } from '../driver/types.ts';
import { amountMatches } from './amounts.ts';
import { type Patterns, rowMatches } from './conditions/quality.ts';
import { textMatches } from './patterns.ts';
import { type Asker, createAsker, type Place } from './probes/asker.ts';
import { probe } from './probes/probe.ts';
import type { Diagnosis, DiagnosisSpec, Pattern, StepOutput } from './types.ts';

export interface DiagnoseOptions extends Place {
  /** What the step's command left behind, if one was run. */
  readonly output?: StepOutput;
}

/**
 * Finds the first cause that fits. Causes known by the command's output come first; then those that only look at the
 * cluster. Within both, the order given counts: the step's before the course's. The cluster is not asked where
 * the output alone tells, unless a cause before that one wants both.
 * @param specs Causes with their placeholders filled in. Those of other drivers are left out.
 * @returns Nothing when no cause fits, or when aborted.
 */
export async function diagnose(
  specs: readonly DiagnosisSpec[],
  options: DiagnoseOptions,
): Promise<Diagnosis | undefined> {
  const possible = specs
    .filter((spec) => fitsDriver(spec, options.session.driver))
    .filter((spec) => outputFits(spec, options.output));
  const printed = possible.filter(looksAtOutput);
  const known = printed.findIndex((spec) => spec.state === undefined);
  const both = known < 0 ? printed : printed.slice(0, known);
  const asker = createAsker(options);
  // Asked together, as they share most questions; judged in order.
  const firstThatFits = async (some: readonly DiagnosisSpec[]): Promise<DiagnosisSpec | undefined> => {
    const found = await Promise.all(some.map((spec) => stateFits(spec, asker)));
    return some[found.indexOf(true)];
  };
  try {
    const spec =
      (await firstThatFits(both)) ??
      printed[known] ??
      (await firstThatFits(possible.filter((one) => !looksAtOutput(one))));
    return spec && named(spec, options.session);
  } catch (error) {
    if (options.signal?.aborted) return undefined;
    throw error;
  }
}

function looksAtOutput({ stderr, stdout, exit }: DiagnosisSpec): boolean {
  return stderr !== undefined || stdout !== undefined || exit !== undefined;
}

/** Whether the patterns fit; true for a cause that has none but looks at the state. */
function outputFits(spec: DiagnosisSpec, output: StepOutput | undefined): boolean {
  if (!looksAtOutput(spec)) return spec.state !== undefined;
  const { stderr, stdout, exit } = spec;
  if (!output) return false;
  return (
    allMatch(stderr, output.stderr) &&
    allMatch(stdout, output.stdout) &&
    (exit === undefined || (output.exitCode !== null && amountMatches(exit, output.exitCode)))
  );
}

function allMatch(patterns: Pattern | readonly Pattern[] = [], text: string): boolean {
  return [patterns].flat().every((pattern) => textMatches(pattern, text));
}

async function stateFits({ state }: DiagnosisSpec, asker: Asker): Promise<boolean> {
  if (!state) return false;
  const result = await probe(asker, state);
  if (!result.ok) return false;
  const isThere = (patterns: Patterns): boolean => result.rows.some((row) => rowMatches(row, patterns));
  return [state.where, ...(state.have ?? [])].every(isThere);
}

function named(spec: DiagnosisSpec, { driver, shell }: Session): Diagnosis {
  const variants = typeof spec.fix === 'string' ? [{ text: spec.fix }] : (spec.fix ?? []);
  const fix = variants.find((variant) => fitsVariant(variant, driver, shell))?.text;
  return {
    id: spec.id,
    ...(fix !== undefined && { fix }),
    ...(fix !== undefined && spec.timeout !== undefined && { timeout: spec.timeout }),
    ...(spec.again && { again: true }),
  };
}
