/** What was run and what it printed, kept for the learner as plain text, a file a day, without secrets. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../shell/secrets.ts';

export interface Transcript {
  /** Adds one command. Trouble with the file is no trouble of the learner: it is passed over. */
  add(entry: { step: string; command: string; output: string; exitCode: number | null; at: Date }): void;
}

/** A transcript in a folder; `secrets` gives the values that must not be written, at the time of writing. */
export function openTranscript(folder: string, secrets: () => readonly string[]): Transcript {
  return {
    add({ step, command, output, exitCode, at }) {
      const stamp = at.toISOString();
      const text = `# ${stamp} ${step}\n$ ${command}\n${output}${output === '' || output.endsWith('\n') ? '' : '\n'}[exit ${exitCode ?? 'signal'}]\n\n`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        appendFileSync(join(folder, `${stamp.slice(0, 10)}.txt`), redact(text, secrets()), { mode: 0o600 });
      } catch {
        // The lesson goes on without its transcript.
      }
    },
  };
}
