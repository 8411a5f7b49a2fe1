/** Why an attempt failed, in a sentence. */
import type { Messages } from '../../i18n/messages.ts';
import type { Said } from '../../i18n/said.ts';
import type { Step } from '../../lesson/types.ts';
import type { WalkState } from '../../tutor/types.ts';

/**
 * @param told puts a message of the attempt into words
 * @returns undefined if the checks say it all
 */
export function whatHappened(
  phase: Extract<WalkState['phase'], { name: 'failed' }>,
  step: Step,
  messages: Messages,
  told: (said: Said) => string,
): string | undefined {
  const m = messages.ui.failed;
  if (phase.message !== undefined) return told(phase.message);
  switch (phase.why) {
    case 'interrupted':
      return m.interrupted;
    case 'timed-out':
      return m.timedOut(messages.common.duration(step.timeoutMs));
    case 'not-started':
      return m.notStarted;
    case 'held-back':
      return undefined;
    case 'checks': {
      const hasFailed = phase.exitCode !== undefined && phase.exitCode !== 0;
      const saysSo = phase.outcomes.some(({ status }) => status === 'failed');
      return hasFailed && !saysSo ? m.command(phase.exitCode) : undefined;
    }
  }
}
