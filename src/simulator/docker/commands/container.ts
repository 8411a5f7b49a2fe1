import { type CommandGroup, type Context, NO_ARGS, SOME_ARGS } from '../cli/command.ts';
import { CommandError, describeError, isExpected } from '../cli/errors.ts';
import { humanSize } from '../cli/human.ts';
import { inspectedContainer } from '../format/container-inspect.ts';
import { host, printContainers } from '../format/containers.ts';
import { filtersOf } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { printLogs } from '../format/logs.ts';
import { PAGES } from '../help/container.ts';
import { PAGES as RUN } from '../help/container-run.ts';
import { confirm } from '../progress/confirm.ts';
import { run } from './container-run.ts';
import { stats } from './container-stats.ts';
import { forEachArgument } from './each.ts';

/** `docker container …` and its short forms */
export const group: CommandGroup = {
  pages: { ...PAGES, ...RUN },
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
  },
};

function list(context: Context): number {
  const { flags } = context;
  const last = flags.on('latest') ? 1 : Number(flags.text('last') || -1);
  const containers = context
    .engine()
    .containerList({ all: flags.on('all') || last > 0, filters: filtersOf(context) });
  printContainers(context, last > 0 ? containers.slice(0, last) : containers);
  return 0;
}

function inspect(context: Context): number {
  return printInspect(context, {
    raw: true,
    get: (ref) => inspectedContainer(context.engine().containerInspect(ref)),
  });
}

function exec(context: Context): number {
  const [ref = '', ...argv] = context.args;
  const output = context.engine().containerExec(ref, argv);
  context.call.out(output.stdout);
  context.call.err(output.stderr);
  return output.exitCode;
}

function logs(context: Context): Promise<number> {
  const [ref = ''] = context.args;
  return printLogs(
    context,
    () => context.engine().containerLogs(ref),
    () => '',
    () => context.engine().containerInspect(ref).State.Running,
  );
}

function start(context: Context): number {
  return forEachArgument(context, (ref) => {
    context.engine().containerStart(ref);
    return ref;
  });
}

function timeoutMs(context: Context): number | undefined {
  const seconds = context.flags.number('timeout') ?? context.flags.number('time');
  return seconds === undefined ? undefined : seconds * 1000;
}

async function stop(context: Context): Promise<number> {
  return stopAll(context, () => {});
}

async function restart(context: Context): Promise<number> {
  return stopAll(context, (ref) => context.engine().containerStart(ref));
}

/** Stops one after the other, each taking the time that it takes, and does what comes next. */
async function stopAll(context: Context, next: (ref: string) => void): Promise<number> {
  const errors: string[] = [];
  for (const ref of context.args) {
    try {
      await context.call.sleep(context.engine().containerStop(ref, timeoutMs(context)));
      next(ref);
      context.call.out(`${ref}\n`);
    } catch (error) {
      if (!isExpected(error)) throw error;
      errors.push(describeError(error, context.call.env));
    }
  }
  if (errors.length > 0) throw new CommandError(errors.join('\n'));
  return 0;
}

function kill(context: Context): number {
  return forEachArgument(context, (ref) => {
    context.engine().containerKill(ref);
    return ref;
  });
}

function remove(context: Context): number {
  return forEachArgument(context, (ref) => {
    context.engine().containerRemove(ref, { force: context.flags.on('force') });
    return ref;
  });
}

function port(context: Context): number {
  const [ref = '', asked] = context.args;
  const ports = context.engine().containerInspect(ref).NetworkSettings.Ports;
  const wanted = asked === undefined || asked.includes('/') ? asked : `${asked}/tcp`;
  const lines = Object.entries(ports).flatMap(([name, bindings]) =>
    (bindings ?? [])
      .filter(() => wanted === undefined || wanted === name)
      .map(
        (binding) =>
          `${wanted === undefined ? `${name} -> ` : ''}${host(binding.HostIp)}:${binding.HostPort}\n`,
      ),
  );
  if (wanted !== undefined && lines.length === 0)
    throw new CommandError(`Error: No public port '${wanted}' published for ${ref}`);
  context.call.out(lines.join(''));
  return 0;
}

async function prune(context: Context): Promise<number> {
  const { call } = context;
  const warning = 'WARNING! This will remove all stopped containers.';
  if (!context.flags.on('force') && !(await confirm(context, warning))) return 0;
  const { ids, bytes } = context.engine().containerPrune();
  if (ids.length > 0) call.out(`Deleted Containers:\n${ids.join('\n')}\n\n`);
  call.out(`Total reclaimed space: ${humanSize(bytes)}\n`);
  return 0;
}
