/** Compares what two computers printed, line by line, and looks for differences that nobody has explained. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { normalise } from '../simulator/replay/normalise.ts';
import type { Played, Said } from './play.ts';

export interface Difference {
  readonly subject: string;
  readonly script: string;
  readonly command: string;
  /** `-` and a line of the real machines, or `+` and one of the simulated. */
  readonly line: string;
}

const Explained = z.array(
  z.strictObject({
    /** What the command begins with or is; a regular expression. */
    command: z.string().transform((text) => new RegExp(text)),
    /** The differing lines with their sign, each as a whole; a regular expression. */
    lines: z.string().transform((text) => new RegExp(`^(?:${text})$`)),
    why: z.string().min(20),
  }),
);
export type Explanation = z.infer<typeof Explained>[number];

/** The list of explained differences in docs/conformance.md. */
export function explanations(): Explanation[] {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'conformance.md');
  const list = /^```yaml differences\n([\s\S]*?)^```$/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (list === undefined) throw new Error('docs/conformance.md has no list of differences');
  return Explained.parse(parse(list) ?? []);
}

export interface Comparison {
  /** Commands that leave everything as it is depend on nothing before them: each is a script of its own. */
  readonly scripts: number;
  readonly commands: number;
  readonly lines: number;
  readonly differences: readonly Difference[];
}

/** Compares what was played with what was said elsewhere. Lines are those of the real machines, exit codes counted. */
export function compare(
  simulated: readonly Played[],
  real: readonly (readonly Said[] | undefined)[],
): Comparison {
  const differences: Difference[] = [];
  let commands = 0;
  let lines = 0;
  for (const [at, { script, said }] of simulated.entries()) {
    const there = real[at];
    const where = { subject: script.subject, script: script.name };
    if (
      there === undefined ||
      there.map(({ command }) => command).join('\n') !== said.map(({ command }) => command).join('\n')
    ) {
      differences.push({ ...where, command: '', line: '- was not recorded as it stands now' });
      continue;
    }
    for (const [index, one] of said.entries()) {
      const other = there[index];
      if (other === undefined) continue;
      const expected = linesOf(other);
      commands += 1;
      lines += expected.length;
      for (const line of changed(expected, linesOf(one)))
        differences.push({ ...where, command: one.command, line });
    }
  }
  const scripts = simulated.reduce(
    (count, { script, said }) => count + (script.unchanged ? said.length : 1),
    0,
  );
  return { scripts, commands, lines, differences };
}

/** One text of both streams and the exit code, so that a line on the wrong stream is a difference. */
function linesOf({ stdout, stderr, exitCode }: Said): string[] {
  return `${normalise(stdout)}${stderr === '' ? '' : `\n[stderr]\n${normalise(stderr)}`}\n[exit ${exitCode}]`.split(
    '\n',
  );
}

/** The lines that are not common to both, in their order. */
export function changed(a: readonly string[], b: readonly string[]): string[] {
  // Lengths of the longest common tails.
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) found.push(`- ${a[i++]}`);
    else found.push(`+ ${b[j++]}`);
  }
  return found;
}

export interface Judged {
  readonly unexplained: readonly Difference[];
  /** Explanations of nothing that still differs. */
  readonly idle: readonly Explanation[];
}

/** Which differences nobody has explained, and which explanations are not needed any more. */
export function judge(differences: readonly Difference[], known: readonly Explanation[]): Judged {
  const used = new Set<Explanation>();
  const unexplained = differences.filter(({ command, line }) => {
    const why = known.find((one) => one.command.test(command) && one.lines.test(line));
    if (why) used.add(why);
    return why === undefined;
  });
  return { unexplained, idle: known.filter((one) => !used.has(one)) };
}

/** The differences as a person reads them. */
export function showDifferences(differences: readonly Difference[]): string {
  let last = '';
  return differences
    .map(({ subject, script, command, line }) => {
      const head = `${subject}: ${script}\n$ ${command}\n`;
      const text = `${head === last ? '' : `\n${head}`}${line}`;
      last = head;
      return text;
    })
    .join('\n');
}
