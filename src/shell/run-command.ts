/** Runs one command in the learner's shell, streaming its output and keeping the state it leaves behind. */

import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { defined } from '../value/defined.ts';
import { HeadTail } from './head-tail.ts';
import { invocationOf } from './invocation.ts';
import { makeDumpPlace, noticesOf, readLeftBehind, usableFolder } from './left-behind.ts';
import { interruptGroup, leaveRunning, sweepGroups } from './process-group.ts';
import { drained } from './streams.ts';
import type { RunRequest, RunResult, ShellNotice, ShellState } from './types.ts';
import { watchOver } from './watchdog.ts';

const GRACE_MS = 2000;

/**
 * Runs `request.command` and resolves when its shell has ended; background jobs that hold the output do not
 * delay it. An abort or the time limit interrupts the whole process group (SIGINT, SIGTERM, SIGKILL, `graceMs` apart)
 * and nothing of it is left. Never rejects: a shell that cannot be started gives exit code null and the reason in stderr.
 */
export async function runCommand(request: RunRequest): Promise<RunResult> {
  const { execa } = await import('execa');
  const startedAt = performance.now();
  const start = usableFolder(request.state.cwd, request.fallbackFolder);
  const captured = { stdout: new HeadTail(), stderr: new HeadTail() };
  const take = (stream: 'stdout' | 'stderr', text: string): void => {
    if (text === '') return;
    captured[stream].push(text);
    request.onOutput(stream, text);
  };
  const dump = makeDumpPlace(request.scratch);
  let timedOut = false;
  let interrupted = false;
  let stopEscalation: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;

  try {
    if (request.signal?.aborted) {
      interrupted = true;
      return result({ exitCode: null, state: request.state, notices: start.notices });
    }
    const { file, args, env } = invocationOf(request, start.folder, dump);
    const subprocess = execa(file, args, {
      cwd: start.folder,
      env,
      extendEnv: false,
      stdin: 'ignore',
      buffer: false,
      reject: false,
      killDescendants: true,
      forceKillAfterDelay: false,
      // Ignores NODE_DEBUG, which would write commands, and the tokens in them, to our stderr.
      verbose: 'none',
    });
    const { pid } = subprocess;
    if (pid === undefined) {
      const failure = await subprocess;
      take('stderr', `${failure.originalMessage ?? failure.shortMessage ?? file}\n`);
      return result({ exitCode: null, state: request.state, notices: start.notices, notStarted: true });
    }
    watchOver(pid);
    const end = (): void => {
      stopEscalation ??= interruptGroup(subprocess, request.graceMs ?? GRACE_MS);
    };
    onAbort = () => {
      interrupted = true;
      end();
    };
    request.signal?.addEventListener('abort', onAbort, { once: true });
    if (request.timeoutMs !== undefined) {
      timer = setTimeout(() => {
        timedOut = !interrupted;
        end();
      }, request.timeoutMs);
    }
    const streams = [
      follow(subprocess.stdout, (text) => take('stdout', text)),
      follow(subprocess.stderr, (text) => take('stderr', text)),
    ];
    const code = await new Promise<number | null>((resolve) =>
      subprocess.nodeChildProcess.once('exit', resolve),
    );
    clearTimeout(timer);
    stopEscalation?.();
    if (stopEscalation !== undefined) await sweepGroups([pid]);
    await drained(streams.map((stream) => stream.source));
    for (const stream of streams) stream.finish();
    leaveRunning(pid);
    const left = readLeftBehind(dump.file, request.state);
    const ofItself = code !== null && !interrupted && !timedOut;
    const notices = [...start.notices, ...noticesOf(left, ofItself ? dump : undefined)];
    return result(settled(code, left, { ...request.state, cwd: start.folder }, notices));
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) request.signal?.removeEventListener('abort', onAbort);
    dump.remove();
  }

  function settled(
    exitCode: number | null,
    left: ShellState | undefined,
    before: ShellState,
    notices: readonly ShellNotice[],
  ): Pick<RunResult, 'exitCode' | 'state'> & { notices: readonly ShellNotice[] } {
    if (left === undefined) return { exitCode, state: before, notices };
    const stay = usableFolder(left.cwd, request.fallbackFolder);
    const env = stay.folder === left.cwd ? left.env : { ...left.env, PWD: stay.folder };
    return { exitCode, state: { env, cwd: stay.folder }, notices: [...notices, ...stay.notices] };
  }

  function result(
    end: Pick<RunResult, 'exitCode' | 'state' | 'notStarted'> & { notices: readonly ShellNotice[] },
  ): RunResult {
    return {
      exitCode: end.exitCode,
      timedOut,
      interrupted,
      durationMs: performance.now() - startedAt,
      stdout: captured.stdout.text(),
      stderr: captured.stderr.text(),
      state: end.state,
      ...defined({
        notStarted: end.notStarted || undefined,
        notices: end.notices.length > 0 ? end.notices : undefined,
      }),
    };
  }
}

/** Hands on a stream as text as it comes, invalid UTF-8 replaced; after `finish` it is only drained. */
function follow(source: Readable, onText: (text: string) => void): { source: Readable; finish: () => void } {
  const decoder = new StringDecoder('utf8');
  let open = true;
  source.on('data', (chunk: Buffer) => {
    if (open) onText(decoder.write(chunk));
  });
  source.on('error', () => undefined);
  return {
    source,
    finish: () => {
      onText(decoder.end());
      open = false;
    },
  };
}
