/** Does one thing with every argument of a command. */
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';

/** The output for a successful argument: a line, several, or none. */
type Shown = string | readonly string[] | undefined;

/**
 * Does one thing with every argument, one after the other, and prints what `act` returns for each that went well. Failures
 * are printed at the end, with exit code 1.
 */
export async function forEachArgument(
  context: CommandRun,
  act: (ref: string) => Shown | Promise<Shown>,
): Promise<number> {
  const errors: string[] = [];
  for (const ref of context.args) {
    try {
      const shown = await act(ref);
      for (const line of typeof shown === 'string' ? [shown] : (shown ?? [])) context.call.out(`${line}\n`);
    } catch (error) {
      if (!isExpected(error)) throw error;
      errors.push(describeError(error, context.call.env));
    }
  }
  if (errors.length > 0) throw new ClientError(errors.join('\n'));
  return 0;
}
