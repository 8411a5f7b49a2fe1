/** The state of a command, below its output: how long it has run, how it ended. */
import { Text } from 'ink';
import type { Step } from '../../lesson/types.ts';
import type { WalkState } from '../../tutor/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { Turning } from './turning.tsx';

interface OutputStateProps {
  readonly state: WalkState;
  readonly step: Step;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly isEmpty: boolean;
}

/** One row, if there is something to say. */
export function OutputState({ state: { phase, ran }, step, now, isEmpty }: OutputStateProps) {
  const theme = useTheme();
  const { ui: m, common } = useMessages();
  if (phase.name === 'running' || (phase.name === 'checking' && phase.outcomes.length === 0)) {
    const limit = step.timeoutMs > 0 ? common.duration(step.timeoutMs) : undefined;
    const elapsed = common.duration(Math.max(0, now - phase.startedAt));
    const time = phase.name === 'running' && phase.interrupting ? m.stopping : m.running(elapsed, limit);
    return (
      <Text wrap="truncate-end">
        <Turning />
        <Text {...theme.dim}> {time}</Text>
      </Text>
    );
  }
  const code = phase.name === 'failed' && phase.exitCode !== 0 ? phase.exitCode : undefined;
  if (typeof code === 'number') return <Text {...theme.bad}>{m.exit(code)}</Text>;
  return isEmpty && ran ? <Text {...theme.dim}>{m.noOutput}</Text> : null;
}
