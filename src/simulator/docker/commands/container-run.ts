/** `docker run` and `docker create`: from flags to a container, in the foreground or detached. */
import { defined } from '../../../value/defined.ts';
import { EngineDownError, EngineError } from '../../engine/contract/errors.ts';
import type { ContainerCreate, HostConfig } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, daemonError } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { splitWords } from '../compose/words.ts';
import { referenceProblem } from '../format/image-reference.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { portProblem } from '../format/ports.ts';
import { isMissing } from '../format/tasks.ts';
import { checkTty, isShell, shell } from './container-exec.ts';
import { healthFromFlags, healthRefusal } from './health-flags.ts';
import { pull } from './image-pull.ts';
import { parseMount } from './service-spec.ts';

/** How often a foreground run looks for new output, in simulated and at least in real milliseconds. */
const POLL_MS = 200;
const LEAST_REAL_MS = 50;

/** `docker run [OPTIONS] IMAGE [COMMAND]` */
export async function run(context: CommandRun): Promise<number> {
  const { flags, call } = context;
  const options = optionsFromFlags(context);
  if (!flags.on('detach')) checkTty(context);
  const created = await create(context, options);
  for (const warning of created.warnings) call.err(`WARNING: ${warning}\n`);
  try {
    context.engine().containerStart(created.id);
  } catch (error) {
    // It was still created.
    if (flags.on('detach')) call.out(`${created.id}\n`);
    return fail(context, error);
  }
  if (flags.on('detach')) {
    call.out(`${created.id}\n`);
    return 0;
  }
  return flags.on('interactive') && waitsForInput(context, created.id)
    ? typeInto(context, created.id)
    : attach(context, created.id);
}

/** Whether its main program is a shell that reads what the client types. */
export function waitsForInput(context: CommandRun, id: string): boolean {
  const { Path, Args, Config, State } = context.engine().containerInspect(id);
  return State.Running && Config.OpenStdin === true && isShell([Path, ...Args]);
}

/** The client's input goes to the main program, a shell, which ends with it. */
export async function typeInto(context: CommandRun, id: string): Promise<number> {
  const container = context.engine().containerInspect(id);
  const end = (code: number): void => {
    context.engine().containerFinish(id, code);
    if (context.flags.on('rm')) removeQuietly(context, id);
  };
  const code = await shell(context, container, {});
  end(code);
  return code;
}

async function create(
  context: CommandRun,
  options: ContainerCreate,
): Promise<{ id: string; warnings: readonly string[] }> {
  const policy = context.flags.text('pull') || 'missing';
  try {
    if (policy === 'always') await pull(context, options.Image, context.call.err, true);
    return context.engine().containerCreate(options);
  } catch (error) {
    const missing =
      error instanceof EngineError && error.status === 404 && error.message.startsWith('No such image');
    if (!missing || policy === 'never') return fail(context, error);
  }
  const image = /[:@][^/]*$/.test(options.Image) ? options.Image : `${options.Image}:latest`;
  context.call.err(`Unable to find image '${image}' locally\n`);
  try {
    await pull(context, options.Image, context.call.err, true);
    return context.engine().containerCreate(options);
  } catch (error) {
    return fail(context, error);
  }
}

/** `run` reports a failure of docker itself, and exits with 125. */
function fail(context: CommandRun, error: unknown): never {
  const text =
    error instanceof EngineError
      ? daemonError(error)
      : error instanceof EngineDownError
        ? `Cannot connect to the Docker daemon at ${context.call.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock'}. Is the docker daemon running?`
        : undefined;
  if (text === undefined) throw error;
  throw new ClientError(`docker: ${text}\n\nRun 'docker run --help' for more information`, 125);
}

/** `docker create [OPTIONS] IMAGE [COMMAND]`: the container exists but does not run. */
export async function createOnly(context: CommandRun): Promise<number> {
  const created = await create(context, optionsFromFlags(context));
  for (const warning of created.warnings) context.call.err(`WARNING: ${warning}\n`);
  context.call.out(`${created.id}\n`);
  return 0;
}

