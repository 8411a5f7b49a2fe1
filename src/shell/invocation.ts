/** The program, arguments, variables and folder with which one command is started. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { posixNames, powershellNames } from './fixed-names.ts';
import type { DumpPlace } from './left-behind.ts';
import { type HandedOver, posixArguments } from './posix-script.ts';
import { COMMAND_VARIABLE, powershellArguments, powershellScript } from './powershell-script.ts';
import type { RunRequest } from './types.ts';

export interface ShellInvocation {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/** `folder` is where the command will start: PWD must be the same, or the shell forgets symbolic links. */
export function invocationOf(
  request: Pick<RunRequest, 'command' | 'shell' | 'shellProgram' | 'state' | 'programs'>,
  folder: string,
  dump: DumpPlace,
): ShellInvocation {
  const env: Record<string, string> = { ...request.state.env, PWD: folder };
  if (request.shell === 'powershell') {
    env[COMMAND_VARIABLE] = request.command;
    return {
      file: request.shellProgram,
      args: powershellArguments(powershellScript(dump.file, powershellNames(request.programs))),
      env,
    };
  }
  return {
    file: request.shellProgram,
    args: posixArguments(
      request.shell,
      handedOver(request.command, dump),
      dump.file,
      posixNames(request.shell, request.programs),
    ),
    env,
  };
}

function handedOver(command: string, dump: DumpPlace): HandedOver {
  if (dump.problem !== undefined) return { text: command };
  const file = join(dump.folder, 'command');
  try {
    writeFileSync(file, `${command}x`, { mode: 0o600 });
    return { file };
  } catch {
    // The command runs even on a full disk.
    return { text: command };
  }
}
