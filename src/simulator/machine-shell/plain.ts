/**
 * Reads a command line that is nothing but one program with plain or quoted words, so that the usual
 * `docker node ls` needs no shell at all.
 */

const PLAIN = /[A-Za-z0-9_@%+=:,./{}-]/;

/** The words, or undefined when they need a shell. */
export function plainWords(commandLine: string): readonly string[] | undefined {
  const text = commandLine.trim();
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    const end = readWord(text, at);
    if (end === undefined) return undefined;
    words.push(end.word);
    at = end.at;
  }
  // An assignment before the program is the shell's work.
  return words[0] === undefined || words[0].includes('=') ? undefined : words;
}

function readWord(text: string, from: number): { word: string; at: number } | undefined {
  let word = '';
  let at = from;
  while (at < text.length && text[at] !== ' ' && text[at] !== '\t') {
    const char = text[at] ?? '';
    if (char === "'" || char === '"') {
      const close = text.indexOf(char, at + 1);
      if (close === -1) return undefined;
      const inside = text.slice(at + 1, close);
      if (char === '"' && /[$`\\!]/.test(inside)) return undefined;
      word += inside;
      at = close + 1;
    } else if (PLAIN.test(char)) {
      word += char;
      at += 1;
    } else return undefined;
  }
  const bare = text.slice(from, at);
  // `{a,b}` and `{1..3}` are expanded by a shell; `{{.Name}}` is not.
  if (/\{[^'"]*(,|\.\.)[^'"]*\}/.test(bare)) return undefined;
  return { word, at };
}
