/** Services as `docker service ls` and `docker stack services` list them. */
import type { Service } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { withoutDigest } from './image-reference.ts';
import { type ListKind, type ListRow, printList } from './list.ts';
import { naturalCompare } from './natural.ts';
import { showPorts } from './ports.ts';

const KIND: ListKind = {
  type: '*service.serviceContext',
  headers: {},
  table: '{{.ID}}\t{{.Name}}\t{{.Mode}}\t{{.Replicas}}\t{{.Image}}\t{{.Ports}}',
  quiet: '{{.ID}}',
};

/** Prints services as `service ls` and `stack services` do. */
export function printServices(context: CommandRun, services: readonly Service[]): void {
  const sorted = services.toSorted((a, b) => naturalCompare(a.Spec.Name, b.Spec.Name));
  printList(context, KIND, sorted.map(row));
}

function row(service: Service): ListRow {
  const image = service.Spec.TaskTemplate.ContainerSpec.Image;
  return {
    ID: service.ID.slice(0, 12),
    Name: service.Spec.Name,
    Mode: modeOf(service),
    Replicas: replicas(service),
    Image: withoutDigest(image),
    Ports: showPorts(service.Endpoint.Ports),
  };
}

function modeOf({ Spec: { Mode: mode } }: Service): string {
  if (mode.ReplicatedJob) return 'replicated job';
  if (mode.GlobalJob) return 'global job';
  return mode.Global ? 'global' : 'replicated';
}

function replicas(service: Service): string {
  const status = service.ServiceStatus;
  const { ReplicatedJob, GlobalJob } = service.Spec.Mode;
  if (ReplicatedJob ?? GlobalJob) {
    const {
      RunningTasks: running = 0,
      DesiredTasks: desired = 0,
      CompletedTasks: completed = 0,
    } = status ?? {};
    const total = ReplicatedJob?.TotalCompletions ?? desired + completed;
    return `${running}/${desired} (${completed}/${total} completed)`;
  }
  const most = service.Spec.TaskTemplate.Placement?.MaxReplicas;
  const limit = most === undefined || most === 0 || service.Spec.Mode.Global ? '' : ` (max ${most} per node)`;
  return `${status?.RunningTasks ?? 0}/${status?.DesiredTasks ?? 0}${limit}`;
}
