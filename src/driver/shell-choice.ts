/** Which shell the learner's commands run in. */
import { findProgram } from './find-program.ts';
import type { ShellKind } from './types.ts';

export interface ShellChoice {
  readonly shell: ShellKind;
  readonly shellProgram: string;
}

/** Names the shell to take instead, where it is installed. */
export const SHELL_VARIABLE = 'SWARM_TUTOR_SHELL';

/**
 * bash if there is one, else sh; on Windows PowerShell 7, else the one that comes with Windows. SWARM_TUTOR_SHELL set to
 * `powershell` takes PowerShell 7 on the other systems, too, if it is there; `windows-powershell` takes the one of Windows.
 */
export function chooseShell(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): ShellChoice {
  if (platform === 'win32') {
    const pwsh = env[SHELL_VARIABLE] === 'windows-powershell' ? undefined : findProgram('pwsh', env);
    return { shell: 'powershell', shellProgram: pwsh ?? 'powershell' };
  }
  const pwsh = env[SHELL_VARIABLE] === 'powershell' ? findProgram('pwsh', env) : undefined;
  if (pwsh !== undefined) return { shell: 'powershell', shellProgram: pwsh };
  const bash = findProgram('bash', env);
  return bash === undefined
    ? { shell: 'sh', shellProgram: findProgram('sh', env) ?? '/bin/sh' }
    : { shell: 'bash', shellProgram: bash };
}
