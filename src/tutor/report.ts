/** The report of a run or a check: the document that `--json` prints, and exit codes follow. */

import type { CheckOutcome } from '../check/types.ts';
import type { DriverId } from '../driver/types.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import type { Step } from '../lesson/types.ts';
import { redact } from '../shell/secrets.ts';
import type { NextThing } from './next-thing.ts';
import { specOf } from './told.ts';
import type { StepStatus } from './types.ts';

export interface StepReport {
  readonly id: string;
  readonly lesson: string;
  readonly status: StepStatus;
  /** The command as it was run, secrets hidden; null where nothing was run. */
  readonly command: string | null;
  readonly exitCode: number | null;
  readonly durationMs: number;
  /** Why it was skipped. */
  readonly reason?: string;
  readonly checks: readonly CheckReport[];
}

export interface CheckReport {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly hint: string | null;
  /** What is missing, so that it could not be judged. */
  readonly blockedBy?: string;
}

/** The parts of a self-check's report beyond its checks. */
export interface SelfCheck {
  /** The assignment, if it was checked. */
  readonly assignment?: string;
  /** The missing things, each with the number of checks that can't hold without it. */
  readonly missing: readonly { readonly what: string; readonly checks: number }[];
  /** Null when all holds. */
  readonly next: NextThing | null;
}

export interface WalkReport {
  readonly course: string;
  readonly driver: DriverId;
  readonly lang: string;
  readonly steps: readonly StepReport[];
  readonly summary: Summary;
}

export interface Summary extends Record<StepStatus, number> {
  readonly durationMs: number;
}

/**
 * The outcomes of a step's checks as a report has them; those that do not apply are left out.
 * @param fill puts values into the lesson's own texts
 */
export function checkReports(
  step: Step,
  outcomes: readonly CheckOutcome[],
  messages: Messages,
  fill: (text: string) => string,
): CheckReport[] {
  return outcomes
    .filter(({ status }) => status !== 'not-applicable')
    .map(({ id, status, expected, actual }) => {
      const { title, hint } = specOf(step, id) ?? { title: id };
      return {
        id,
        title: fill(title),
        passed: status === 'passed',
        expected: inWords(expected, messages),
        actual: inWords(actual, messages),
        hint: hint === undefined ? null : fill(hint),
      };
    });
}

/** Joins step reports. @param durationMs the time of the whole, milliseconds */
export function reportOf(
  head: Pick<WalkReport, 'course' | 'driver' | 'lang'>,
  steps: readonly StepReport[],
  durationMs: number,
): WalkReport {
  const count = (status: StepStatus): number => steps.filter((step) => step.status === status).length;
  return {
    ...head,
    steps,
    summary: {
      passed: count('passed'),
      failed: count('failed'),
      skipped: count('skipped'),
      pending: count('pending'),
      durationMs,
    },
  };
}

/** The report, safe to hand on: no join token or password can be in it. */
export function withoutSecrets<R extends object>(report: R, secrets: readonly string[] = []): R {
  return JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === 'string' ? redact(value, secrets) : value,
  ) as R;
}
