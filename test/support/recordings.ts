/** Reads what real engines printed (test/recordings). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One command of a recording. */
export interface Recorded {
  /** The shell's words, as they stand behind `$ `. */
  readonly command: string;
  /** Remarks (`# …`) that stand before it. */
  readonly remarks: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** How long it took, in seconds; undefined where the recording does not say. */
  readonly seconds: number | undefined;
  /** In a timeline: seconds since its start. */
  readonly at: number | undefined;
}

const FOLDER = join(import.meta.dirname, '..', 'recordings');
const EXIT = /^(.*)\[exit (\d+)(?:, ([\d.]+) s)?\]$/;

/** The commands of a recording, by its name without `.txt`. */
export function readRecording(name: string): Recorded[] {
  return parseRecording(readFileSync(join(FOLDER, `${name}.txt`), 'utf8'));
}

/** Takes a recording apart: `$ command`, stdout, `[stderr]` and its text, `[exit N, t s]`. */
export function parseRecording(text: string): Recorded[] {
  const found: Recorded[] = [];
  let remarks: string[] = [];
  let command: string | undefined;
  let stdout = '';
  let stderr: string | undefined;
  for (const line of text.split('\n')) {
    if (command === undefined) {
      if (line.startsWith('$ ')) command = line.slice(2);
      else if (line.startsWith('# ')) remarks.push(line.slice(2));
      continue;
    }
    const exit = EXIT.exec(line);
    if (exit) {
      const rest = exit[1] ?? '';
      const at = remarks
        .map((remark) => /^t=\+([\d.]+)s$/.exec(remark)?.[1])
        .find((time) => time !== undefined);
      found.push({
        command,
        remarks,
        stdout: stderr === undefined ? stdout + rest : stdout,
        stderr: (stderr ?? '') + (stderr === undefined ? '' : rest),
        exitCode: Number(exit[2]),
        seconds: exit[3] === undefined ? undefined : Number(exit[3]),
        at: at === undefined ? undefined : Number(at),
      });
      remarks = [];
      command = undefined;
      stdout = '';
      stderr = undefined;
    } else if (line === '[stderr]' && stderr === undefined) stderr = '';
    else if (stderr === undefined) stdout += `${line}\n`;
    else stderr += `${line}\n`;
  }
  return found;
}
