/** Texts as words of a shell's command line: the shell takes them for exactly what they are, whatever is in them. */

/** Signs that mean nothing to a POSIX shell, wherever they stand in a word. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A text as one word of a POSIX shell (sh, bash, zsh). */
export function posixWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A program's words as one line for a POSIX shell; words that need no quotes get none. */
export function posixLine(argv: readonly string[]): string {
  return argv.map((word) => (PLAIN.test(word) ? word : posixWord(word))).join(' ');
}

/** A text as one word of PowerShell. */
export function powershellWord(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path as one word of a batch file. A percent sign begins a variable there; quotes can't be part of a path on Windows. */
export function batchWord(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}

/** A text as `echo` of a batch file takes it, which knows no quotes. */
export function batchText(text: string): string {
  return text.replaceAll('%', '%%').replace(/[&<>|^]/g, '^$&');
}
