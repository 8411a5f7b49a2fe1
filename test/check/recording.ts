/** Reading the recordings of real engines: what a command printed when it was asked. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../src/driver/types.ts';

/** The answers of a command in a recording, in the order in which it was asked. */
export function recorded(file: string, command: string): Answer[] {
  const path = fileURLToPath(new URL(`../recordings/${file}`, import.meta.url));
  const entries = readFileSync(path, 'utf8').split(/^(?=\$ )/m);
  return entries
    .filter((entry) => entry.startsWith(`$ ${command}\n`))
    .map((entry) => {
      const [, body = '', exit = ''] = /^\$ [^\n]*\n(.*?)^\[exit (\w+), /ms.exec(entry) ?? [];
      const [stdout = '', stderr = ''] = body.split(/^\[stderr\]\n/m);
      return { stdout, stderr, exitCode: exit === 'TIMEOUT' ? null : Number(exit) };
    });
}

/** The first answer of a command in a recording. */
export function firstRecorded(file: string, command: string): Answer {
  const [answer] = recorded(file, command);
  if (!answer) throw new Error(`${file} has no "${command}"`);
  return answer;
}
