/** Puts values into a command so that the shell reads each as exactly one word. */
import type { ShellKind } from '../driver/types.ts';
import { type Said, toSay } from '../i18n/said.ts';
import { placesOf, type Values } from './placeholders.ts';
import type { Refusal } from './problem.ts';
import { type ShellPlace, shellPlaces } from './shell-place.ts';

const words = toSay('placeholder');

export interface ResolveOptions {
  /** The shell that will read the command; default bash. */
  readonly shell?: ShellKind;
  /** Placeholders whose values must not be shown, not even in a refusal. */
  readonly secrets?: readonly string[];
}

/**
 * Characters without a meaning in any shell here, bare or between quotes, even if the text is read several times:
 * a command for `docker-machine ssh` is read by the learner's shell and then by the machine's.
 */
const PLAIN = /^[A-Za-z0-9.:/_@+=,%-]*$/;
const NOT_PLAIN = /[^A-Za-z0-9.:/_@+=,%-]/u;
const MAX_LENGTH = 4096;

/**
 * Replaces every placeholder of a command.
 * @returns the command, or why it cannot run: a value is unknown, or it would not stay one word in its place
 */
export function resolveCommand(
  text: string,
  values: Values,
  options: ResolveOptions = {},
): { readonly ok: string } | Refusal {
  const { shell = 'bash', secrets = [] } = options;
  const found = placesOf(text);
  if (found.length === 0) return { ok: text };
  for (const { name, start } of found) {
    if (!Object.hasOwn(values, name)) {
      return { what: words.unknown(name), where: lineOf(text, start), mend: words.mendUnknown };
    }
  }
  const places = shellPlaces(text, shell);
  if (places === undefined) return { what: words.openQuote, where: text, mend: words.mendLesson };
  for (const [index, place] of places.entries()) {
    const value = values[place.name] ?? '';
    const why = reasonAgainst(value, place, shell);
    if (why === undefined) continue;
    const shown = secrets.includes(place.name) ? undefined : printable(value);
    return {
      what: words.unsafe(place.name, shown, why),
      where: lineOf(text, found[index]?.start ?? 0),
      mend: place.afterEscape ? words.mendLesson : words.mendValue(place.name),
    };
  }
  return { ok: replaceAll(text, values) };
}

/** Whether a text is one plain word in any place of a command, in every shell here. */
export function isPlainWord(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.:/_-]*$/.test(text) && text.length <= MAX_LENGTH;
}

/** Why a value can't be used in a place; undefined when it can. */
function reasonAgainst(value: string, place: ShellPlace, shell: ShellKind): Said | undefined {
  if (place.afterEscape) return words.afterEscape;
  if (value === '') return words.empty;
  if (value.length > MAX_LENGTH) return words.tooLong(MAX_LENGTH);
  if (!PLAIN.test(value)) return words.sign(signName(NOT_PLAIN.exec(value)?.[0] ?? ''));
  if (place.beginsWord && value.startsWith('-')) return words.option;
  // The shell would read it as an assignment and not as a program.
  if (place.beginsCommand && value.includes('=')) return words.sign('=');
  if (shell === 'powershell' && !place.quoted) {
    // Bare in PowerShell: a comma makes a list, @name spreads a variable, % is a command.
    if (value.includes(',')) return words.sign(',');
    if (place.beginsWord && /^[@%]/.test(value)) return words.sign(value.slice(0, 1));
  }
  return undefined;
}

function replaceAll(text: string, values: Values): string {
  let result = '';
  let from = 0;
  for (const { name, start, end } of placesOf(text)) {
    result += text.slice(from, start) + (values[name] ?? '');
    from = end;
  }
  return result + text.slice(from);
}

/** The line of a command that contains a placeholder. */
function lineOf(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? text.length : end).trim();
}

function printable(value: string): string {
  const short = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  return short.replace(/[\p{C}\u2028\u2029]/gu, (char) => signName(char));
}

/** A character as it can be shown: itself, or its code point. */
function signName(char: string): string {
  if (!/[\p{C}\p{Z}]/u.test(char)) return char;
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
