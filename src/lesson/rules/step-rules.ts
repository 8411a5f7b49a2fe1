/** Checks that the parts of one step fit together. */
import { traitsOf } from '../../driver/traits.ts';
import type { ShellKind } from '../../driver/types.ts';
import type { LintWords, ReportProblem } from '../problem.ts';
import type { Fence } from '../read/fences.ts';
import type { SourceStep } from '../read/read-step.ts';
import type { CommandVariant } from '../types.ts';

/** Reports parts that a step of its kind needs, and parts that can never have an effect. */
export function checkStep(source: SourceStep, messages: LintWords, report: ReportProblem): void {
  checkKind(source, messages, report);
  checkVariants(source.fences, messages, report);
  checkChoices(source, messages, report);
  checkOutputUse(source, messages, report);
}

function checkKind(source: SourceStep, messages: LintWords, report: ReportProblem): void {
  const { step, at, fences, where, kindSaid } = source;
  const [first] = fences;
  const kindAt = kindSaid ? where(['kind']) : at;
  for (const fence of fences) {
    if (fence.auto && step.kind !== 'by-hand') report(fence.at, messages.autoByHand);
    if (!fence.auto && step.kind === 'by-hand') report(fence.at, messages.byHandAuto);
  }
  if (step.kind === 'run' && first === undefined) report(kindAt, messages.runWithoutCommand);
  if (step.kind === 'question' && step.question === undefined) {
    report(kindAt, messages.kindNeeds('question', 'question'));
  }
  if (step.kind === 'input' && step.input === undefined) report(kindAt, messages.kindNeeds('input', 'input'));
  const readsOutput = step.unless?.kind === 'output' || step.checks.some(({ kind }) => kind === 'output');
  if (step.unless && (step.kind !== 'run' || readsOutput)) report(where(['unless']), messages.unlessUseless);
  if (step.practice && (step.kind !== 'run' || step.interactive))
    report(where(['practice']), messages.practiceUseless);
  if (step.visitors !== undefined && step.kind !== 'run')
    report(where(['visitors']), messages.visitorsUseless);
  if (step.explain && (step.kind !== 'run' || step.interactive))
    report(where(['explain']), messages.explainUseless);
  if (step.predict && step.kind !== 'run') report(where(['predict']), messages.predictUseless);
  const acts = step.kind === 'run' || step.kind === 'by-hand';
  if (!acts && first !== undefined) report(first.at, messages.commandUseless(step.kind));
  if (acts && step.checks.length === 0) report(at, messages.checksNeeded);
}

/** Every driver, shell and choice for which a later command would be taken is taken by an earlier one. */
function covers(earlier: CommandVariant, later: CommandVariant): boolean {
  return (
    includes(earlier.drivers, later.drivers) &&
    includes(earlier.shells, later.shells) &&
    (earlier.choice === undefined || earlier.choice === later.choice)
  );
}

function includes(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  return wide === undefined || (narrow?.every((name) => wide.includes(name)) ?? false);
}

const SHELLS: readonly ShellKind[] = ['bash', 'powershell'];

function checkVariants(fences: readonly Fence[], messages: LintWords, report: ReportProblem): void {
  fences.forEach((fence, at) => {
    const hidden = fences.slice(0, at).some((earlier) => covers(earlier.variant, fence.variant));
    if (hidden) report(fence.at, messages.unreachable);
  });
  const [first] = fences;
  if (first === undefined) return;
  for (const shell of SHELLS) {
    // A command for drivers that are only on Windows needs no bash form.
    const onlyWindows = fences.every(({ variant }) =>
      variant.drivers?.every((one) => traitsOf(one).isWindowsOnly),
    );
    if (shell === 'bash' && onlyWindows) continue;
    const has = fences.some(({ variant }) => variant.shells === undefined || variant.shells.includes(shell));
    if (!has) report(first.at, messages.shellMissing(shell));
  }
}

function checkChoices({ step, fences, where }: SourceStep, messages: LintWords, report: ReportProblem): void {
  const options = new Set(step.choice?.options.map(({ id }) => id));
  for (const { variant, at } of fences) {
    if (variant.choice !== undefined && !options.has(variant.choice)) {
      report(at, messages.choiceUnknown(variant.choice));
    }
  }
  step.checks.forEach((check, at) => {
    if (check.choice !== undefined && !options.has(check.choice)) {
      report(where(['check', at, 'choice']), messages.choiceUnknown(check.choice));
    }
  });
}

function checkOutputUse(
  { step, fences, where }: SourceStep,
  messages: LintWords,
  report: ReportProblem,
): void {
  step.checks.forEach((check, at) => {
    if (check.kind !== 'output') return;
    const isBare = check.stdout === undefined && check.stderr === undefined && String(check.exit) === '0';
    if (isBare) report(where(['check', at, 'output']), messages.outputExitOnly);
    // A learner does such a step by hand; its commands are those of an unattended walk.
    else if (step.kind === 'by-hand') report(where(['check', at, 'output']), messages.outputCheck);
  });
  if (fences.length > 0) return;
  if (step.shows !== undefined) report(where(['shows']), messages.showsOutput);
  step.captures.forEach((capture, at) => {
    if (capture.from === 'stdout') report(where(['capture', at, 'from']), messages.captureOutput);
  });
  step.checks.forEach((check, at) => {
    if (check.kind === 'output' && step.kind !== 'by-hand')
      report(where(['check', at, 'output']), messages.outputCheck);
  });
}
