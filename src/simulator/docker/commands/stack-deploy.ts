import type { Engine } from '../../engine/engine.ts';
import type { Network, ServiceSpec } from '../../engine/types.ts';
import type { Context } from '../cli/command.ts';
import { CommandError, describeError, isExpected } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { keyValues, STACK_LABEL, section, toServiceSpec } from '../compose/convert.ts';
import { type ComposeFile, loadCompose } from '../compose/load.ts';
import { warnOfOptions } from '../compose/unsupported.ts';
import { registryAuth } from '../format/registry.ts';
import { waitForService } from '../progress/wait.ts';

const DETACHED =
  'Since --detach=false was not specified, tasks will be created in the background.\n' +
  'In a future release, --detach=false will become the default.\n';

/** `docker stack deploy -c FILE STACK` */
export async function deploy(context: Context): Promise<number> {
  const { flags, call, args } = context;
  const [name = ''] = args;
  if (name.trim() === '') throw new CommandError(`invalid stack name: ${JSON.stringify(name)}`);
  const resolve = flags.text('resolve-image') || 'always';
  const files = flags.list('compose-file');
  const old = isOldClient(call.env);
  if (files.length === 0)
    throw new CommandError(`${old ? 'Please specify' : 'Specify'} a Compose file (with --compose-file)`);
  const file = await loadCompose(call, files);
  if (!['always', 'changed', 'never'].includes(resolve))
    throw new CommandError(`Invalid option ${resolve} for flag --resolve-image`);
  warnOfOptions(call, file);
  checkServices(name, file);
  const detached = !flags.changed('detach') || flags.on('detach');
  if (!flags.changed('detach') && !old) call.err(DETACHED);
  const engine = context.engine();
  if (!engine.info().Swarm.ControlAvailable)
    throw new CommandError(
      'this node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again',
    );
  if (flags.on('prune')) prune(context, engine, name, file);
  const networks = createNetworks(context, engine, name, file);
  const ids = Object.entries(file.services)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, content]) =>
      deployService(context, engine, toServiceSpec(name, service, content, networks), resolve),
    );
  if (!detached) for (const id of ids) await waitForService(context, id);
  return 0;
}

/** What the client finds wrong before it asks the engine for anything. */
function checkServices(stack: string, file: ComposeFile): void {
  const anyNetwork = new Map(Object.keys(file.networks).map((network) => [network, network]));
  for (const [service, content] of Object.entries(file.services)) {
    if (typeof content.image !== 'string' || content.image === '')
      throw new CommandError(`invalid image reference for service ${service}: no image specified`);
    const networks = section(content.networks);
    const listed = Array.isArray(content.networks) ? content.networks.map(String) : Object.keys(networks);
    for (const network of ['default', ...listed]) anyNetwork.set(network, network);
    toServiceSpec(stack, service, content, anyNetwork);
  }
}

/** Removes the services of the stack that the file has no more. */
function prune(context: Context, engine: Engine, stack: string, file: ComposeFile): void {
  for (const service of engine.serviceList({ label: [`${STACK_LABEL}=${stack}`] })) {
    if (service.Spec.Name.slice(stack.length + 1) in file.services) continue;
    context.call.out(`Removing service ${service.Spec.Name}\n`);
    engine.serviceRemove(service.ID);
  }
}

/** Makes the networks of the file that are missing; returns the names in the swarm of all that services may use. */
function createNetworks(
  context: Context,
  engine: Engine,
  stack: string,
  file: ComposeFile,
): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set(
    Object.values(file.services).flatMap((service) => {
      const value = service.networks;
      const listed = Array.isArray(value) ? value.map(String) : Object.keys(section(value));
      return listed.length > 0 ? listed : ['default'];
    }),
  );
  const existing = engine.networkList();
  const declared: ComposeFile['networks'] = {
    ...(used.has('default') ? { default: {} } : {}),
    ...file.networks,
  };
  for (const [key, options] of Object.entries(declared).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const external = options.external;
    if (external !== undefined && external !== false) {
      const name = String(section(external).name ?? options.name ?? key);
      checkExternal(name, existing);
      names.set(key, name);
      continue;
    }
    const name = typeof options.name === 'string' ? options.name : `${stack}_${key}`;
    names.set(key, name);
    if (!used.has(key) || existing.some((network) => network.Name === name)) continue;
    context.call.out(`Creating network ${name}\n`);
    try {
      engine.networkCreate({
        Name: name,
        Driver: typeof options.driver === 'string' ? options.driver : 'overlay',
        Attachable: options.attachable === true,
        Internal: options.internal === true,
        Labels: { ...keyValues(options.labels), [STACK_LABEL]: stack },
      });
    } catch (error) {
      if (!isExpected(error)) throw error;
      throw new CommandError(`failed to create network ${name}: ${describeError(error, context.call.env)}`);
    }
  }
  return names;
}

function checkExternal(name: string, existing: readonly Network[]): void {
  const found = existing.find((network) => network.Name === name);
  if (!found)
    throw new CommandError(
      `network ${JSON.stringify(name)} is declared as external, but could not be found. You need to create a swarm-scoped network before the stack is deployed`,
    );
  if (found.Scope !== 'swarm')
    throw new CommandError(
      `network ${JSON.stringify(name)} is declared as external, but it is not in the right scope: ${JSON.stringify(found.Scope)} instead of "swarm"`,
    );
}

/** Creates or updates one service; returns its id. */
function deployService(context: Context, engine: Engine, spec: ServiceSpec, resolve: string): string {
  const { call, flags } = context;
  const auth = flags.on('with-registry-auth')
    ? registryAuth(context, spec.TaskTemplate.ContainerSpec.Image)
    : {};
  const existing = engine
    .serviceList({ name: [spec.Name] })
    .find((service) => service.Spec.Name === spec.Name);
  try {
    if (!existing) {
      call.out(`Creating service ${spec.Name}\n`);
      return engine.serviceCreate(spec, auth).id;
    }
    call.out(`Updating service ${spec.Name} (id: ${existing.ID})\n`);
    const changed = existing.Spec.Labels['com.docker.stack.image'] !== spec.Labels['com.docker.stack.image'];
    const asks = resolve === 'always' || (resolve === 'changed' && changed);
    spec.TaskTemplate.ForceUpdate = existing.Spec.TaskTemplate.ForceUpdate;
    if (!asks && !changed)
      spec.TaskTemplate.ContainerSpec.Image = existing.Spec.TaskTemplate.ContainerSpec.Image;
    const { warnings } = engine.serviceUpdate(existing.ID, spec, {
      ...auth,
      queryRegistry: asks,
      version: existing.Version.Index,
    });
    for (const warning of warnings) call.err(`${warning}\n`);
    return existing.ID;
  } catch (error) {
    if (!isExpected(error)) throw error;
    const verb = existing ? 'update' : 'create';
    throw new CommandError(`failed to ${verb} service ${spec.Name}: ${describeError(error, call.env)}`);
  }
}
