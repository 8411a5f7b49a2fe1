/** Splits a command line in a Compose file into words. */
import { ClientError } from '../cli/errors.ts';

/** Splits a command line into words as a shell does, with quotes and backslashes. */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g))
    words.push(
      match[0].replace(
        /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
        (_, double?: string, single?: string, char?: string) =>
          double === undefined ? (single ?? char ?? '') : double.replace(/\\(["\\$`])/g, '$1'),
      ),
    );
  return words;
}

/** The same for a text that must be whole. Throws ClientError for a quote that is not closed. */
export function shellWords(line: string): string[] {
  const rest = line.replace(/\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*'/g, '');
  if (rest.endsWith('\\')) throw new ClientError('EOF found after escape character');
  if (/["']/.test(rest)) throw new ClientError('EOF found when expecting closing quote');
  return splitWords(line);
}
