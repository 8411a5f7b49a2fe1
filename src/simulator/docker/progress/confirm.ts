/** Asks whether to go on. */
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';

/** Asks whether to go on, on stdout, usually on a line of its own; only the answer `y` on standard input is a yes. */
export async function confirm({ call }: CommandRun, warning: string, between = '\n'): Promise<boolean> {
  const question = 'Are you sure you want to continue? [y/N] ';
  call.out(`${warning}${between}`);
  if (!call.keyboard) {
    call.out(question);
    return isYes((await call.stdin()).split('\n')[0] ?? '');
  }
  const typed = await call.keyboard.read(question);
  if (typed.kind === 'interrupt') throw new ClientError('', 130);
  return typed.kind === 'line' && isYes(typed.text);
}

const isYes = (answer: string): boolean => answer.trim().toLowerCase() === 'y';
