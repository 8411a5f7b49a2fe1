/** The login shell of a machine on a terminal. */
import type { Keyboard, ProgramIo } from '../../program/io.ts';
import { Interrupted } from '../call/state-access.ts';
import { MachineBash, type ShellResult } from './bash.ts';
import { HOME } from './home.ts';
import type { MachineRun } from './machine.ts';
import { plainWords } from './plain.ts';
import { runPlainDocker } from './plain-docker.ts';

const LEAVE = /(?:^|;)\s*(?:exit|logout)(?:\s+(\d+))?\s*;?\s*$/;

/**
 * Reads commands at a prompt until `exit` or Ctrl-D. Ctrl-C gives up the line, or stops the command that runs.
 * @returns the exit code of the last command, or the argument of `exit`
 */
export async function runLogin(run: MachineRun, keyboard: Keyboard): Promise<number> {
  const { io, machine } = run;
  const bash = await MachineBash.open(run);
  io.out(`Simulated machine ${machine}: docker, files and the usual small programs work here.\n`);
  let status = 0;
  try {
    for (;;) {
      const typed = await keyboard.read(`docker@${machine}:${shown(bash.folder)}$ `);
      if (typed.kind === 'end') break;
      if (typed.kind === 'interrupt') {
        status = 130;
        continue;
      }
      const leave = LEAVE.exec(typed.text);
      const script = leave ? typed.text.slice(0, leave.index) : typed.text;
      if (script.trim() !== '') status = await runLine(run, bash, keyboard, script);
      if (leave) {
        status = leave[1] === undefined ? status : Number(leave[1]) % 256;
        break;
      }
      if (await isGone(run)) return connectionClosed(io, machine);
    }
    io.out('logout\n');
    return status;
  } finally {
    keyboard.close();
  }
}

async function runLine(
  run: MachineRun,
  bash: MachineBash,
  keyboard: Keyboard,
  script: string,
): Promise<number> {
  const { io } = run;
  const words = plainWords(script);
  try {
    return await keyboard.interruptible(async (signal) => {
      if (words?.[0] === 'docker') {
        // Without a pipe, its output can be shown while it runs, with progress as on a terminal.
        const own = { ...run, access: run.access.with({ signal }) };
        return runPlainDocker(own, words.slice(1), {
          cwd: bash.folder,
          env: bash.variables,
          isTerminal: io.isTerminal,
        });
      }
      return print(await bash.run(script, '', signal), io);
    });
  } catch (error) {
    if (!(error instanceof Interrupted) && !(error instanceof Error && error.name === 'AbortError'))
      throw error;
    io.out('\n');
    return 130;
  }
}

function print(result: ShellResult, io: ProgramIo): number {
  if (result.stdout !== '') io.out(result.stdout);
  if (result.stderr !== '') io.err(result.stderr.replace(/^bash: /gm, '-bash: '));
  return result.exitCode;
}

async function isGone({ access, machine }: MachineRun): Promise<boolean> {
  return access.act((world) => world.machine(machine)?.state !== 'Running');
}

function connectionClosed(io: ProgramIo, machine: string): number {
  io.err(`Connection to ${machine} closed by remote host.\n`);
  return 255;
}

function shown(folder: string): string {
  return folder === HOME || folder.startsWith(`${HOME}/`) ? `~${folder.slice(HOME.length)}` : folder;
}
