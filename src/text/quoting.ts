/** Quotes texts as words of a shell's command line: the shell reads them back exactly, whatever they contain. */

/** Characters that mean nothing to a POSIX shell, anywhere in a word. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A text as one word of a POSIX shell (sh, bash, zsh). */
export function posixWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A program's words as one line for a POSIX shell; words that need no quotes get none. */
export function posixLine(argv: readonly string[]): string {
  return argv.map((word) => (PLAIN.test(word) ? word : posixWord(word))).join(' ');
}

/** The characters that PowerShell reads as a single quote: the straight one, and the typographic ones (O’Brien). */
const POWERSHELL_QUOTES = /['\u2018\u2019\u201a\u201b]/g;

/** A text between double quotes of a POSIX shell. */
export function posixInQuotes(text: string): string {
  return text.replace(/[\\$`"]/g, '\\$&');
}

/** A text between double quotes of PowerShell, which reads typographic ones as quotes, too. */
export function powershellInQuotes(text: string): string {
  return text.replace(/[`$"\u201c\u201d\u201e]/g, '`$&');
}

/** A text as one word of PowerShell. */
export function powershellWord(text: string): string {
  return `'${text.replace(POWERSHELL_QUOTES, '$&$&')}'`;
}

/** A program's words as one command line of Windows, which its programs split into the same words again. */
export function windowsLine(argv: readonly string[]): string {
  // A quote needs a backslash before it, and backslashes before a quote have to be doubled.
  const word = (text: string) => `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
  return argv.map((text) => (PLAIN.test(text) ? text : word(text))).join(' ');
}
