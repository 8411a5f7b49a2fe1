/** The command blocks of a step: language, then run, auto, driver=… and choice=…. */

import type { Code, RootContent } from 'mdast';
import { DRIVER_IDS, type DriverId, driverOf, type ShellKind } from '../../driver/types.ts';
import { defined } from '../../value/defined.ts';
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import type { CommandVariant } from '../types.ts';
import { fenceWords } from './document.ts';
import { positionOf } from './markdown.ts';

/** A command of a step and its place. */
export interface Fence {
  readonly variant: CommandVariant;
  readonly auto: boolean;
  readonly at: Position;
}

const SHELLS: ReadonlyMap<string, readonly ShellKind[] | undefined> = new Map([
  ['bash', ['bash', 'sh']],
  ['powershell', ['powershell']],
  ['shell', undefined],
]);

/** The words that make a block of a lesson a command. */
const IN_LESSON: readonly string[] = ['run', 'auto'];

/** True for a block that is run rather than shown. */
export function isCommand(node: RootContent): node is Code {
  return node.type === 'code' && fenceWords(node).some((word) => IN_LESSON.includes(word));
}

/**
 * Reads one command block; undefined after reporting its problems.
 * @param marks the words that make it a command in this place
 */
export function readCommand(
  node: Code,
  messages: LintWords,
  report: ReportProblem,
  marks: readonly string[] = IN_LESSON,
): Fence | undefined {
  const at = positionOf(node);
  const [lang = '', ...words] = fenceWords(node);
  const problems: string[] = [];
  const shells = SHELLS.get(lang);
  if (!SHELLS.has(lang)) problems.push(messages.fenceLanguage(lang));
  if (node.value.trim() === '') problems.push(messages.fenceEmpty);
  let drivers: readonly DriverId[] | undefined;
  const unknown: string[] = [];
  let choice: string | undefined;
  for (const word of words) {
    if (marks.includes(word)) continue;
    const match = /^(driver|choice)=(.+)$/.exec(word);
    if (!match) problems.push(messages.fenceWord(word));
    else if (match[1] === 'choice') choice = match[2];
    else
      drivers = (match[2] ?? '').split(',').flatMap((name) => {
        const driver = driverOf(name);
        if (driver === undefined) unknown.push(messages.fenceDriver(name, DRIVER_IDS));
        return driver ?? [];
      });
  }
  problems.push(...unknown);
  for (const problem of problems) report(at, problem);
  if (problems.length > 0) return undefined;
  const variant = {
    text: node.value.trim(),
    ...defined({ drivers, shells, choice }),
  };
  return { variant, auto: words.includes('auto'), at };
}

/** Reports words after the language of a block that is only shown. */
export function checkExample(node: Code, messages: LintWords, report: ReportProblem): void {
  for (const word of fenceWords(node).slice(1)) report(positionOf(node), messages.fenceNotRun(word));
}
