/**
 * Finds out where in a command a placeholder is, as the shell will read it.
 * Quoting: POSIX.1-2024 Shell Command Language 2.2; PowerShell: about_Quoting_Rules, about_Parsing.
 */
import type { ShellKind } from '../driver/types.ts';
import { placesOf } from './placeholders.ts';

/** The place of one placeholder. */
export interface ShellPlace {
  readonly name: string;
  /** Between quotes, or as a bare part of a word. */
  readonly quoted: boolean;
  /** A word begins here, in this shell or in another one that reads the quoted text. */
  readonly beginsWord: boolean;
  /** The name of a program is expected here. */
  readonly beginsCommand: boolean;
  /** A character that would change the meaning of any value is right before it: `$` or the shell's escape. */
  readonly afterEscape: boolean;
}

/** A quote, a parenthesis or a comment that is open at some point of the text. */
type Frame = 'single' | 'double' | 'command' | 'backtick' | 'group' | 'comment';

interface Syntax {
  readonly escape: string;
  /** PowerShell doubles a quote inside quotes to mean the quote itself. */
  readonly doubledQuotes: boolean;
  readonly backticks: boolean;
}

const POSIX: Syntax = { escape: '\\', doubledQuotes: false, backticks: true };
const POWERSHELL: Syntax = { escape: '`', doubledQuotes: true, backticks: false };

/**
 * The places of all placeholders of a command, in order.
 * @returns undefined when a quote or parenthesis stays open: such a text can't be analysed
 */
export function shellPlaces(text: string, shell: ShellKind): ShellPlace[] | undefined {
  const syntax = shell === 'powershell' ? POWERSHELL : POSIX;
  const places: ShellPlace[] = [];
  const frames: Frame[] = [];
  const pending = placesOf(text);
  let next = 0;
  let at = 0;
  while (at < text.length) {
    const placeholder = pending[next];
    if (placeholder?.start === at) {
      next += 1;
      places.push(describe(placeholder.name, text.slice(0, at), frames, syntax));
      at = placeholder.end;
    } else {
      at += step(text, at, frames, syntax);
    }
  }
  return frames.every((frame) => frame === 'comment') ? places : undefined;
}

function describe(name: string, before: string, frames: readonly Frame[], syntax: Syntax): ShellPlace {
  const top = frames.at(-1);
  // Only ends are looked at: a command may hold thousands of placeholders.
  const bare = before.slice(0, before.length - closing(before));
  const words = bare.trimEnd();
  return {
    name,
    quoted: top === 'single' || top === 'double',
    beginsWord: /[\s;&|<>(){}=]/.test(bare.at(-1) ?? ' '),
    beginsCommand: bare.slice(words.length).includes('\n') || /[;&|(]/.test(words.at(-1) ?? ';'),
    afterEscape: before.endsWith('$') || before.endsWith(syntax.escape),
  };
}

/** How many quotes and escapes a text ends with. */
function closing(text: string): number {
  let count = 0;
  while (/["'\\`]/.test(text.at(-1 - count) ?? '')) count += 1;
  return count;
}

/** Reads one character, opens and closes frames, and returns how far to go on. */
function step(text: string, at: number, frames: Frame[], syntax: Syntax): number {
  const char = text[at] ?? '';
  const top = frames.at(-1);
  if (top === 'comment') {
    if (char === '\n') frames.pop();
    return 1;
  }
  if (top === 'single') return closeQuote("'", text, at, frames, syntax);
  // An escaped character, but never the first one of a placeholder.
  if (char === syntax.escape) return /^\$\{[a-z]/.test(text.slice(at + 1)) ? 1 : 2;
  if (char === '$' && text[at + 1] === '(') {
    frames.push('command');
    return 2;
  }
  if (syntax.backticks && char === '`') {
    if (top === 'backtick') frames.pop();
    else frames.push('backtick');
    return 1;
  }
  if (top === 'double') return closeQuote('"', text, at, frames, syntax);
  return bareStep(text, at, frames);
}

function closeQuote(quote: string, text: string, at: number, frames: Frame[], syntax: Syntax): number {
  if (text[at] !== quote) return 1;
  if (syntax.doubledQuotes && text[at + 1] === quote) return 2;
  frames.pop();
  return 1;
}

function bareStep(text: string, at: number, frames: Frame[]): number {
  const char = text[at] ?? '';
  const top = frames.at(-1);
  if (char === "'") frames.push('single');
  else if (char === '"') frames.push('double');
  else if (char === '(') frames.push('group');
  else if (char === ')' && (top === 'group' || top === 'command')) frames.pop();
  else if (char === '#' && /[\s;&|(]/.test(text[at - 1] ?? ' ')) frames.push('comment');
  return 1;
}
