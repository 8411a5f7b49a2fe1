/**
 * Fixes each name of the session's programs to its program. The shell's PATH leads to them; but a command may change
 * the PATH (by sourcing a start-up file) and then call one of them, and `hash`, functions and aliases come before any
 * PATH.
 */

import { posix } from 'node:path';
import type { OwnPrograms } from '../driver/types.ts';
import { posixWord, powershellWord } from '../text/quoting.ts';

/** Names that every POSIX shell accepts for a function. */
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/**
 * One line of shell text for a command, ended by a space. Bash gets functions that cannot be replaced; in other shells
 * functions can be replaced, and only names of aliases may have hyphens.
 */
export function posixNames(kind: 'bash' | 'sh', programs: OwnPrograms | undefined): string {
  if (programs === undefined) return '';
  const { folder, names } = programs;
  const to = (name: string) => posixWord(posix.join(folder, name));
  if (kind === 'bash') {
    const functions = names.map((name) => `${name}() { ${to(name)} "$@"; }`).join('; ');
    // In POSIX mode, which a learner's environment may ask for, such a name would end the shell.
    return `if ! shopt -qo posix; then ${functions}; readonly -f ${names.join(' ')}; fi; `;
  }
  const fixed = names.map((name) =>
    IDENTIFIER.test(name) ? `${name}() { ${to(name)} "$@"; }` : `alias ${name}=${posixWord(to(name))}`,
  );
  return `${fixed.join('; ')}; `;
}

/** The same for the start-up file of an interactive shell; bash also restores PATH and aliases before each prompt. */
export function interactiveNames(kind: 'bash' | 'sh', programs: OwnPrograms | undefined): string {
  if (programs === undefined) return '';
  const names = posixNames(kind, programs);
  if (kind === 'sh') return names;
  const { folder } = programs;
  const first = `case $PATH in ${posixWord(folder)}|${posixWord(folder)}:*) ;; *) export PATH=${posixWord(folder)}\${PATH:+":$PATH"} ;; esac`;
  const restore = `${first}; unalias ${programs.names.join(' ')} 2>/dev/null`;
  return `${names}\nPROMPT_COMMAND=${posixWord(restore)}`;
}

/** The same for PowerShell, where an alias comes before all else, and one of Windows' own (`curl`) may be in the way. */
export function powershellNames(programs: OwnPrograms | undefined): string {
  if (programs === undefined) return '';
  const { folder, names, ending = '' } = programs;
  const alias = '-Scope Global -Option ReadOnly,AllScope -Force -ErrorAction SilentlyContinue';
  const list = names.map(powershellWord).join(', ');
  const separator = ending === '' ? '/' : '\\';
  const to = `(${powershellWord(folder + separator)} + $_ + ${powershellWord(ending)})`;
  // A loop: the whole script has to fit into a command line of Windows.
  return `${list} | ForEach-Object { Set-Alias $_ ${to} ${alias}; Set-Alias "$_.exe" ${to} ${alias} }`;
}
