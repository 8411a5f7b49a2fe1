/** Asks questions that a person answers with a line. */
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Io } from './io.ts';

const YES = /^\s*(y|yes|是|好)\s*$/i;

/** Whether the learner's answer is the wanted one; without a terminal the question is not asked, and the result is false. */
export async function asked(question: string, io: Io, wanted: RegExp = YES): Promise<boolean> {
  if (!io.isTerminal) return false;
  const lines = createInterface({ input: io.stdin, output: process.stderr });
  try {
    return wanted.test(await lines.question(`${question} `, { signal: io.signal }));
  } catch {
    return false;
  } finally {
    lines.close();
  }
}
