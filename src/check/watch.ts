/** Looks at checks until they hold: first at once, then again and again until their time is over. */
import { defined } from '../value/defined.ts';
import { blockers } from './blockers.ts';
import { type Clock, systemClock } from './clock.ts';
import { judgeOutput } from './conditions/output.ts';
import { expectation, lookAtCheck, type Sight } from './look.ts';
import { createAsker, type ProbePlace } from './probes/asker.ts';
import type { Reason } from './probes/reasons.ts';
import type { CheckOutcome, CheckSpec, StepOutput } from './types.ts';

export interface LookOptions extends ProbePlace {
  /** Checks with their placeholders filled in. */
  readonly specs: readonly CheckSpec[];
  /** What the step's command left behind; without it output checks do not apply. */
  readonly output?: StepOutput;
}

export interface WatchOptions extends LookOptions {
  /** Default the computer's own; tests bring another. */
  readonly clock?: Clock;
  /** The outcomes of a look before the command: they mark what held already, and which failures are old. */
  readonly before?: readonly LookOutcome[];
  /** After a command that failed nothing is waited for, whatever the checks may show. */
  readonly isStrict?: boolean;
  /**
   * Called with all outcomes, in the order of the checks: first before any look, then at every change; and with the
   * longest possible wait, milliseconds.
   */
  readonly onChange?: (outcomes: readonly CheckOutcome[], waitMs: number) => void;
}

/** An outcome of a look, plus what a later watch needs. */
export interface LookOutcome extends CheckOutcome {
  /** Rows of `never` that were there: they do not end a later wait. */
  readonly hopeless?: readonly string[];
  /** What is missing, so that it could not be judged. */
  readonly blocked?: readonly Reason[];
}

/** Milliseconds between two looks: at first, and at most. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 1000;
const GROWTH = 1.5;
/** How long to go on looking, milliseconds, after a command that failed: what it should have started is unlikely to appear. */
const AFTER_FAILURE_MS = 5000;

/**
 * Looks at every check once, ignoring its `withinMs`. Questions that several checks share are asked once.
 * @returns Outcomes that are passed, failed or not-applicable, in the order of the checks.
 * @throws The signal's reason, when aborted.
 */
export async function lookOnce(options: LookOptions): Promise<LookOutcome[]> {
  const asker = createAsker(options);
  return Promise.all(
    options.specs.map(async (spec) => {
      const sight = await lookAtCheck(spec, asker, options.output);
      const outcome = outcomeOf(
        spec,
        sight,
        sight.notApplicable ? 'not-applicable' : sight.passed ? 'passed' : 'failed',
      );
      const blocked = outcome.status === 'failed' ? await blockers(spec, asker) : [];
      return {
        ...outcome,
        ...defined({
          hopeless: sight.hopeless.length > 0 ? sight.hopeless : undefined,
          blocked: blocked.length > 0 ? blocked : undefined,
        }),
      };
    }),
  );
}

/**
 * Looks at once, then polls until each check passed, cannot pass any more, or its own `withinMs` is over.
 * A check that passed is not looked at again. Looks never overlap. All of them have to pass, so the wait ends at once
 * when one has failed. After a command that failed, unless a check wants just that, the wait is at most
 * 5 s, or none if that fails the step, and none for what was hopeless before.
 * @returns The last outcomes, in the order of the checks; after an abort those not decided are still `waiting`.
 */
export async function watchChecks(options: WatchOptions): Promise<CheckOutcome[]> {
  const { specs, signal, clock = systemClock, onChange = () => {} } = options;
  const outcomes = specs.map((spec) => waiting(spec));
  const before = new Map((options.before ?? []).map((outcome) => [outcome.id, outcome]));
  const start = clock.now();
  const commandFailed = hasFailed(options);
  const longest = !commandFailed ? Number.POSITIVE_INFINITY : options.isStrict ? 0 : AFTER_FAILURE_MS;
  let isLost = false;
  const waitLimit = (spec: CheckSpec): number => Math.min(spec.withinMs, longest);
  const tell = (): void => onChange([...outcomes], Math.max(0, ...specs.map(waitLimit)));
  tell();

  const report = (index: number, outcome: CheckOutcome): void => {
    const changed = JSON.stringify(outcomes[index]) !== JSON.stringify(outcome);
    outcomes[index] = outcome;
    if (changed) tell();
  };
  const lookAt = async (
    index: number,
    spec: CheckSpec,
    asker: ReturnType<typeof createAsker>,
  ): Promise<void> => {
    const begun = clock.now();
    const sight = await lookAtCheck(spec, asker, options.output);
    // The command may mend what was broken before; a command that failed mends nothing.
    const old = new Set(commandFailed ? [] : before.get(spec.id)?.hopeless);
    const hopeless = sight.hopeless.some((row) => !old.has(row));
    const final = sight.final || hopeless;
    // A look counts as of when it began, so that a slow answer does not cost the check its last look.
    const over = begun - start >= waitLimit(spec);
    const outcome = decided(spec, sight, final, over, before.get(spec.id)?.status === 'passed');
    if (outcome.status === 'failed') isLost = true;
    report(index, outcome);
  };

  let pause = FIRST_PAUSE_MS;
  try {
    while (!signal?.aborted) {
      const asker = createAsker(options);
      const open = specs.flatMap((spec, index) =>
        outcomes[index]?.status === 'waiting' ? [{ spec, index }] : [],
      );
      await Promise.all(open.map(({ spec, index }) => lookAt(index, spec, asker)));
      const left = open.filter(({ index }) => outcomes[index]?.status === 'waiting');
      if (left.length === 0) break;
      // These were already looked at in this round: no further look is needed.
      if (isLost) {
        for (const { index } of left) {
          const outcome = outcomes[index];
          if (outcome) report(index, { ...outcome, status: 'failed' });
        }
        break;
      }
      // The last look of a check falls on the end of its time, not a pause later.
      const elapsed = clock.now() - start;
      const ends = left.map(({ spec }) => waitLimit(spec) - elapsed).filter((ms) => ms > 0);
      await clock.sleep(Math.min(pause, ...ends), signal);
      pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS);
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
  return outcomes;
}

/** Whether the step's command failed and no check of the step says that it should. */
function hasFailed({ specs, output }: WatchOptions): boolean {
  if (!output || output.exitCode === 0) return false;
  return !specs.some((spec) => spec.kind === 'output' && judgeOutput(spec, output).passed);
}

function waiting(spec: CheckSpec): CheckOutcome {
  return {
    id: spec.id,
    status: 'waiting',
    expected: expectation(spec),
    actual: '',
  };
}

function decided(
  spec: CheckSpec,
  sight: Sight,
  final: boolean,
  over: boolean,
  already: boolean,
): CheckOutcome {
  if (sight.notApplicable) return outcomeOf(spec, sight, 'not-applicable');
  if (sight.passed) {
    const outcome = outcomeOf(spec, sight, 'passed');
    return already ? { ...outcome, alreadyTrue: true } : outcome;
  }
  const outcome = outcomeOf(spec, sight, final || over ? 'failed' : 'waiting');
  return final ? { ...outcome, final: true } : outcome;
}

function outcomeOf(spec: CheckSpec, sight: Sight, status: CheckOutcome['status']): CheckOutcome {
  return {
    id: spec.id,
    status,
    expected: sight.expected,
    actual: sight.actual,
  };
}
