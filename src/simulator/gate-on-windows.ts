/** The gates on Windows, where their file can only start a program: it refuses, or checks where a program leads to. */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { LANGUAGES } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { ProgramIo } from '../program/io.ts';
import { NOT_OURS, REFUSE, REFUSED_CODE } from './install/gates.ts';
import { runProgram } from './program.ts';
import { binOf } from './store/folder.ts';

/**
 * Carries out the gate's first word: REFUSE or PASS_ON.
 * @param name the program behind the gate
 * @returns its exit code: that of a refusal, of the simulated program, or of the learner's own
 */
export async function runGate(
  word: string,
  [name = '', ...argv]: readonly string[],
  io: ProgramIo,
): Promise<number> {
  if (word === REFUSE) {
    const language = LANGUAGES.find((one) => one === io.env.SWARM_TUTOR_LANG) ?? 'en';
    io.err(`${messagesFor(language).shell.refused(name)}\n`);
    return REFUSED_CODE;
  }
  const code = await runProgram(name, argv, io);
  return code === NOT_OURS ? startLearners(name, argv, io) : code;
}

/** Starts the program of that name that the PATH leads to behind our own folder. */
function startLearners(name: string, argv: readonly string[], io: ProgramIo): number {
  const own = binOf(io.env.SWARM_TUTOR_SIMULATOR ?? '');
  const folders = (io.env.PATH ?? io.env.Path ?? '').split(delimiter).filter((folder) => folder !== own);
  const env = { ...io.env, PATH: folders.join(delimiter) };
  const { status, error } = spawnSync(name, argv, { env, cwd: io.cwd, stdio: 'inherit' });
  if (error === undefined) return status ?? 1;
  io.err(`${name}: command not found\n`);
  return 127;
}
