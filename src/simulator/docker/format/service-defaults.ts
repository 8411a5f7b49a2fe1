/** Adds the daemon's defaults to a service, for everything that was left out. */
import { defined } from '../../../value/defined.ts';
import type { RestartPolicy, Service, UpdateConfig } from '../../engine/contract/types.ts';

/** A service with what the daemon adds to its answer: the defaults of everything that was left out. */
export function withDefaults(service: Service): Service {
  const { Spec: spec } = service;
  const { Networks, ForceUpdate, Runtime, ContainerSpec, Resources, RestartPolicy, Placement, ...more } =
    spec.TaskTemplate;
  return {
    ...service,
    Spec: {
      Name: spec.Name,
      Labels: spec.Labels,
      TaskTemplate: {
        ContainerSpec,
        Resources: Resources ?? {},
        RestartPolicy: restartDefaults(RestartPolicy),
        Placement: Placement ?? {},
        ...defined({ Networks: Networks && Networks.length > 0 ? Networks : undefined }),
        ...more,
        ForceUpdate,
        Runtime: Runtime ?? 'container',
      },
      Mode: spec.Mode,
      UpdateConfig: updateDefaults(spec.UpdateConfig),
      RollbackConfig: updateDefaults(spec.RollbackConfig),
      EndpointSpec: { Mode: 'vip', ...spec.EndpointSpec },
    },
  };
}

function restartDefaults(policy: RestartPolicy | undefined): RestartPolicy {
  return { Condition: 'any', Delay: 5_000_000_000, MaxAttempts: 0, ...policy };
}

function updateDefaults(config: UpdateConfig | undefined): UpdateConfig {
  return {
    Parallelism: config?.Parallelism ?? 1,
    ...defined({ Delay: config?.Delay || undefined }),
    FailureAction: config?.FailureAction ?? 'pause',
    Monitor: config?.Monitor ?? 5_000_000_000,
    MaxFailureRatio: config?.MaxFailureRatio ?? 0,
    Order: config?.Order ?? 'stop-first',
  };
}
