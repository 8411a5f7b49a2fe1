/** Objects of the API with their Go types, for templates and their errors. */

import { GO_TYPE, GoDuration, GoTime, NIL_FIELDS, ZERO_FIELDS } from '../../../go/template/index.ts';
import { defined } from '../../../value/defined.ts';
import type {
  Config,
  EndpointSpec,
  Info,
  Node,
  PortConfig,
  Secret,
  Service,
  ServiceSpec,
  TaskSpec,
  UpdateConfig,
} from '../../engine/contract/types.ts';
import { FIELDS, type GoType } from './go-types.ts';

/** Gives an object its Go type, with the fields that may be unset. */
function typed<T extends object>(object: T, type: GoType): T {
  const { nil = {}, zero = {} } = FIELDS[type];
  const home = type === 'HealthConfig' ? 'container' : 'swarm';
  return { ...object, [GO_TYPE]: `${home}.${type}`, [NIL_FIELDS]: nil, [ZERO_FIELDS]: zero };
}

/** The same for an object that may be missing. */
function maybe<T extends object>(name: string, object: T | undefined, type: GoType): object {
  return object === undefined ? {} : { [name]: typed(object, type) };
}

/** Numbers of nanoseconds as durations. */
function durations(object: object, ...names: readonly string[]): object {
  const found = Object.entries(object).filter(([name, value]) => names.includes(name) && value !== undefined);
  return Object.fromEntries(found.map(([name, value]) => [name, new GoDuration(Number(value))]));
}

function times(object: { readonly CreatedAt: string; readonly UpdatedAt: string }): object {
  return { CreatedAt: new GoTime(object.CreatedAt), UpdatedAt: new GoTime(object.UpdatedAt) };
}

/** A node as the client's typed value: its times are times, and `{{.ManagerStatus}}` is nil on a worker. */
export function typedNode(node: Node): object {
  const { Description: description } = node;
  return typed(
    {
      ...node,
      ...times(node),
      Spec: typed(node.Spec, 'NodeSpec'),
      Description: typed(
        {
          ...description,
          Platform: typed(description.Platform, 'Platform'),
          Resources: typed(description.Resources, 'Resources'),
          Engine: typed(description.Engine, 'EngineDescription'),
        },
        'NodeDescription',
      ),
      Status: typed(node.Status, 'NodeStatus'),
      ...maybe('ManagerStatus', node.ManagerStatus, 'ManagerStatus'),
    },
    'Node',
  );
}

/** A secret: without its data, which the engine never returns. */
export function typedSecret(secret: Secret): object {
  return typed({ ...secret, ...times(secret), Spec: typed(secret.Spec, 'SecretSpec') }, 'Secret');
}
/** A config: `{{.Spec.Data}}` is bytes, which JSON shows as base64. */
export function typedConfig(config: Config): object {
  return typed({ ...config, ...times(config), Spec: typed(config.Spec, 'ConfigSpec') }, 'Config');
}

/** A service: `{{.UpdateStatus}}` is nil before its first update, `{{.Spec.Mode.Global}}` for a replicated one. */
export function typedService(service: Service): object {
  const { Endpoint: endpoint, PreviousSpec: before } = service;
  return typed(
    {
      ...service,
      ...times(service),
      Spec: typedSpec(service.Spec),
      ...defined({ PreviousSpec: before ? typedSpec(before) : undefined }),
      Endpoint: typed(
        { ...endpoint, Spec: typedEndpoint(endpoint.Spec), ...typedPorts(endpoint.Ports) },
        'Endpoint',
      ),
      ...maybe('UpdateStatus', service.UpdateStatus, 'UpdateStatus'),
    },
    'Service',
  );
}

function typedSpec(spec: ServiceSpec): object {
  const { UpdateConfig: update, RollbackConfig: rollback, EndpointSpec: endpoint } = spec;
  return typed(
    {
      ...spec,
      TaskTemplate: typedTask(spec.TaskTemplate),
      Mode: typed(
        {
          ...maybe('Replicated', spec.Mode.Replicated, 'ReplicatedService'),
          ...maybe('Global', spec.Mode.Global, 'GlobalService'),
        },
        'ServiceMode',
      ),
      ...defined({
        UpdateConfig: update ? typedUpdate(update) : undefined,
        RollbackConfig: rollback ? typedUpdate(rollback) : undefined,
        EndpointSpec: endpoint ? typedEndpoint(endpoint) : undefined,
      }),
    },
    'ServiceSpec',
  );
}

function typedTask(task: TaskSpec): object {
  const { ContainerSpec: container, Resources: resources, RestartPolicy: policy } = task;
  const { Limits: limits, Reservations: reservations } = resources ?? {};
  const { Healthcheck: check } = container;
  return typed(
    {
      ...task,
      ContainerSpec: typed(
        {
          ...inOrder(container),
          ...durations(container, 'StopGracePeriod'),
          ...maybe(
            'Healthcheck',
            check && { ...check, ...durations(check, ...HEALTH_TIMES) },
            'HealthConfig',
          ),
        },
        'ContainerSpec',
      ),
      ...defined({
        Resources: resources
          ? typed(
              { ...maybe('Limits', limits, 'Limit'), ...maybe('Reservations', reservations, 'Resources') },
              'ResourceRequirements',
            )
          : undefined,
        RestartPolicy: policy
          ? typed({ ...policy, ...durations(policy, 'Delay', 'Window') }, 'RestartPolicy')
          : undefined,
      }),
      ...maybe('Placement', task.Placement, 'Placement'),
    },
    'TaskSpec',
  );
}

const HEALTH_TIMES = ['Interval', 'Timeout', 'StartPeriod'];

const CONTAINER_FIELDS = [
  ...['Image', 'Labels', 'Command', 'Args', 'Hostname', 'Env', 'Dir', 'User', 'Groups', 'Privileges', 'Init'],
  ...['StopSignal', 'TTY', 'OpenStdin', 'ReadOnly', 'Mounts', 'StopGracePeriod', 'Healthcheck', 'Hosts'],
  ...['DNSConfig', 'Secrets', 'Configs', 'Isolation'],
];

/** A container's fields in the order of their Go type, whatever order they were set in. */
function inOrder(container: TaskSpec['ContainerSpec']): TaskSpec['ContainerSpec'] {
  const place = (name: string): number => CONTAINER_FIELDS.indexOf(name) + 1 || CONTAINER_FIELDS.length + 1;
  const entries = Object.entries(container).toSorted(([a], [b]) => place(a) - place(b));
  return { Image: container.Image, ...Object.fromEntries(entries) };
}

function typedUpdate(config: UpdateConfig): object {
  return typed({ ...config, ...durations(config, 'Delay', 'Monitor') }, 'UpdateConfig');
}

function typedEndpoint(spec: EndpointSpec): object {
  return typed({ ...spec, ...typedPorts(spec.Ports) }, 'EndpointSpec');
}

function typedPorts(ports: readonly PortConfig[] | undefined): object {
  return ports ? { Ports: ports.map((port) => typed(port, 'PortConfig')) } : {};
}

/** An engine's information about its swarm: on a worker the numbers of nodes are missing, and read as 0. */
export function typedSwarm(swarm: Info['Swarm']): object {
  return typed(swarm, 'Info');
}
