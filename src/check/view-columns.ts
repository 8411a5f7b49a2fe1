/** What a check may ask of each view: the linter enforces it in lessons, and probes fill these columns. */
import type { ViewName } from './types.ts';

/** The columns that each view of a cluster has; `undefined` if they are not known before it is asked. */
export const VIEW_COLUMNS = {
  machines: ['Name', 'Active', 'Driver', 'State', 'URL', 'IP', 'Docker', 'Error'],
  nodes: ['ID', 'Hostname', 'Status', 'Availability', 'ManagerStatus', 'EngineVersion', 'Self'],
  stacks: ['Name', 'Services'],
  services: ['ID', 'Name', 'Mode', 'Replicas', 'Running', 'Desired', 'Image', 'Ports'],
  tasks: ['ID', 'Name', 'Image', 'Node', 'DesiredState', 'CurrentState', 'State', 'Error', 'Ports'],
  containers: ['ID', 'Image', 'Names', 'Status', 'State', 'Ports'],
  networks: ['ID', 'Name', 'Driver', 'Scope'],
  spec: [
    ...['Name', 'Image', 'Constraints', 'Networks', 'Secrets', 'Configs'],
    ...['ReservedMiB', 'HealthCheck', 'UpdateOrder', 'UpdateState'],
  ],
  labels: ['Hostname', 'Label', 'Value'],
  images: ['Repository', 'Tag', 'ID'],
  swarm: ['LocalNodeState', 'ControlAvailable', 'NodeID', 'NodeAddr', 'Nodes', 'Managers', 'ServerVersion'],
  version: ['Version'],
  env: undefined,
  switches: ['Name', 'SwitchType'],
} as const satisfies Readonly<Record<ViewName, readonly string[] | undefined>>;

/** The tools that the `version` view knows. */
export const VERSIONED_TOOLS: readonly string[] = ['docker', 'docker-compose', 'docker-machine'];

/** What `of` means for a view: required, optional, or meaningless. */
export function ofRule(view: ViewName): 'required' | 'optional' | 'meaningless' {
  if (view === 'tasks' || view === 'spec' || view === 'version') return 'required';
  return view === 'services' ? 'optional' : 'meaningless';
}
