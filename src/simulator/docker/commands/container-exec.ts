/** `docker exec`, and shells in containers: typed or piped commands are run by the container's own programs. */
import { defined } from '../../../value/defined.ts';
import { EngineError } from '../../engine/contract/errors.ts';
import type { ExecOptions, ExecOutput } from '../../engine/contract/exec-types.ts';
import type { Container } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';

const SHELLS = ['sh', 'bash', 'ash'];
const TICK_MS = 1000;
const LEAST_REAL_MS = 20;

/** Whether a program is a shell that reads what is typed. */
export const isShell = (argv: readonly string[]): boolean =>
  SHELLS.includes((argv.at(-1) ?? '').replace(/^.*\//, '')) && argv.length <= 2;

/** With `-t`, standard input has to be a terminal. @throws ClientError */
export function checkTty({ call, flags }: CommandRun): void {
  if (flags.on('interactive') && flags.on('tty') && call.keyboard === undefined)
    throw new ClientError('the input device is not a TTY');
}

/** `docker exec [OPTIONS] CONTAINER COMMAND` */
export async function exec(context: CommandRun): Promise<number> {
  const [ref = '', ...argv] = context.args;
  const { flags, call } = context;
  const container = context.engine().containerInspect(ref);
  if (!flags.on('detach')) checkTty(context);
  const workdir = flags.maybe('workdir');
  const options = { env: flags.list('env'), ...defined({ folder: workdir }) };
  if (
    flags.on('interactive') &&
    !flags.on('detach') &&
    call.keyboard !== undefined &&
    argv.length === 1 &&
    isShell(argv)
  )
    return shell(context, container, options);
  const stdin = flags.on('interactive') && call.keyboard === undefined ? await call.stdin() : '';
  const output = context.engine().containerExec(ref, argv, { ...options, stdin });
  if (flags.on('detach')) {
    if (output.refused !== undefined) throw new EngineError(output.refused, 400);
    return 0;
  }
  return play(context, output);
}

/** Shows the output of a program as time passes; one that does not end is left by Ctrl-C. */
async function play({ call, flags }: CommandRun, output: ExecOutput, signal?: AbortSignal): Promise<number> {
  const ends = (text: string): string =>
    flags.on('tty') && !call.isTerminal ? text.replace(/\r?\n/g, '\r\n') : text;
  let now = 0;
  const until = async (ms: number): Promise<boolean> => {
    while (now < ms && signal?.aborted !== true) {
      const pause = Math.min(TICK_MS, ms - now);
      await call.sleep(pause, output.goesOn ? LEAST_REAL_MS : 0);
      now += pause;
    }
    return signal?.aborted !== true;
  };
  for (const { afterMs, stream, text } of output.steps) {
    if (!(await until(afterMs))) return 130;
    if (stream === 'stderr' && !flags.on('tty')) call.err(text);
    else call.out(ends(text));
  }
  if (!(await until(output.goesOn ? Number.POSITIVE_INFINITY : output.lastsMs))) return 130;
  return output.exitCode;
}

/** A shell in a container, until `exit` or Ctrl-D, or until the container ends. @returns its exit code */
export async function shell(context: CommandRun, { Id }: Container, options: ExecOptions): Promise<number> {
  const { call } = context;
  const { keyboard } = call;
  if (keyboard === undefined) return script(context, Id, options);
  let place = options;
  let status = 0;
  try {
    for (;;) {
      const { Config, State } = context.engine().containerInspect(Id);
      if (!State.Running) return 137;
      const folder = place.folder ?? (Config.WorkingDir || '/');
      const isBusybox = /alpine|busybox/.test(Config.Image);
      const typed = await keyboard.read(isBusybox ? `${folder} # ` : `root@${Config.Hostname}:${folder}# `);
      if (typed.kind === 'end') return status;
      if (typed.kind === 'interrupt') {
        status = 130;
        continue;
      }
      const leave = /^\s*exit(?:\s+(\d+))?\s*$/.exec(typed.text);
      if (leave !== null) return leave[1] === undefined ? status : Number(leave[1]) % 256;
      if (typed.text.trim() === '') continue;
      try {
        const output = context.engine().containerExec(Id, ['sh', '-c', typed.text], place);
        status = await keyboard.interruptible((signal) => play(context, output, signal));
        if (output.left !== undefined) place = output.left;
      } catch (error) {
        if (!isExpected(error)) throw error;
        call.err(`${describeError(error, call.env)}\n`);
        status = 1;
      }
    }
  } finally {
    keyboard.close();
  }
}

/** A shell that reads its commands from a pipe. */
export async function script(context: CommandRun, id: string, options: ExecOptions): Promise<number> {
  const stdin = await context.call.stdin();
  if (stdin.trim() === '') return 0;
  return play(context, context.engine().containerExec(id, ['sh', '-c', stdin], options));
}
