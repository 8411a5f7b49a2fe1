/** Placeholders `${name}` in the texts of a lesson. Names are lower case, so that `${HOME}` stays the shell's own. */
import type { Position } from './problem.ts';

const PLACEHOLDER = /\$\{([a-z][a-z0-9_]*)\}/g;

/** Placeholder values by name. */
export type Values = Readonly<Record<string, string>>;

/** The names of the placeholders in a text, each once, in order. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** The names of the placeholders in every text of a value, however deep. */
export function placeholdersIn(value: unknown, names = new Set<string>()): Set<string> {
  if (typeof value === 'string') for (const name of placeholdersOf(value)) names.add(name);
  else if (Array.isArray(value)) for (const item of value) placeholdersIn(item, names);
  else if (typeof value === 'object' && value !== null) placeholdersIn(Object.values(value), names);
  return names;
}

/** The places of the placeholders in a text, in order. */
export function placesOf(text: string): { name: string; start: number; end: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Replaces what has a value and leaves the rest; for prose, not for commands. */
export function fillKnown(text: string, values: Values): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** The text with all its values; undefined as long as one is missing. */
export function wholeText(text: string, values: Values): string | undefined {
  const filled = fillKnown(text, values);
  return placeholdersOf(filled).length === 0 ? filled : undefined;
}

/** Shows placeholders that still have no value as blanks to fill in, `<manager ip>`: in a shell, `${manager_ip}` would be a variable. */
export function withBlanks(text: string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => `<${name.replaceAll('_', ' ')}>`);
}

/** Placeholders of a file's text, line by line, with their places. */
export function usesOf(text: string): { name: string; at: Position }[] {
  return text.split('\n').flatMap((line, index) =>
    placeholdersOf(line).map((name) => ({
      name,
      at: { line: index + 1, column: line.indexOf(`\${${name}}`) + 1 },
    })),
  );
}
