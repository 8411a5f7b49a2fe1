/** Runs commands that talk to the learner: they get the terminal, and everything else waits until they have ended. */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../value/defined.ts';
import { reasonOf } from '../value/error.ts';
import { interactiveNames, powershellNames } from './fixed-names.ts';
import { invocationOf, type ShellInvocation } from './invocation.ts';
import { type DumpPlace, makeDumpPlace, noticesOf, readLeftBehind, usableFolder } from './left-behind.ts';
import { lendTerminal } from './lent-terminal.ts';
import { posixRcFile } from './posix-script.ts';
import { interactiveScript, powershellArguments } from './powershell-script.ts';
import type { RunRequest, RunResult } from './types.ts';

/** A request without the means of streaming: the terminal is shared, so nothing is captured and nothing can abort. */
export type TerminalRequest = Pick<
  RunRequest,
  'command' | 'shell' | 'shellProgram' | 'state' | 'fallbackFolder' | 'programs' | 'scratch'
>;

/**
 * Runs one interactive command (a login, an ssh session) on this process's own terminal and blocks until it has
 * ended: a reader of standard input in this process would otherwise take keys away from it. The environment
 * and the folder it leaves are carried as by `runCommand`; stdout and stderr of the result are empty. Never throws.
 */
export function runInTerminal(request: TerminalRequest): RunResult {
  return withTerminal(request, (folder, dump) => invocationOf(request, folder, dump));
}

/**
 * Opens an interactive shell in the session and blocks until the learner leaves it. The learner's own start-up files
 * are not read: they may put folders first on the PATH, define aliases for docker, or start another shell, and the
 * lesson's commands would then mean something else than they do on the screen. History is kept in memory only,
 * because join tokens are typed here.
 */
export function openShell(request: Omit<TerminalRequest, 'command'>): RunResult {
  return withTerminal(request, (folder, dump) => {
    const env: Record<string, string> = { ...request.state.env, PWD: folder };
    const file = request.shellProgram;
    if (request.shell === 'powershell') {
      return {
        file,
        args: powershellArguments(interactiveScript(dump.file, powershellNames(request.programs)), true),
        env,
      };
    }
    if (dump.problem !== undefined) throw new Error(dump.problem);
    const rcFile = join(dump.folder, 'rc');
    const names = interactiveNames(request.shell, request.programs);
    writeFileSync(rcFile, posixRcFile(request.shell, env, dump.file, names), { mode: 0o600 });
    if (request.shell === 'bash') return { file, args: ['--noprofile', '--rcfile', rcFile, '-i'], env };
    return { file, args: ['-i'], env: { ...env, ENV: rcFile } };
  });
}

function withTerminal(
  request: Pick<RunRequest, 'state' | 'fallbackFolder' | 'scratch'>,
  prepare: (folder: string, dump: DumpPlace) => ShellInvocation,
): RunResult {
  const startedAt = performance.now();
  const start = usableFolder(request.state.cwd, request.fallbackFolder);
  const notices = [...start.notices];
  let exitCode: number | null = null;
  let interrupted = false;
  let stderr = '';
  let state = { ...request.state, cwd: start.folder };
  let dump: DumpPlace | undefined;
  // Ctrl-C reaches every process of the terminal; it is meant for the one that the learner sees.
  const takeBack = lendTerminal();
  try {
    dump = makeDumpPlace(request.scratch);
    const { file, args, env } = prepare(start.folder, dump);
    const ended = spawnSync(file, args, { cwd: start.folder, env, stdio: 'inherit' });
    exitCode = ended.status;
    interrupted = ended.signal === 'SIGINT' || ended.status === 130;
    if (ended.error !== undefined) stderr = `${ended.error.message}\n`;
    const left = readLeftBehind(dump.file, request.state);
    const ofItself = ended.status !== null && !interrupted;
    notices.push(...noticesOf(left, ofItself ? dump : undefined));
    if (left !== undefined) {
      const stay = usableFolder(left.cwd, request.fallbackFolder);
      notices.push(...stay.notices);
      state = { env: { ...left.env, PWD: stay.folder }, cwd: stay.folder };
    }
  } catch (error) {
    stderr = `${reasonOf(error)}\n`;
  } finally {
    dump?.remove();
    takeBack();
  }
  return {
    exitCode,
    timedOut: false,
    interrupted,
    durationMs: performance.now() - startedAt,
    stdout: '',
    stderr,
    state,
    ...defined({ notices: notices.length > 0 ? notices : undefined }),
  };
}
