/** Commands that change an existing container, or look into it. */

import { tabulate } from '../../../go/tabwriter.ts';
import { defined } from '../../../value/defined.ts';
import type { ContainerUpdate } from '../../engine/contract/engine.ts';
import { EngineError } from '../../engine/contract/errors.ts';
import type { CommandRun, Handler } from '../cli/command.ts';
import { ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { ClientError, daemonError } from '../cli/errors.ts';
import { type ListKind, printList } from '../format/list.ts';
import { attachTo } from './container-attach.ts';
import { copy } from './container-copy.ts';
import { createOnly, restartPolicyOf } from './container-run.ts';
import { forEachArgument } from './each.ts';

/** By canonical name. */
export const CHANGES: Readonly<Record<string, Handler>> = {
  'container attach': { args: ONE_ARG, run: attachTo },
  'container commit': { args: { least: 1, most: 2 }, run: commit },
  'container cp': { args: { least: 2, most: 2 }, run: copy },
  'container create': { args: SOME_ARGS, interspersed: false, run: createOnly },
  'container diff': { args: ONE_ARG, run: diff },
  'container pause': { args: SOME_ARGS, run: (context) => each(context, 'containerPause') },
  'container rename': { args: { least: 2, most: 2 }, run: rename },
  'container top': { args: SOME_ARGS, interspersed: false, run: top },
  'container unpause': { args: SOME_ARGS, run: (context) => each(context, 'containerUnpause') },
  'container update': { args: SOME_ARGS, run: update },
  'container wait': { args: SOME_ARGS, run: wait },
};

/** How often `docker wait` looks, in simulated and at least in real milliseconds. */
const POLL_MS = 500;
const LEAST_REAL_MS = 100;
const TOP_WIDTH = 20;

function each(context: CommandRun, act: 'containerPause' | 'containerUnpause'): Promise<number> {
  return forEachArgument(context, (ref) => {
    context.engine()[act](ref);
    return ref;
  });
}

function rename(context: CommandRun): number {
  const [from = '', to = ''] = context.args.map((word) => word.trim());
  if (from === '' || to === '') throw new ClientError('Error: Neither old nor new names may be empty');
  try {
    context.engine().containerRename(from, to);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new ClientError(`${daemonError(error)}\nError: failed to rename container named ${from}`);
  }
  return 0;
}

function top(context: CommandRun): number {
  const [ref = '', ...args] = context.args;
  const { Titles, Processes } = context.engine().containerTop(ref, args);
  context.call.out(tabulate([Titles, ...Processes], TOP_WIDTH));
  return 0;
}

function update(context: CommandRun): Promise<number> {
  const { flags } = context;
  const given = [
    'memory',
    'memory-swap',
    'memory-reservation',
    'cpus',
    'cpu-shares',
    'pids-limit',
    'restart',
  ];
  const unknown = context.page.flags.find((flag) => flags.changed(flag.name) && !given.includes(flag.name));
  if (unknown !== undefined)
    throw new ClientError(`docker: --${unknown.name} is not part of the simulated engine.`);
  if (!given.some((name) => flags.changed(name)))
    throw new ClientError('you must provide one or more flags when using this command');
  const memory = flags.bytes('memory');
  const swap = flags.maybe('memory-swap') === '-1' ? -1 : flags.bytes('memory-swap');
  const reserved = flags.bytes('memory-reservation');
  const cpus = flags.number('cpus');
  const shares = flags.number('cpu-shares');
  const pids = flags.number('pids-limit');
  const wanted: ContainerUpdate = {
    ...defined({
      Memory: memory,
      MemorySwap: swap,
      MemoryReservation: reserved,
      NanoCpus: cpus === undefined ? undefined : Math.round(cpus * 1e9),
      CpuShares: shares,
      PidsLimit: pids,
      RestartPolicy: flags.changed('restart') ? restartPolicyOf(flags.text('restart')) : undefined,
    }),
  };
  return forEachArgument(context, (ref) => {
    context.engine().containerUpdate(ref, wanted);
    return ref;
  });
}

/** Waits for one container after the other; prints the code that each ends with. */
async function wait(context: CommandRun): Promise<number> {
  const { call } = context;
  const errors: string[] = [];
  for (const ref of context.args) {
    try {
      for (;;) {
        const { State: state } = context.engine().containerInspect(ref);
        if (!state.Running && !state.Restarting) {
          call.out(`${state.ExitCode}\n`);
          break;
        }
        await call.sleep(POLL_MS, LEAST_REAL_MS);
      }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      errors.push(daemonError(error));
    }
  }
  if (errors.length > 0) throw new ClientError(errors.join('\n'));
  return 0;
}

const DIFF: ListKind = {
  type: '*container.diffContext',
  headers: { Type: 'CHANGE TYPE' },
  table: '{{.Type}} {{.Path}}',
};

/** Without a format there is no header: a letter and a path. */
function diff(context: CommandRun): number {
  const [ref = ''] = context.args;
  if (ref === '') throw new ClientError('Container name cannot be empty');
  const rows = context
    .engine()
    .containerChanges(ref)
    .map((change) => ({ Type: change.Kind, Path: change.Path }));
  if (context.flags.text('format') !== '') printList(context, DIFF, rows);
  else context.call.out(rows.map((row) => `${row.Type} ${row.Path}\n`).join(''));
  return 0;
}

function commit(context: CommandRun): number {
  const { flags, args, call } = context;
  const [ref = '', name] = args;
  if (flags.changed('change')) throw new ClientError('docker: --change is not part of the simulated engine.');
  call.out(`${context.engine().containerCommit(ref, name, flags.text('message'))}\n`);
  return 0;
}
