/** `docker service update`: changes the spec of a service by its flags. */
import type { FlagValues } from '../../../go/pflag.ts';
import type { ServiceSpec } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { splitWords } from '../compose/words.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { registryAuth } from '../format/registry.ts';
import { waitForService } from '../progress/wait.ts';
import { changeHealth } from './health-flags.ts';
import { changeParts } from './service-parts.ts';
import { changeCommon, parseMount, parseNetwork, parsePreference, servicePorts } from './service-spec.ts';

/** `docker service update SERVICE` */
export async function update(context: CommandRun): Promise<number> {
  const { flags, call, args } = context;
  const [ref = ''] = args;
  const engine = context.engine();
  const service = engine.serviceInspect(ref);
  if (flags.on('rollback')) {
    if (flags.given().some((name) => !['rollback', 'detach', 'quiet'].includes(name)))
      throw new ClientError('other flags may not be combined with --rollback');
    engine.serviceRollback(ref);
  } else {
    const spec = service.Spec;
    const before = spec.TaskTemplate.ContainerSpec.Image;
    changeSpec(flags, spec);
    changeParts(context, spec);
    const auth = flags.on('with-registry-auth')
      ? registryAuth(context, spec.TaskTemplate.ContainerSpec.Image)
      : {};
    const { warnings } = engine.serviceUpdate(service.ID, spec, {
      ...auth,
      queryRegistry: spec.TaskTemplate.ContainerSpec.Image !== before && !flags.on('no-resolve-image'),
      version: service.Version.Index,
    });
    for (const warning of warnings) call.err(`${warning}\n`);
  }
  call.out(`${ref}\n`);
  if (!flags.on('detach')) await waitForService(context, ref, flags.on('quiet'));
  return 0;
}

/** Makes the changes that the flags ask for. Throws ClientError for changes that are not possible. */
function changeSpec(flags: FlagValues, spec: ServiceSpec): void {
  const template = spec.TaskTemplate;
  const container = template.ContainerSpec;
  container.Image = flags.maybe('image') ?? container.Image;
  if (flags.changed('args')) container.Args = splitWords(flags.text('args'));
  if (flags.changed('entrypoint')) container.Command = splitWords(flags.text('entrypoint'));
  const replicas = flags.number('replicas');
  if (replicas !== undefined) {
    if (!spec.Mode.Replicated) throw new ClientError('replicas can only be used with replicated mode');
    spec.Mode.Replicated.Replicas = replicas;
  }
  if (flags.on('force')) template.ForceUpdate += 1;
  changeMap(spec.Labels, flags, 'label');
  const labels = container.Labels ?? {};
  container.Labels = labels;
  changeMap(labels, flags, 'container-label');
  if (Object.keys(labels).length === 0) delete container.Labels;
  changeEnv(flags, spec);
  changePlacement(flags, spec);
  changePreferences(flags, spec);
  changeMounts(flags, spec);
  changePorts(flags, spec);
  changeNetworks(flags, spec);
  changeHealth(flags, container);
  changeCommon(flags, spec);
}

function changeMap(labels: Record<string, string>, flags: FlagValues, name: string): void {
  for (const key of flags.list(`${name}-rm`)) delete labels[key];
  Object.assign(labels, parseKeyValues(flags.list(`${name}-add`)));
}

function changeEnv(flags: FlagValues, spec: ServiceSpec): void {
  if (!flags.changed('env-add') && !flags.changed('env-rm')) return;
  const container = spec.TaskTemplate.ContainerSpec;
  const gone = new Set([
    ...flags.list('env-rm'),
    ...flags.list('env-add').map((text) => text.split('=')[0] ?? ''),
  ]);
  const kept = (container.Env ?? []).filter((text) => !gone.has(text.split('=')[0] ?? ''));
  const left = [...kept, ...flags.list('env-add')];
  container.Env = left;
  if (left.length === 0) delete container.Env;
}

function changePlacement(flags: FlagValues, spec: ServiceSpec): void {
  if (!flags.changed('constraint-add') && !flags.changed('constraint-rm')) return;
  const placement = spec.TaskTemplate.Placement ?? {};
  spec.TaskTemplate.Placement = placement;
  const gone = flags.list('constraint-rm');
  const kept = (placement.Constraints ?? []).filter((item) => !gone.includes(item));
  const left = [...new Set([...kept, ...flags.list('constraint-add')])].toSorted();
  placement.Constraints = left;
  if (left.length === 0) delete placement.Constraints;
}

function changePreferences(flags: FlagValues, spec: ServiceSpec): void {
  if (!flags.changed('placement-pref-add') && !flags.changed('placement-pref-rm')) return;
  const placement = spec.TaskTemplate.Placement ?? {};
  spec.TaskTemplate.Placement = placement;
  const gone = flags.list('placement-pref-rm').map((text) => parsePreference(text).Spread.SpreadDescriptor);
  const left = [
    ...(placement.Preferences ?? []).filter(({ Spread }) => !gone.includes(Spread.SpreadDescriptor)),
    ...flags.list('placement-pref-add').map(parsePreference),
  ];
  placement.Preferences = left;
  if (left.length === 0) delete placement.Preferences;
}

function changeMounts(flags: FlagValues, spec: ServiceSpec): void {
  if (!flags.changed('mount-add') && !flags.changed('mount-rm')) return;
  const container = spec.TaskTemplate.ContainerSpec;
  const added = flags.list('mount-add').map(parseMount);
  const gone = [...flags.list('mount-rm'), ...added.map((mount) => mount.Target)];
  const kept = (container.Mounts ?? []).filter((mount) => !gone.includes(mount.Target));
  const left = [...kept, ...added].toSorted((a, b) =>
    `${a.Source}${a.Target}` < `${b.Source}${b.Target}` ? -1 : 1,
  );
  container.Mounts = left;
  if (left.length === 0) delete container.Mounts;
}

function changePorts(flags: FlagValues, spec: ServiceSpec): void {
  const endpoint = spec.EndpointSpec ?? {};
  spec.EndpointSpec = endpoint;
  const mode = flags.maybe('endpoint-mode');
  if (mode !== undefined) endpoint.Mode = mode;
  if (!flags.changed('publish-add') && !flags.changed('publish-rm')) return;
  const targets = new Set(flags.list('publish-rm').map((text) => Number(text.split(/[:/]/).at(-1))));
  const added = servicePorts(flags.list('publish-add'));
  const kept = (endpoint.Ports ?? []).filter((port) => !targets.has(port.TargetPort));
  const left = [...kept, ...added];
  endpoint.Ports = left;
  if (left.length === 0) delete endpoint.Ports;
}

function changeNetworks(flags: FlagValues, spec: ServiceSpec): void {
  if (!flags.changed('network-add') && !flags.changed('network-rm')) return;
  const gone = flags.list('network-rm');
  const kept = (spec.TaskTemplate.Networks ?? []).filter((network) => !gone.includes(network.Target));
  spec.TaskTemplate.Networks = [...kept, ...flags.list('network-add').map(parseNetwork)];
}
