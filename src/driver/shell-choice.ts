/** Which shell the learner's commands run in. */
import { findProgram } from './find-program.ts';
import type { ShellKind } from './types.ts';

export interface ShellChoice {
  readonly shell: ShellKind;
  readonly shellProgram: string;
}

/** bash if there is one, else sh; on Windows PowerShell 7, else the one that comes with Windows. */
export function chooseShell(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): ShellChoice {
  if (platform === 'win32') {
    return { shell: 'powershell', shellProgram: findProgram('pwsh', env) ?? 'powershell' };
  }
  const bash = findProgram('bash', env);
  return bash === undefined
    ? { shell: 'sh', shellProgram: findProgram('sh', env) ?? '/bin/sh' }
    : { shell: 'bash', shellProgram: bash };
}
