/** Runs one command in the place of an exercise. */

import { fitsVariant } from '../driver/fits.ts';
import type { ShellKind } from '../driver/types.ts';
import { type Said, toSay } from '../i18n/said.ts';
import { resolveCommand } from '../lesson/resolve.ts';
import type { CommandVariant } from '../lesson/types.ts';
import { runCommand } from '../shell/run-command.ts';
import type { RunRequest } from '../shell/types.ts';
import { defined } from '../value/defined.ts';
import { type ExercisePlace, valuesFor } from './place.ts';

const words = toSay('exercise');

/** How a command ended. */
export interface LineResult {
  /** As it was run. */
  readonly command: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it was not run, or can't go on. */
  readonly refusal?: Said;
}

export interface LineOptions {
  readonly signal?: AbortSignal | undefined;
  /** Its output is not shown: on simulated machines it takes no time. */
  readonly isUnseen?: boolean;
  readonly onOutput?: RunRequest['onOutput'];
}

/** The variant of a command for a place; undefined if it has none. */
export function formFor(
  variants: readonly CommandVariant[],
  { session }: ExercisePlace,
  isUnseen = false,
): string | undefined {
  const shell: ShellKind = isUnseen && session.script ? 'bash' : session.shell;
  return variants.find((variant) => fitsVariant(variant, session.driver, shell))?.text;
}

/**
 * Runs a command and keeps the variables and the folder that it leaves.
 * @param text with its placeholders
 */
export async function runLine(
  text: string,
  place: ExercisePlace,
  options: LineOptions = {},
): Promise<LineResult> {
  const { session } = place;
  const { signal, isUnseen = false } = options;
  const isScript = isUnseen && session.script !== undefined;
  const resolved = resolveCommand(text, await valuesFor(text, place, signal), {
    shell: isScript ? 'bash' : session.shell,
  });
  if (!('ok' in resolved)) return { ...NOTHING, command: text, refusal: resolved.what };
  return runText(resolved.ok, place, { ...options, isBlock: true });
}

/**
 * Runs a command that is taken as it stands, and keeps the variables and the folder that it leaves.
 * @param isBlock its first line that fails ends it: the others build on it
 */
export async function runText(
  command: string,
  place: ExercisePlace,
  {
    signal,
    isUnseen = false,
    onOutput = () => undefined,
    isBlock = false,
  }: LineOptions & { isBlock?: boolean },
): Promise<LineResult> {
  const { session } = place;
  const isScript = isUnseen && session.script !== undefined;
  const isPosix = isScript || session.shell !== 'powershell';
  const script = isBlock && isPosix && command.includes('\n') ? `set -e\n${command}` : command;
  const state = place.shell();
  if (isUnseen && session.script) {
    const { exitCode, stdout, stderr, env, cwd } = await session.script(script, {
      ...state,
      ...defined({ signal }),
    });
    place.setShell({ env, cwd });
    return { command, exitCode, stdout, stderr };
  }
  const ran = await runCommand({
    command: script,
    shell: session.shell,
    shellProgram: session.shellProgram,
    programs: session.programs,
    scratch: session.scratch,
    state,
    ...defined({ signal }),
    fallbackFolder: session.workspace,
    onOutput,
  });
  place.setShell(ran.state);
  const { exitCode, stdout, stderr } = ran;
  return { command, exitCode, stdout, stderr };
}

const NOTHING = { exitCode: null, stdout: '', stderr: '' } as const;

/** Why a command that had to succeed did not; undefined when it did. */
export function failureOf({ command, exitCode, stderr, stdout, refusal }: LineResult): Said | undefined {
  if (refusal !== undefined) return words.refused(command, refusal);
  if (exitCode === 0) return undefined;
  return words.failed(command, exitCode === null ? '–' : String(exitCode), (stderr || stdout).trim());
}