/** Shows what the container prints until it ends; when the learner interrupts, the container is stopped. */
export async function attach(context: CommandRun, id: string, before = 0): Promise<number> {
  const { call, flags } = context;
  let shown = before;
  const show = (): void => {
    const lines = context.engine().containerLogs(id);
    for (const line of lines.slice(shown)) {
      if (line.stream === 'stderr') call.err(`${line.text}\n`);
      else call.out(`${line.text}\n`);
    }
    shown = lines.length;
  };
  try {
    for (;;) {
      const ended = context.engine().containerWait(id);
      if (ended) {
        if (shown > 0) showRest(show);
        else {
          call.out(ended.stdout);
          call.err(ended.stderr);
        }
        if (flags.on('rm')) removeQuietly(context, id);
        return ended.exitCode;
      }
      show();
      await call.sleep(POLL_MS, LEAST_REAL_MS);
    }
  } catch (error) {
    await interruptContainer(context, id);
    throw error;
  }
}

/** With `--rm` the log may be gone with the container. */
function showRest(show: () => void): void {
  try {
    show();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Ctrl-C reaches the program in the container, as the terminal's client passes it on. */
async function interruptContainer(context: CommandRun, id: string): Promise<void> {
  await context.call.afterInterrupt?.(() => {
    context.engine().containerKill(id);
    if (context.flags.on('rm')) removeQuietly(context, id);
  });
}

function removeQuietly(context: CommandRun, id: string): void {
  try {
    context.engine().containerRemove(id, { force: true });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}

function optionsFromFlags(context: CommandRun): ContainerCreate {
  const { flags, args } = context;
  const [image = '', ...command] = args;
  const refuse = (why: string): ClientError =>
    new ClientError(`docker: ${why}\n\nRun 'docker run --help' for more information`, 125);
  if (flags.on('rm') && !['', 'no'].includes(flags.text('restart')))
    throw refuse('conflicting options: cannot specify both --restart and --rm');
  const problem = isOldClient(context.call.env) ? undefined : referenceProblem(image);
  if (problem !== undefined) throw refuse(problem);
  const wrong = healthRefusal(flags);
  if (wrong !== undefined) throw refuse(wrong);
  const name = flags.maybe('name');
  const memory = flags.bytes('memory');
  const cpus = flags.number('cpus');
  const health = healthFromFlags(flags);
  const host: HostConfig = {
    AutoRemove: flags.on('rm'),
    NetworkMode: flags.maybe('network') ?? 'default',
    PortBindings: bindings(flags.list('publish')),
    ...defined({
      Binds: flags.changed('volume') ? [...flags.list('volume')] : undefined,
      Memory: memory,
      NanoCpus: cpus === undefined ? undefined : Math.round(cpus * 1e9),
    }),
    Privileged: flags.on('privileged'),
    RestartPolicy: restartPolicyOf(flags.text('restart')),
  };
  return {
    Image: image,
    ...defined({
      Name: name,
      Cmd: command.length > 0 ? command : undefined,
      Entrypoint: flags.changed('entrypoint') ? splitWords(flags.text('entrypoint')) : undefined,
      Hostname: flags.changed('hostname') ? flags.text('hostname') : undefined,
      Env: flags.changed('env') ? [...flags.list('env')] : undefined,
      WorkingDir: flags.changed('workdir') ? flags.text('workdir') : undefined,
      Healthcheck: health,
    }),
    Tty: flags.on('tty'),
    OpenStdin: flags.on('interactive'),
    Labels: parseKeyValues(flags.list('label')),
    ...defined({ Mounts: flags.changed('mount') ? flags.list('mount').map(parseMount) : undefined }),
    HostConfig: host,
  };
}

/** `--restart on-failure:3` as the engine takes it. */
export function restartPolicyOf(text: string): { Name: string; MaximumRetryCount: number } {
  const [name = 'no', count] = text.split(':');
  return { Name: name === '' ? 'no' : name, MaximumRetryCount: Number(count ?? 0) };
}

/** `-p 4000:80`, `-p 127.0.0.1:4000:80/tcp`, `-p 80`; throws ClientError for values that the client refuses. */
function bindings(texts: readonly string[]): NonNullable<HostConfig['PortBindings']> {
  const result: NonNullable<HostConfig['PortBindings']> = {};
  for (const text of texts) {
    const problem = portProblem(text);
    if (problem !== undefined)
      throw new ClientError(`docker: ${problem}\n\nRun 'docker run --help' for more information`, 125);
    const [ports = '', protocol = 'tcp'] = text.split('/');
    const parts = ports.split(':');
    const target = `${parts.at(-1)}/${protocol}`;
    const HostIp = parts.length > 2 ? (parts[0] ?? '') : '';
    result[target] = [
      ...(result[target] ?? []),
      { HostIp, HostPort: parts.length > 1 ? (parts.at(-2) ?? '') : '' },
    ];
  }
  return result;
}
