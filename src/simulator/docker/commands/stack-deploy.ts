/** `docker stack deploy`: from Compose files to networks, secrets, configs and services. */
import { defined } from '../../../value/defined.ts';
import type { Engine } from '../../engine/contract/engine.ts';
import type { ServiceSpec } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { STACK_LABEL, stackNetworkName, toServiceSpec } from '../compose/convert.ts';
import { keyValues, list, section, text } from '../compose/decode.ts';
import { type ComposeFile, loadCompose } from '../compose/load.ts';
import { warnOfOptions } from '../compose/unsupported.ts';
import { referenceProblem } from '../format/image-reference.ts';
import { registryAuth } from '../format/registry.ts';
import { waitForService } from '../progress/wait.ts';
import { createFiles, giveFiles } from './stack-files.ts';
import { checkStackName } from './stack-name.ts';

const DETACHED =
  'Since --detach=false was not specified, tasks will be created in the background.\n' +
  'In a future release, --detach=false will become the default.\n';

/** `docker stack deploy -c FILE STACK` */
export async function deploy(context: CommandRun): Promise<number> {
  const { flags, call, args } = context;
  const [name = ''] = args;
  checkStackName(name);
  const resolve = flags.text('resolve-image') || 'always';
  const file = await loadCompose(call, flags.list('compose-file'));
  warnOfOptions(call, file);
  checkImages(file);
  if (!['always', 'changed', 'never'].includes(resolve))
    throw new ClientError(`Invalid option ${resolve} for flag --resolve-image`);
  const detached = !flags.changed('detach') || flags.on('detach');
  if (!flags.changed('detach') && !isOldClient(call.env)) call.err(DETACHED);
  const engine = context.engine();
  if (!engine.info().Swarm.ControlAvailable)
    throw new ClientError(
      'this node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again',
    );
  if (flags.on('prune')) prune(context, engine, name, file);
  createNetworks(context, engine, name, file);
  createFiles(context, 'secret', name, file.secrets);
  createFiles(context, 'config', name, file.configs);
  const specs = Object.keys(file.services).map((service) => {
    const spec = toServiceSpec(name, service, file);
    giveFiles(engine, spec.TaskTemplate.ContainerSpec, name, service, file);
    return spec;
  });
  const ids = specs.map((spec) => deployService(context, engine, spec, resolve));
  if (!detached) for (const id of ids) await waitForService(context, id, flags.on('quiet'));
  return 0;
}

function checkImages(file: ComposeFile): void {
  for (const [service, { image }] of Object.entries(file.services)) {
    const bad = `invalid image reference for service ${service}:`;
    if (typeof image !== 'string' || image === '') throw new ClientError(`${bad} no image specified`);
    const problem = referenceProblem(image);
    if (problem !== undefined) throw new ClientError(`${bad} ${problem}`);
  }
}

/** Removes the services of the stack that are no longer in the file. */
function prune(context: CommandRun, engine: Engine, stack: string, file: ComposeFile): void {
  for (const service of engine.serviceList({ label: [`${STACK_LABEL}=${stack}`] })) {
    if (service.Spec.Name.slice(stack.length + 1) in file.services) continue;
    context.call.out(`Removing service ${service.Spec.Name}\n`);
    engine.serviceRemove(service.ID);
  }
}

/** Makes the networks that services use and that the stack lacks, even undeclared ones. */
function createNetworks(context: CommandRun, engine: Engine, stack: string, file: ComposeFile): void {
  const keys = Object.values(file.services).flatMap((service) => {
    const named = Object.keys(section(service.networks));
    return named.length > 0 ? named : ['default'];
  });
  const used = [...new Set(keys)].toSorted().map((key) => ({
    name: stackNetworkName(stack, key, file),
    options: section(file.networks[key]),
  }));
  const outside = used.filter(({ options }) => options.external === true);
  for (const { name } of outside) checkExternal(engine, name);
  const existing = new Set(
    engine.networkList({ label: [`${STACK_LABEL}=${stack}`] }).map((network) => network.Name),
  );
  for (const { name, options } of used) {
    if (options.external === true || existing.has(name)) continue;
    context.call.out(`Creating network ${name}\n`);
    const [pool] = list(section(options.ipam).config);
    const subnet = text(section(pool).subnet);
    try {
      engine.networkCreate({
        Name: name,
        Driver: text(options.driver) ?? 'overlay',
        Attachable: options.attachable === true,
        Internal: options.internal === true,
        Labels: { ...keyValues(options.labels), [STACK_LABEL]: stack },
        ...defined({ Subnet: subnet }),
      });
    } catch (error) {
      if (!isExpected(error)) throw error;
      throw new ClientError(`failed to create network ${name}: ${describeError(error, context.call.env)}`);
    }
  }
}

const PREDEFINED = ['bridge', 'host', 'none', 'default'];

function checkExternal(engine: Engine, name: string): void {
  if (PREDEFINED.includes(name)) return;
  const found = engine.networkList().find((network) => network.Name === name);
  if (!found)
    throw new ClientError(
      `network ${JSON.stringify(name)} is declared as external, but could not be found. You need to create a swarm-scoped network before the stack is deployed`,
    );
  if (found.Scope !== 'swarm')
    throw new ClientError(
      `network ${JSON.stringify(name)} is declared as external, but it is not in the right scope: ${JSON.stringify(found.Scope)} instead of "swarm"`,
    );
}

/** Creates or updates one service; returns its id. */
function deployService(context: CommandRun, engine: Engine, spec: ServiceSpec, resolve: string): string {
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
      // The client asks then, too, but does not report a failure.
      return engine.serviceCreate(spec, { ...auth, queryRegistry: resolve !== 'never' }).id;
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
    throw new ClientError(`failed to ${verb} service ${spec.Name}: ${describeError(error, call.env)}`);
  }
}
