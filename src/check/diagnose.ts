/** Giving a failure its name: the first known cause that fits what the step showed. */
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
  const { driver } = options.session;
  const possible = specs
    .filter((spec) => spec.drivers === undefined || spec.drivers.includes(driver))
    .filter((spec) => outputFits(spec, options.output));
  const known = possible.find((spec) => spec.state === undefined);
  if (known) return named(known);
  const asker = createAsker(options);
  try {
    // Asked together, as they share most questions; judged in order.
    const found = await Promise.all(possible.map((spec) => stateFits(spec, asker)));
    const index = found.indexOf(true);
    const spec = possible[index];
    return spec && named(spec);
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

function named(spec: DiagnosisSpec): Diagnosis {
  return {
    id: spec.id,
    title: spec.title,
    explain: spec.explain,
    ...(spec.fix !== undefined && { fix: spec.fix }),
  };
}
