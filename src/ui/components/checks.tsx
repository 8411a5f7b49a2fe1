/** The checks of a step: those waited for, those that hold, and those that failed. */
import { Box } from 'ink';
import type { CheckOutcome, CheckSpec } from '../../check/types.ts';
import type { WalkState } from '../../tutor/types.ts';
import { Check } from './check.tsx';

interface ChecksProps {
  readonly checks: readonly CheckSpec[];
  readonly phase: WalkState['phase'];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One row per check, in the order of the step, from the start; below a failed one what it expected and saw. */
export function Checks({ checks, phase, now }: ChecksProps) {
  if (checks.length === 0) return null;
  const outcomes = new Map(outcomesOf(phase).map((outcome) => [outcome.id, outcome]));
  const first =
    phase.name === 'checking' ? phase.outcomes.find(({ status }) => status === 'waiting') : undefined;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {checks.map((check) => (
        <Check
          key={check.id}
          check={check}
          outcome={outcomes.get(check.id)}
          isNext={first?.id === check.id}
          wait={phase.name === 'checking' ? waitOf(phase, check, now) : undefined}
        />
      ))}
    </Box>
  );
}

function outcomesOf(phase: WalkState['phase']): readonly CheckOutcome[] {
  return 'outcomes' in phase ? phase.outcomes : [];
}

/** How long it has waited, and the longest wait, milliseconds. Once something has failed, all waits get shorter. */
function waitOf(
  { startedAt, deadline }: Extract<WalkState['phase'], { name: 'checking' }>,
  { withinMs }: CheckSpec,
  now: number,
): { readonly elapsed: number; readonly limit: number } {
  const limit = Math.min(withinMs, deadline - startedAt);
  return { elapsed: Math.max(0, Math.min(now - startedAt, limit || Number.POSITIVE_INFINITY)), limit };
}
