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
