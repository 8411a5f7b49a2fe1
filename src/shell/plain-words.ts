/** The words of commands in which a POSIX shell has nothing to do but to start programs. */

/** Characters that mean themselves outside of quotes, but for a tilde at the beginning of a word or behind an equals sign. */
const UNQUOTED = /[\w@%+=:,./~-]+/y;
const SINGLE = /'([^']*)'/y;
/** In double quotes a dollar, a backtick and a backslash mean something else. */
const DOUBLE = /"([^"$`\\]*)"/y;
const BLANKS = /[ \t]+/y;

/**
 * The commands of a text, one for each line, as the words that bash and sh would make of them. Undefined where a shell has more to do
 * than that: expand, redirect, join, group, set a variable, or report a mistake.
 */
export function plainWords(text: string): readonly (readonly string[])[] | undefined {
  const commands: string[][] = [];
  let words: string[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return undefined;
    at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    if (take(BLANKS)) continue;
    if (text[at] === '\n') {
      if (words.length > 0) commands.push(words);
      words = [];
      at += 1;
      continue;
    }
    const begin = at;
    let word = '';
    for (let part = next(); part !== undefined; part = next()) word += part;
    if (begin === at || isTilde(text.slice(begin, at)) || !isAtEnd()) return undefined;
    words.push(word);
  }
  if (words.length > 0) commands.push(words);
  return commands.every(([name = '']) => !name.includes('=')) ? commands : undefined;

  /** The next part of a word, without its quotes. */
  function next(): string | undefined {
    return take(UNQUOTED)?.[0] ?? (take(SINGLE) ?? take(DOUBLE))?.[1];
  }

  function isAtEnd(): boolean {
    return at === text.length || ' \t\n'.includes(text.charAt(at));
  }
}

/** A tilde that a shell may replace by a home folder. */
function isTilde(word: string): boolean {
  return word.startsWith('~') || (word.includes('~') && word.includes('='));
}
