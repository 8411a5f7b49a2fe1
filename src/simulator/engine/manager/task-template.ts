/**
 * Go templates in a service's variables, host names and mounts, which every task fills with its own name, slot
 * and node.
 * Source: https://github.com/moby/swarmkit/blob/master/template/context.go
 */

import { compileTemplate, TemplateError } from '../../../go/template/index.ts';
import { defined } from '../../../value/defined.ts';
import { invalid } from '../contract/errors.ts';
import type { ContainerSpec, ServiceSpec } from '../contract/types.ts';
import { nodeById } from '../model/sim.ts';
import type { Cluster, SimTask } from '../model/state.ts';
import { taskName } from './tasks.ts';

/** The fields that a template may use. */
export interface TemplateValues {
  readonly Service: {
    readonly ID: string;
    readonly Name: string;
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly Node: {
    readonly ID: string;
    readonly Hostname: string;
    readonly Platform: { readonly Architecture: string; readonly OS: string };
  };
  readonly Task: { readonly ID: string; readonly Name: string; readonly Slot: string };
}

/** The values of these fields for a task. */
export function valuesOf(cluster: Cluster, task: SimTask): TemplateValues {
  const { name, labels } = task.sim.service;
  const about = nodeById(cluster, task.NodeID)?.Description;
  return {
    Service: { ID: task.ServiceID, Name: name, Labels: labels },
    Node: {
      ID: task.NodeID ?? '',
      Hostname: about?.Hostname ?? '',
      Platform: about?.Platform ?? { Architecture: '', OS: '' },
    },
    Task: { ID: task.ID, Name: taskName(task), Slot: String(task.Slot ?? task.NodeID ?? '') },
  };
}

/** A container's specification with its templates filled in. @throws TemplateError for an invalid one */
export function expandSpec(spec: ContainerSpec, values: TemplateValues): ContainerSpec {
  const fill = (text: string): string =>
    text.includes('{{') ? compileTemplate(text, {}, true)(values) : text;
  return {
    ...spec,
    ...defined({
      Env: spec.Env?.map(fill),
      Hostname: spec.Hostname === undefined ? undefined : fill(spec.Hostname),
      Mounts: spec.Mounts?.map((mount) => ({
        ...mount,
        Target: fill(mount.Target),
        ...defined({ Source: mount.Source === undefined ? undefined : fill(mount.Source) }),
      })),
    }),
  };
}

/** Managers try the templates of a new specification with a made-up task. @throws EngineError */
export function checkTemplates({ Name, Labels, TaskTemplate }: ServiceSpec): void {
  const madeUp: TemplateValues = {
    Service: { ID: 'serviceid', Name, Labels },
    Node: { ID: 'nodeid', Hostname: 'nodeHostname', Platform: { Architecture: 'x86_64', OS: 'linux' } },
    Task: { ID: 'taskid', Name: `${Name}.1.taskid`, Slot: '1' },
  };
  const { Env, Hostname, Mounts, Image } = TaskTemplate.ContainerSpec;
  const parts: readonly [string, ContainerSpec][] = [
    ['mounts', { Image, ...defined({ Mounts }) }],
    ['env', { Image, ...defined({ Env }) }],
    ['hostname', { Image, ...defined({ Hostname }) }],
  ];
  for (const [what, spec] of parts) {
    try {
      expandSpec(spec, madeUp);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      const why = error.message.replace(/^template: (<[^>]*>|\w*):/, 'template: expansion:');
      throw invalid(`expanding ${what} failed: ${why}`);
    }
  }
}
