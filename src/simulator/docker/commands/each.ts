/** Doing one thing with every argument of a command. */
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';

/**
 * Does one thing with every argument, and prints what `act` returns for each that went well. Those that fail are said
 * at the end, with exit code 1.
 */
export function forEachArgument(context: CommandRun, act: (ref: string) => string | undefined): number {
  const errors: string[] = [];
  for (const ref of context.args) {
    try {
      const shown = act(ref);
      if (shown !== undefined) context.call.out(`${shown}\n`);
    } catch (error) {
      if (!isExpected(error)) throw error;
      errors.push(describeError(error, context.call.env));
    }
  }
  if (errors.length > 0) throw new ClientError(errors.join('\n'));
  return 0;
}
