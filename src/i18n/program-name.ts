/** The name by which people know a program. */

/** `vim` of `/usr/bin/vim -n`, `notepad` of `C:\\Windows\\notepad.exe`. */
export function programOf(command: string): string {
  const [program = ''] = command.trim().split(/\s+/);
  return program.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '');
}
