import type { Node, Service } from '../../engine/types.ts';
import { GO_TYPE, GoTime, NIL_FIELDS } from '../template/index.ts';

/** Gives an object the name of its Go type, and the types of fields that may be unset. */
function typed(object: object, type: string, pointers: Readonly<Record<string, string>> = {}): object {
  return { ...object, [GO_TYPE]: type, [NIL_FIELDS]: pointers };
}

function times(object: { readonly CreatedAt: string; readonly UpdatedAt: string }): object {
  return { CreatedAt: new GoTime(object.CreatedAt), UpdatedAt: new GoTime(object.UpdatedAt) };
}

/** A node as the client's typed value: its times are times, and `{{.ManagerStatus}}` is nil on a worker. */
export function typedNode(node: Node): object {
  const parts = {
    ...node,
    ...times(node),
    Spec: typed(node.Spec, 'swarm.NodeSpec'),
    Description: typed(node.Description, 'swarm.NodeDescription'),
    Status: typed(node.Status, 'swarm.NodeStatus'),
    ...(node.ManagerStatus ? { ManagerStatus: typed(node.ManagerStatus, 'swarm.ManagerStatus') } : {}),
  };
  return typed(parts, 'swarm.Node', { ManagerStatus: '*swarm.ManagerStatus' });
}

/** A service: `{{.UpdateStatus}}` is nil before its first update, `{{.Spec.Mode.Global}}` for a replicated one. */
export function typedService(service: Service): object {
  const { Spec: spec } = service;
  const template = spec.TaskTemplate;
  const modes = {
    ...(spec.Mode.Replicated ? { Replicated: typed(spec.Mode.Replicated, 'swarm.ReplicatedService') } : {}),
    ...(spec.Mode.Global ? { Global: typed(spec.Mode.Global, 'swarm.GlobalService') } : {}),
  };
  const parts = {
    ...service,
    ...times(service),
    Spec: typed(
      {
        ...spec,
        TaskTemplate: typed(
          { ...template, ContainerSpec: typed(template.ContainerSpec, 'swarm.ContainerSpec') },
          'swarm.TaskSpec',
        ),
        Mode: typed(modes, 'swarm.ServiceMode', {
          Replicated: '*swarm.ReplicatedService',
          Global: '*swarm.GlobalService',
        }),
      },
      'swarm.ServiceSpec',
    ),
    Endpoint: typed(service.Endpoint, 'swarm.Endpoint'),
    ...(service.UpdateStatus ? { UpdateStatus: typed(service.UpdateStatus, 'swarm.UpdateStatus') } : {}),
  };
  return typed(parts, 'swarm.Service', {
    UpdateStatus: '*swarm.UpdateStatus',
    PreviousSpec: '*swarm.ServiceSpec',
    ServiceStatus: '*swarm.ServiceStatus',
  });
}
