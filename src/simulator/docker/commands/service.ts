/** `docker service`: its commands; the short ones are defined here. */

import type { Service, Task } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { filtersOf, withFilter } from '../format/filters.ts';
import { printInspect } from '../format/inspect.ts';
import { randomName } from '../format/random-name.ts';
import { registryAuth } from '../format/registry.ts';
import { withDefaults } from '../format/service-defaults.ts';
import { prettyService } from '../format/service-pretty.ts';
import { printServices } from '../format/services.ts';
import { isMissing, printTasks } from '../format/tasks.ts';
import { typedService } from '../format/typed.ts';
import { PAGES } from '../help/service.ts';
import { PAGES as CREATE } from '../help/service-create.ts';
import { PAGES as UPDATE } from '../help/service-update.ts';
import { waitForService } from '../progress/wait.ts';
import { forEachArgument } from './each.ts';
import { logs } from './service-logs.ts';
import { addParts } from './service-parts.ts';
import { scale } from './service-scale.ts';
import { specFromFlags } from './service-spec.ts';
import { update } from './service-update.ts';

/** `docker service …` */
export const group: CommandGroup = {
  pages: { ...PAGES, ...CREATE, ...UPDATE },
  handlers: {
    'service create': { args: SOME_ARGS, interspersed: false, run: create },
    'service inspect': { args: SOME_ARGS, run: inspect },
    'service logs': { args: ONE_ARG, run: logs },
    'service ls': { args: NO_ARGS, run: list },
    'service ps': { args: SOME_ARGS, run: tasks },
    'service rm': { args: SOME_ARGS, run: remove },
    'service rollback': { args: ONE_ARG, run: rollback },
    'service scale': { args: SOME_ARGS, run: scale },
    'service update': { args: ONE_ARG, run: update },
  },
};

async function create(context: CommandRun): Promise<number> {
  const { flags, call } = context;
  const spec = specFromFlags(context, flags.maybe('name') ?? randomName(String(call.world.now)));
  addParts(context, spec);
  const auth = flags.on('with-registry-auth')
    ? registryAuth(context, spec.TaskTemplate.ContainerSpec.Image)
    : {};
  const { id, warnings } = context
    .engine()
    .serviceCreate(spec, { ...auth, queryRegistry: !flags.on('no-resolve-image') });
  for (const warning of warnings) call.err(`${warning}\n`);
  call.out(`${id}\n`);
  if (!flags.on('detach')) await waitForService(context, id, flags.on('quiet'));
  return 0;
}

function list(context: CommandRun): number {
  printServices(context, context.engine().serviceList(filtersOf(context)));
  return 0;
}

function tasks(context: CommandRun): number {
  const engine = context.engine();
  const ids: string[] = [];
  const errors: string[] = [];
  for (const ref of context.args) {
    try {
      ids.push(engine.serviceInspect(ref).ID);
    } catch (error) {
      if (!isExpected(error)) throw error;
      errors.push(isMissing(error) ? `no such service: ${ref}` : describeError(error, context.call.env));
    }
  }
  if (ids.length > 0) {
    const found: Task[] = engine.taskList(withFilter(filtersOf(context), 'service', ...ids));
    printTasks(context, found, context.flags.on('no-trunc') || context.flags.on('quiet'));
  }
  if (errors.length > 0) throw new ClientError(errors.join('\n'));
  return 0;
}

function inspect(context: CommandRun): number {
  const engine = context.engine();
  if (context.flags.on('pretty') && context.flags.text('format') !== '')
    throw new ClientError('--format is incompatible with human friendly format');
  const names = (target: string): string =>
    engine.networkList().find((network) => network.Id === target || network.Name === target)?.Name ?? target;
  return printInspect(context, {
    get: (ref) => typedService(withDefaults(engine.serviceInspect(ref))),
    missing: (ref, error) => (isMissing(error) ? `Error: no such service: ${ref}` : undefined),
    pretty: (service) => prettyService(service as Service, context.call.world.now, names),
  });
}

function remove(context: CommandRun): Promise<number> {
  return forEachArgument(context, (ref) => {
    context.engine().serviceRemove(ref);
    return ref;
  });
}

async function rollback(context: CommandRun): Promise<number> {
  const [ref = ''] = context.args;
  const engine = context.engine();
  const { ID: id } = engine.serviceInspect(ref);
  engine.serviceRollback(id);
  context.call.out(`${ref}\n`);
  if (!context.flags.on('detach')) await waitForService(context, ref, context.flags.on('quiet'));
  return 0;
}
