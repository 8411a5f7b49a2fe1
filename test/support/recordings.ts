/** Reads what real engines printed (test/recordings), and makes two outputs comparable. */
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

/** The docker command inside `docker-machine ssh M "…"`, or the command itself; and the machine that it ran on. */
export function innerCommand(recorded: Recorded): {
  readonly command: string;
  readonly machine: string | undefined;
} {
  const quoted = /^docker-machine ssh (\S+) (?:"(.*)"|'(.*)'|(.*))$/.exec(recorded.command);
  if (!quoted) return { command: recorded.command, machine: undefined };
  return { command: quoted[2] ?? quoted[3] ?? quoted[4] ?? '', machine: quoted[1] };
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}/g, 'SWMTKN'],
  [/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----(\\n)?/g, 'CERTIFICATE'],
  [/sha256:[0-9a-f]{64}/g, 'SHA256'],
  [/\b[0-9a-f]{64}\b/g, 'LONGID'],
  [/\b(?=[a-z0-9]*\d)[a-z0-9]{25}\b/g, 'SWARMID'],
  [/\b([A-Z2-7]{4}:){11}[A-Z2-7]{4}\b/g, 'ENGINEID'],
  [/\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{12}\b/g, 'SHORTID'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\d{4}-\d\d-\d\d [\d:.]+ \+0000 utc/gi, 'TIME'],
  [
    /\b(less than a second|about an? (minute|hour)|\d+ (second|minute|hour|day|week|month)s?)( ago)?/gi,
    'AGO',
  ],
  [/"[A-Za-z0-9+/]{40,}={0,2}"/g, '"KEY"'],
  [/\b[A-Za-z0-9+/]{100,}={0,2}/g, 'KEY'],
  [/"Index": \d+/g, '"Index": N'],
  [/"NanoCPUs": \d+/g, '"NanoCPUs": N'],
  [/"MemoryBytes": \d{9,}/g, '"MemoryBytes": N'],
  [/\b10\.0\.\d+\.\d+\b/g, '10.0.N.N'],
  [/Total Memory: .*|Memory:\t\t[\d.]+GiB/g, 'MEMORY'],
  [/CPUs:(\s+)\d+/g, 'CPUS'],
  [/Kernel Version: .*/g, 'KERNEL'],
  [/Operating System: .*/g, 'OS'],
  [/Runtimes: .*/g, 'RUNTIMES'],
];

/** Takes out of an output what differs from run to run: ids, times, tokens, certificates, the host's own figures. */
export function normalise(text: string): string {
  const plain = RULES.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
  return plain.replace(/ {2,}/g, '  ').replace(/ +$/gm, '');
}

/** Takes out what chance decides on every engine: the node and slot that a task got, and what an image of one's own runs. */
export function withoutChance(text: string): string {
  return text
    .replace(/"[^"\n]*"(?= {2}AGO {2})/g, '"COMMAND"')
    .replace(/_web\.\d+\.SWARMID/g, '_web.N.SWARMID')
    .replace(/\bmyvm[12] {2}(Running|Ready|Shutdown|Remove)\b/g, 'NODE  $1')
    .replace(/[\d.]+KiB \/ 50MiB {2}[\d.]+%/g, 'USED');
}
