/** Yes-or-no questions on the command line. */
import type { ProgramIo } from '../program/io.ts';
import { MachineFailure } from './failure.ts';

/**
 * Asks and reads one word; yes is anything that begins with y.
 * @throws MachineFailure with Go's message when the input ended (`EOF`) or the line was empty
 */
export async function askYesNo(io: ProgramIo, question: string): Promise<boolean> {
  const prompt = `${question} (y/n): `;
  const line = io.keyboard ? await typedLine(io, prompt) : await readLine(io, prompt);
  if (line === undefined) throw new MachineFailure('EOF');
  if (line.trim() === '') throw new MachineFailure('unexpected newline');
  return line.trim().toLowerCase().startsWith('y');
}

async function readLine(io: ProgramIo, prompt: string): Promise<string | undefined> {
  io.out(prompt);
  const text = await io.stdin();
  return text === '' ? undefined : (text.split('\n')[0] ?? '');
}

async function typedLine(io: ProgramIo, prompt: string): Promise<string | undefined> {
  const typed = await io.keyboard?.read(prompt);
  io.keyboard?.close();
  if (typed?.kind === 'interrupt') throw new MachineFailure('', 130);
  return typed?.kind === 'line' ? typed.text : undefined;
}
