/** Asks questions that a person answers with a line. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Io } from './io.ts';

const YES = /^\s*(y|yes|是|好)\s*$/i;

/** Whether the learner's answer is the wanted one; without a terminal the question is not asked, and the result is false. */
export async function asked(question: string, io: Io, wanted: RegExp = YES): Promise<boolean> {
  const answer = await answered(question, io);
  return answer !== undefined && wanted.test(answer);
}

/** The learner's answer; undefined without a terminal, where nothing is asked, and after Ctrl-C or Ctrl-D. */
export async function answered(question: string, io: Io): Promise<string | undefined> {
  if (!io.isTerminal) return undefined;
  return lineFrom(io, io.stderr, `${question} `);
}

/** The same for what nobody may read over a shoulder: what is typed is not shown. */
export async function answeredSecretly(question: string, io: Io): Promise<string | undefined> {
  if (!io.isTerminal) return undefined;
  io.err(question);
  const nowhere = new Writable({ write: (_text, _encoding, done) => done() });
  return lineFrom(io, nowhere, '');
}

async function lineFrom(
  io: Io,
  output: NodeJS.WritableStream,
  question: string,
): Promise<string | undefined> {
  const lines = createInterface({ input: io.stdin, output, terminal: true });
  try {
    return await lines.question(question, { signal: io.signal });
  } catch {
    return undefined;
  } finally {
    lines.close();
  }
}
