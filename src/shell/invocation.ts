/** The program, arguments, variables and folder with which one command is started. */
import { posixNames, powershellNames } from './fixed-names.ts';
import type { DumpPlace } from './left-behind.ts';
import { posixArguments } from './posix-script.ts';
import { COMMAND_VARIABLE, powershellArguments, powershellScript } from './powershell-script.ts';
import type { RunRequest } from './types.ts';

export interface Invocation {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/** `folder` is where the command will start: PWD must say the same, or the shell forgets symbolic links. */
export function invocationOf(
  request: Pick<RunRequest, 'command' | 'shell' | 'shellProgram' | 'state' | 'programs'>,
  folder: string,
  dump: DumpPlace,
): Invocation {
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
      request.command,
      dump.file,
      posixNames(request.shell, request.programs),
    ),
    env,
  };
}
