/** `docker container`: its commands; the short ones are defined here. */
import { uintError } from '../../../go/strconv.ts';
import { humanSize } from '../../../go/units.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, SOME_ARGS } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { inspectedContainer } from '../format/container-inspect.ts';
import { checkContainerFormat, host, printContainers } from '../format/containers.ts';
import { filtersOf } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { printLogs } from '../format/logs.ts';
import { naturalCompare } from '../format/natural.ts';
import { isMissing } from '../format/tasks.ts';
import { PAGES } from '../help/container.ts';
import { PAGES as CHANGE } from '../help/container-change.ts';
import { PAGES as CREATE } from '../help/container-create.ts';
import { PAGES as RUN } from '../help/container-run.ts';
import { confirm } from '../progress/confirm.ts';
import { CHANGES } from './container-change.ts';
import { exec } from './container-exec.ts';
import { attach, run } from './container-run.ts';
import { stats } from './container-stats.ts';
import { forEachArgument } from './each.ts';

/** `docker container …` and its short forms */
export const group: CommandGroup = {
  pages: { ...PAGES, ...RUN, ...CHANGE, ...CREATE },
  handlers: {
    'container run': { args: SOME_ARGS, interspersed: false, run },
    'container ls': { args: NO_ARGS, run: list },
    'container inspect': { args: SOME_ARGS, run: inspect },
    'container exec': { args: { least: 2 }, interspersed: false, run: exec },
    'container logs': { args: { least: 1, most: 1 }, run: logs },
    'container start': { args: SOME_ARGS, run: start },
    'container stop': { args: SOME_ARGS, run: stop },
    'container restart': { args: SOME_ARGS, run: restart },
    'container kill': { args: SOME_ARGS, run: kill },
    'container rm': { args: SOME_ARGS, run: remove },
    'container port': { args: { least: 1, most: 2 }, run: port },
    'container prune': { args: NO_ARGS, run: prune },
    'container stats': { args: { least: 0 }, run: stats },
    ...CHANGES,
  },
};

const IGNORED_FORMAT = 'WARNING: Ignoring custom format, because both --format and --quiet are set.\n';

function list(context: CommandRun): number {
  const { flags, call } = context;
  if (flags.text('format') !== '') {
    if (flags.on('quiet')) call.err(IGNORED_FORMAT);
    checkContainerFormat(flags.text('format'));
  }
  const last = flags.on('latest') ? 1 : Number(flags.text('last') || -1);
  const containers = context
    .engine()
    .containerList({ all: flags.on('all') || last > 0, filters: filtersOf(context) });
  printContainers(context, last > 0 ? containers.slice(0, last) : containers);
  return 0;
}

function inspect(context: CommandRun): number {
  return printInspect(context, {
    raw: true,
    get: (ref) => inspectedContainer(context.engine().containerInspect(ref)),
  });
}

function logs(context: CommandRun): Promise<number> {
  const [ref = ''] = context.args;
  return printLogs(
    context,
    () => context.engine().containerLogs(ref),
    () => '',
    () => context.engine().containerInspect(ref).State.Running,
  );
}

async function start(context: CommandRun): Promise<number> {
  const { call, flags, args } = context;
  if (flags.on('attach') || flags.on('interactive')) {
    const [ref = '', another] = args;
    if (another !== undefined)
      throw new ClientError('you cannot start and attach multiple containers at once');
    const { Id } = context.engine().containerInspect(ref);
    const before = context.engine().containerLogs(Id).length;
    context.engine().containerStart(Id);
    return attach(context, Id, before);
  }
  const failed: string[] = [];
  for (const ref of args) {
    try {
      context.engine().containerStart(ref);
      call.out(`${ref}\n`);
    } catch (error) {
      if (!isExpected(error)) throw error;
      call.err(`${describeError(error, call.env)}\n`);
      failed.push(ref);
    }
  }
  if (failed.length > 0) throw new ClientError(`Error: failed to start containers: ${failed.join(', ')}`);
  return 0;
}

function timeoutMs(context: CommandRun): number | undefined {
  const seconds = context.flags.number('timeout') ?? context.flags.number('time');
  return seconds === undefined ? undefined : seconds * 1000;
}

function stop(context: CommandRun): Promise<number> {
  return stopAll(context, () => {});
}

function restart(context: CommandRun): Promise<number> {
  return stopAll(context, (ref) => context.engine().containerStart(ref));
}

/** Stops containers one after the other, waits for each, and then does the next thing with it. */
function stopAll(context: CommandRun, next: (ref: string) => void): Promise<number> {
  return forEachArgument(context, async (ref) => {
    await context.call.sleep(context.engine().containerStop(ref, timeoutMs(context)));
    next(ref);
    return ref;
  });
}

function kill(context: CommandRun): Promise<number> {
  return forEachArgument(context, (ref) => {
    context.engine().containerKill(ref, signalNumber(context.flags.text('signal')));
    return ref;
  });
}

const SIGNALS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  TERM: 15,
};

/** The number of `KILL`, `SIGTERM` or `9`; SIGKILL's for none. */
function signalNumber(text: string): number {
  if (text === '') return 9;
  const known =
    SIGNALS[text.toUpperCase().replace(/^SIG/, '')] ?? (/^\d+$/.test(text) ? Number(text) : undefined);
  if (known === undefined || known < 1 || known > 64)
    throw new ClientError(`Error response from daemon: invalid signal: ${text}`);
  return known;
}

function remove(context: CommandRun): Promise<number> {
  const force = context.flags.on('force');
  return forEachArgument(context, (ref) => {
    try {
      context.engine().containerRemove(ref, { force, volumes: context.flags.on('volumes') });
      return ref;
    } catch (error) {
      // With force it is gone either way.
      if (!force || isOldClient(context.call.env) || !isMissing(error) || !isExpected(error)) throw error;
      context.call.err(`${describeError(error, context.call.env)}\n`);
      return undefined;
    }
  });
}

function port(context: CommandRun): number {
  const [ref = '', asked] = context.args;
  const { NetworkSettings, State } = context.engine().containerInspect(ref);
  const [number = '', protocol = 'tcp'] = asked?.split('/') ?? [];
  const problem = asked === undefined ? undefined : uintError(number);
  if (problem !== undefined) throw new ClientError(`Error: invalid port (${number}): ${problem}`);
  const wanted = asked === undefined ? undefined : `${number}/${protocol}`;
  const lines = Object.entries(State.Running ? NetworkSettings.Ports : {}).flatMap(([name, bindings]) =>
    (bindings ?? [])
      .filter(() => wanted === undefined || wanted === name)
      .map(
        (binding) =>
          `${wanted === undefined ? `${name} -> ` : ''}${host(binding.HostIp)}:${binding.HostPort}\n`,
      ),
  );
  if (wanted !== undefined && lines.length === 0)
    throw new ClientError(`Error: No public port '${asked}' published for ${ref}`);
  context.call.out(lines.toSorted(naturalCompare).join(''));
  return 0;
}

async function prune(context: CommandRun): Promise<number> {
  const { call } = context;
  const warning = 'WARNING! This will remove all stopped containers.';
  if (!context.flags.on('force') && !(await confirm(context, warning))) return 0;
  const { ids, bytes } = context.engine().containerPrune();
  if (ids.length > 0) call.out(`Deleted Containers:\n${ids.join('\n')}\n\n`);
  call.out(`Total reclaimed space: ${humanSize(bytes)}\n`);
  return 0;
}
