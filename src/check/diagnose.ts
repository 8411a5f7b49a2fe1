/** Names a failure: finds the first known cause that fits what the step showed. */

import { fitsDriver, fitsVariant } from '../driver/fits.ts';
import type { Session } from '../driver/types.ts';
import { defined } from '../value/defined.ts';
import { amountMatches } from './amounts.ts';
import { judgeFile } from './conditions/file.ts';
import { type Patterns, rowMatches } from './conditions/quality.ts';
import { groupOf, textMatches } from './patterns.ts';
import { type Asker, createAsker, type ProbePlace } from './probes/asker.ts';
import { probe } from './probes/probe.ts';
import type { Diagnosis, DiagnosisSpec, Pattern, StepOutput } from './types.ts';

export interface DiagnoseOptions extends ProbePlace {
  readonly session: Session;
  /** What the step's command left behind, if one was run. */
  readonly output?: StepOutput;
  /** The command that was run, or is to be. */
  readonly command?: string;
}

/** The parts of a cause that look at a text, with the texts that they look at. */
function textsOf(
  { command, stderr, stdout }: DiagnosisSpec,
  options: Pick<DiagnoseOptions, 'output' | 'command'>,
): readonly { readonly patterns: readonly Pattern[]; readonly text: string | undefined }[] {
  const { output } = options;
  const pairs = [
    [command, options.command],
    [stderr, output?.stderr],
    [stdout, output?.stdout],
  ] as const;
  return pairs.flatMap(([patterns, text]) =>
    patterns === undefined ? [] : [{ patterns: [patterns].flat(), text }],
  );
}

/** The value that a cause takes from the command or its output; undefined if it takes none, or finds none. */
export function takenBy(
  spec: DiagnosisSpec,
  options: Pick<DiagnoseOptions, 'output' | 'command'>,
): string | undefined {
  if (spec.takes === undefined) return undefined;
  for (const { patterns, text = '' } of textsOf(spec, options))
    for (const pattern of patterns) {
      const group = groupOf(pattern, text);
      if (group !== undefined) return group;
    }
  return undefined;
}

/**
 * Finds the first cause that fits. Causes known by the command or its output come first; then those that only look at the
 * cluster. Within both, the order given counts: the step's before the course's. The cluster is not asked if
 * the output alone decides, unless an earlier cause wants both.
 * @param specs Causes with their placeholders filled in. Those of other drivers are left out.
 * @returns Undefined when no cause fits, or when aborted.
 */
export async function diagnose(
  specs: readonly DiagnosisSpec[],
  options: DiagnoseOptions,
): Promise<Diagnosis | undefined> {
  const possible = specs
    .filter((spec) => fitsDriver(spec, options.session.driver))
    .filter((spec) => outputFits(spec, options));
  const printed = possible.filter(looksAtOutput);
  const known = printed.findIndex((spec) => !looksAtState(spec));
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

function looksAtOutput({ command, stderr, stdout, exit }: DiagnosisSpec): boolean {
  return [command, stderr, stdout, exit].some((part) => part !== undefined);
}

function looksAtState({ state, file }: DiagnosisSpec): boolean {
  return state !== undefined || file !== undefined;
}

/** Whether the patterns fit; true for a cause that has none but looks at the state. */
function outputFits(spec: DiagnosisSpec, options: Pick<DiagnoseOptions, 'output' | 'command'>): boolean {
  if (!looksAtOutput(spec)) return looksAtState(spec);
  const code = options.output?.exitCode;
  return (
    textsOf(spec, options).every(
      ({ patterns, text }) => text !== undefined && patterns.every((pattern) => textMatches(pattern, text)),
    ) &&
    (spec.exit === undefined || (code !== undefined && code !== null && amountMatches(spec.exit, code)))
  );
}

async function stateFits({ state, file }: DiagnosisSpec, asker: Asker): Promise<boolean> {
  if (file && !(await judgeFile(file, asker.place.session.workspace)).passed) return false;
  if (!state) return file !== undefined;
  const result = await probe(asker, state);
  if (!result.ok) return false;
  const isThere = (patterns: Patterns): boolean => result.rows.some((row) => rowMatches(row, patterns));
  const wanted = [...(state.where ? [state.where] : []), ...(state.have ?? [])];
  return wanted.every(isThere) && !(state.lack ?? []).some(isThere);
}

function named(spec: DiagnosisSpec, { driver, shell }: Session): Diagnosis {
  const variants = typeof spec.fix === 'string' ? [{ text: spec.fix }] : (spec.fix ?? []);
  const fix = variants.find((variant) => fitsVariant(variant, driver, shell))?.text;
  return {
    id: spec.id,
    ...defined({
      fix,
      timeout: fix !== undefined && spec.timeout !== undefined ? spec.timeout : undefined,
      removes: fix === undefined ? undefined : spec.removes,
      again: spec.again || undefined,
    }),
  };
}
