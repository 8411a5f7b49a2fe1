/** Streams for a program that runs inside another one: no terminal, and nothing to read. */
import { defined } from '../value/defined.ts';
import type { ProgramIo } from './io.ts';

/** @returns what is given, with an empty standard input, and the width that programs take for granted */
export function withoutTerminal({
  signal,
  ...given
}: Pick<ProgramIo, 'env' | 'cwd' | 'out' | 'err' | 'signal'>): ProgramIo {
  return { ...given, stdin: async () => '', isTerminal: false, columns: 80, ...defined({ signal }) };
}
