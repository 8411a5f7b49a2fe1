/** Commands with a blank, to be filled in from memory. */
import { type CommandPart, commandParts, type KnownWords } from './command-parts.ts';

/** Marks a part that was left out. */
export const BLANK_SIGN = '…';

/** A command with one part left out. */
export interface CommandBlank {
  readonly before: string;
  readonly answer: string;
  readonly after: string;
}

/** The shape of a command: its programs and subcommands, and a mark for each of the other words. */
export function shapeOf(command: string, known: KnownWords): string {
  return commandParts(command, known)
    .map((part) =>
      isWord(part) && part.role !== 'program' && part.role !== 'subcommand' ? BLANK_SIGN : part.text,
    )
    .join('');
}

/**
 * Leaves one part of a command out: a subcommand, an option, or a word that is not one of the learner's names.
 * @param turn selects one of the parts that can be left out; any whole number
 * @returns undefined for a command in which nothing can be left out
 */
export function blankIn(command: string, known: KnownWords, turn: number): CommandBlank | undefined {
  const parts = commandParts(command, known);
  const places = parts.flatMap(({ role }, at) => (role === 'subcommand' || role === 'option' ? [at] : []));
  const at = places[Math.abs(turn) % Math.max(places.length, 1)];
  if (at === undefined) return undefined;
  const text = (some: readonly CommandPart[]): string => some.map((part) => part.text).join('');
  return {
    before: text(parts.slice(0, at)),
    answer: parts[at]?.text ?? '',
    after: text(parts.slice(at + 1)),
  };
}

/** Whether a blank is filled in correctly: by the part alone, or by the whole command; blanks and quotes don't matter. */
export function fills(typed: string, { before, answer, after }: CommandBlank): boolean {
  const given = normalized(typed);
  return given === normalized(answer) || given === normalized(before + answer + after);
}

function normalized(text: string): string {
  return text.replace(/["']/g, '').replace(/\s+/g, ' ').trim();
}

function isWord({ text }: CommandPart): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
