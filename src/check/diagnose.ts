/** Giving a failure its name: the first known cause that fits what the step showed. */
import { fitsDriver, fitsVariant } from '../driver/fits.ts';
import type { Session } from '../driver/types.ts';
import { amountMatches } from './amounts.ts';
import { rowMatches } from './conditions/quality.ts';
import { textMatches } from './patterns.ts';
import { type Asker, createAsker, type Place } from './probes/asker.ts';
import { probe } from './probes/probe.ts';
import type { Diagnosis, DiagnosisSpec, StepOutput } from './types.ts';

export interface DiagnoseOptions extends Place {
  /** What the step's command left behind, if one was run. */
  readonly output?: StepOutput;
}

/**
 * Finds the first cause that fits. Causes known by the command's output come first, as they cost nothing; then those
 * that have to look at the cluster. Within both, the order given counts: the step's before the course's.
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
  const known = possible.find((spec) => spec.state === undefined);
  if (known) return named(known, options.session);
  const asker = createAsker(options);
  try {
    // Asked together, as they share most questions; judged in order.
    const found = await Promise.all(possible.map((spec) => stateFits(spec, asker)));
    const index = found.indexOf(true);
    const spec = possible[index];
    return spec && named(spec, options.session);
  } catch (error) {
    if (options.signal?.aborted) return undefined;
    throw error;
  }
}

/** Whether the patterns fit; true for a cause that has none but looks at the state. */
function outputFits(spec: DiagnosisSpec, output: StepOutput | undefined): boolean {
  const { stderr, stdout, exit } = spec;
  if (stderr === undefined && stdout === undefined && exit === undefined) return spec.state !== undefined;
  if (!output) return false;
  return (
    (stderr === undefined || textMatches(stderr, output.stderr)) &&
    (stdout === undefined || textMatches(stdout, output.stdout)) &&
    (exit === undefined || (output.exitCode !== null && amountMatches(exit, output.exitCode)))
  );
}

async function stateFits({ state }: DiagnosisSpec, asker: Asker): Promise<boolean> {
  if (!state) return false;
  const result = await probe(asker, state);
  return result.ok && result.rows.some((row) => rowMatches(row, state.where));
}

function named(spec: DiagnosisSpec, { driver, shell }: Session): Diagnosis {
  const variants = typeof spec.fix === 'string' ? [{ text: spec.fix }] : (spec.fix ?? []);
  const fix = variants.find((variant) => fitsVariant(variant, driver, shell))?.text;
  return {
    id: spec.id,
    title: spec.title,
    explain: spec.explain,
    ...(fix !== undefined && { fix }),
    ...(spec.again && { again: true }),
  };
}
