/** How each shell sets and unsets a variable, and how it takes a program's output as commands. */
import { posixInQuotes, powershellInQuotes } from '../text/quoting.ts';

export interface ShellSyntax {
  /** A line that sets the variable, with its line break. */
  readonly set: (name: string, value: string) => string;
  readonly unset: (name: string) => string;
  readonly comment: string;
  /** The command that runs what `commandLine` prints. */
  readonly evaluate: (commandLine: string) => string;
}

// Docker Machine puts values between double quotes as they are, and a folder named `$HOME` then means another one.
const POSIX: ShellSyntax = {
  set: (name, value) => `export ${name}="${posixInQuotes(value)}"\n`,
  unset: (name) => `unset ${name}\n`,
  comment: '#',
  evaluate: (commandLine) => `eval $(${commandLine})`,
};

/** As Docker Machine prints it for Windows; elsewhere PowerShell takes a backslash for a part of the name. */
const ENV_ROOT = process.platform === 'win32' ? '\\\\' : '';

const SYNTAX: Readonly<Record<string, ShellSyntax>> = {
  fish: {
    set: (name, value) => `set -gx ${name} "${value}";\n`,
    unset: (name) => `set -e ${name};\n`,
    comment: '#',
    evaluate: (commandLine) => `eval (${commandLine})`,
  },
  powershell: {
    set: (name, value) => `$Env:${name} = "${powershellInQuotes(value)}"\n`,
    unset: (name) => `Remove-Item Env:${ENV_ROOT}${name}\n`,
    comment: '#',
    evaluate: (commandLine) => `& ${commandLine} | Invoke-Expression`,
  },
  cmd: {
    set: (name, value) => `SET ${name}=${value}\n`,
    unset: (name) => `SET ${name}=\n`,
    comment: 'REM',
    evaluate: (commandLine) => `\t@FOR /f "tokens=*" %i IN ('${commandLine}') DO @%i`,
  },
  tcsh: {
    set: (name, value) => `setenv ${name} "${value}";\n`,
    unset: (name) => `unsetenv ${name};\n`,
    comment: ':',
    evaluate: (commandLine) => `eval \`${commandLine}\``,
  },
  emacs: {
    set: (name, value) => `(setenv "${name}" "${value}")\n`,
    unset: (name) => `(setenv "${name}" nil)\n`,
    comment: ';;',
    evaluate: (commandLine) =>
      `(with-temp-buffer (shell-command "${commandLine}" (current-buffer)) (eval-buffer))`,
  },
};

/** The syntax of a shell by name; every other shell is taken for a POSIX one. */
export function shellSyntax(name: string): ShellSyntax {
  return SYNTAX[name] ?? POSIX;
}

/**
 * The caller's shell by its environment. SHELL decides; on Windows without it, a PSModulePath with the user's own
 * folder, which PowerShell adds, distinguishes PowerShell from cmd. Otherwise bash (Docker Machine gives up there).
 */
export function detectShell(env: Readonly<Record<string, string>>, platform: NodeJS.Platform): string {
  const shell = env.SHELL;
  if (shell) return shell.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '');
  if (platform !== 'win32') return 'bash';
  return /documents[\\/](windows)?powershell/i.test(env.PSModulePath ?? '') ? 'powershell' : 'cmd';
}
