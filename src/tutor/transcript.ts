/** What was run and what it printed, kept for the learner as plain text, a file a day, without secrets. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../files/make-folders.ts';
import { redact } from '../shell/secrets.ts';

export interface TranscriptEntry {
  readonly step: string;
  readonly command: string;
  readonly output: string;
  readonly exitCode: number | null;
  readonly at: Date;
  /** Values that must not be written. */
  readonly secrets: readonly string[];
}

export interface Transcript {
  /** Adds one command. Never throws: the lesson goes on without its transcript. */
  add(entry: TranscriptEntry): void;
}

/**
 * A transcript in a folder, which is made when the first command was run.
 * @param onTrouble told why a command could not be added
 */
export function openTranscript(
  folder: string,
  onTrouble: (error: unknown) => void = () => undefined,
): Transcript {
  return {
    add({ step, command, output, exitCode, at, secrets }) {
      const stamp = at.toISOString();
      const text = `# ${stamp} ${step}\n$ ${command}\n${output}${output === '' || output.endsWith('\n') ? '' : '\n'}[exit ${exitCode ?? 'signal'}]\n\n`;
      try {
        makeFolders(folder, 0o700);
        appendFileSync(join(folder, `${stamp.slice(0, 10)}.txt`), redact(text, secrets), { mode: 0o600 });
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}
