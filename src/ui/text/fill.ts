/** Fills placeholders in text that people read. Commands have their own, stricter way. */
import { placesOf, withBlanks } from '../../lesson/placeholders.ts';

/** Text with its placeholders filled. */
export type Fill = (text: string) => string;

/**
 * The text with `${name}` replaced by its value. Unknown values are blanks, `<manager ip>`, and so are secrets:
 * prose needs no password.
 */
export function fill(
  text: string,
  values: Readonly<Record<string, string>>,
  secrets: readonly string[] = [],
): string {
  let filled = '';
  let from = 0;
  for (const { name, start, end } of placesOf(text)) {
    const value = secrets.includes(name) ? undefined : values[name];
    filled +=
      text.slice(from, start) +
      (value === undefined || value === '' ? withBlanks(text.slice(start, end)) : value);
    from = end;
  }
  return filled + text.slice(from);
}
