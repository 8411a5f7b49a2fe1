/** Sessions with the real docker-machine, as they are kept in test/recordings. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Entry {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** All commands of a recording with what they printed, in order. */
export function entriesOf(file: string): readonly Entry[] {
  const path = fileURLToPath(new URL(`../recordings/${file}`, import.meta.url));
  const found: Entry[] = [];
  for (const part of readFileSync(path, 'utf8').split(/^(?=\$ )/m)) {
    const match = /^\$ ([^\n]*)\n(.*?)^\[exit (\d+), /ms.exec(part);
    if (!match) continue;
    const [stdout = '', stderr = ''] = (match[2] ?? '').split(/^\[stderr\]\n/m);
    found.push({
      command: match[1] ?? '',
      // The recorder ended every output with a line break, a question has none.
      stdout: stdout.replace(/\(y\/n\): \n$/, '(y/n): '),
      stderr,
      exitCode: Number(match[3]),
    });
  }
  return found;
}

/** The recorded answer of one command. */
export function recorded(file: string, command: string): Entry {
  const entry = entriesOf(file).find((one) => one.command === command);
  if (!entry) throw new Error(`${file} has no "${command}"`);
  return entry;
}
