/**
 * Command scripts that can be run on any machines. A file of scripts has blocks such as
 *
 *     == a worker is asked (swarm)
 *     ! printf 'a: 1\n' > a.yml          set-up: run, not compared
 *     $ docker-machine ssh myvm2 "docker node ls"
 *     until docker node ls -q ~ ^\w+\n$  asked again and again until its stdout matches
 *
 * In brackets the state in which a script starts, and `, unchanged` if it leaves that as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each state has what the one before it has. Machines are called myvm1 and myvm2. */
export const STATES = ['nothing', 'machines', 'swarm', 'stack'] as const;
export type StartState = (typeof STATES)[number];

export type Line =
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'set-up'; readonly text: string }
  | { readonly kind: 'until'; readonly text: string; readonly matches: RegExp };

export interface Script {
  /** The file's name without `.txt`. */
  readonly subject: string;
  readonly name: string;
  readonly start: StartState;
  /** The next script of the same state can go on with these machines. */
  readonly unchanged: boolean;
  readonly lines: readonly Line[];
}

const FOLDER = join(import.meta.dirname, 'scripts');
const HEAD = /^== (.+) \((\w+)(, unchanged)?\)$/;

/** All scripts, in the order of their files' names. @throws on a line that is none of a script's */
export function readScripts(): Script[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseScripts(name.replace(/\.txt$/, ''), readFileSync(join(FOLDER, name), 'utf8')));
}

function parseScripts(subject: string, text: string): Script[] {
  const found: { -readonly [K in keyof Script]: K extends 'lines' ? Line[] : Script[K] }[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('# ')) continue;
    const head = HEAD.exec(line);
    const start = STATES.find((state) => state === head?.[2]);
    const last = found.at(-1);
    if (head?.[1] !== undefined && start !== undefined)
      found.push({ subject, name: head[1], start, unchanged: head[3] !== undefined, lines: [] });
    else if (last !== undefined) last.lines.push(parseLine(line, subject));
    else throw new Error(`${subject}: no script begins before: ${line}`);
  }
  return found;
}

function parseLine(line: string, subject: string): Line {
  if (line.startsWith('$ ')) return { kind: 'command', text: line.slice(2) };
  if (line.startsWith('! ')) return { kind: 'set-up', text: line.slice(2) };
  const [, text, pattern] = /^until (.+) ~ (.+)$/.exec(line) ?? [];
  if (text === undefined || pattern === undefined) throw new Error(`${subject}: can't read: ${line}`);
  return { kind: 'until', text, matches: new RegExp(pattern) };
}
