/** The `deploy:` of a service in its long form. */

import { defined } from '../../../value/defined.ts';
import { isRecord } from '../../../value/json.ts';
import {
  type ComposeSection,
  type Decoder,
  goTime,
  keyValues,
  list,
  memory,
  present,
  section,
} from './decode.ts';

/** The `deploy:` of a service, resolved; empty if there is none. */
export function resolveDeploy(deploy: ComposeSection, decoder: Decoder): ComposeSection {
  const replicas = decoder.unsigned('Deploy.Replicas', deploy.replicas);
  const policy = deploy.restart_policy;
  return {
    ...present({ mode: deploy.mode }),
    ...defined({ replicas }),
    ...present({ labels: keyValues(deploy.labels) }),
    ...changes('update_config', deploy.update_config, decoder),
    ...changes('rollback_config', deploy.rollback_config, decoder),
    ...present({ resources: resources(section(deploy.resources), decoder) }),
    ...defined({ restart_policy: isRecord(policy) ? restartPolicy(policy, decoder) : undefined }),
    ...present({
      placement: placement(section(deploy.placement), decoder),
      endpoint_mode: deploy.endpoint_mode,
    }),
  };
}

function changes(name: string, value: unknown, decoder: Decoder): ComposeSection {
  if (!isRecord(value)) return {};
  const parallelism = decoder.unsigned(`Deploy.${name}.Parallelism`, value.parallelism);
  const { failure_action, max_failure_ratio, order } = value;
  const delay = goTime(value.delay);
  const monitor = goTime(value.monitor);
  return {
    [name]: {
      ...defined({ parallelism }),
      ...present({
        delay: delay === '0s' ? '' : delay,
        failure_action,
        monitor: monitor === '0s' ? '' : monitor,
        max_failure_ratio,
        order,
      }),
    },
  };
}

function resources(value: ComposeSection, decoder: Decoder): ComposeSection {
  return {
    ...amounts('limits', value.limits, decoder),
    ...amounts('reservations', value.reservations, decoder),
  };
}

function amounts(name: 'limits' | 'reservations', value: unknown, decoder: Decoder): ComposeSection {
  if (!isRecord(value)) return {};
  const field = name === 'limits' ? 'Limits' : 'Reservations';
  const bytes = decoder.read(`Deploy.Resources.${field}.memory`, () => memory(value.memory));
  return {
    [name]: present({
      cpus: value.cpus,
      memory: bytes === '0' ? '' : bytes,
      pids: value.pids,
      generic_resources: value.generic_resources,
    }),
  };
}

function restartPolicy(value: ComposeSection, decoder: Decoder): ComposeSection {
  const attempts = decoder.unsigned('Deploy.restart_policy.max_attempts', value.max_attempts);
  const delay = goTime(value.delay);
  const window = goTime(value.window);
  return {
    ...present({ condition: value.condition }),
    ...defined({ delay, max_attempts: attempts, window }),
  };
}

function placement(value: ComposeSection, decoder: Decoder): ComposeSection {
  const most = decoder.unsigned('Deploy.Placement.max_replicas_per_node', value.max_replicas_per_node);
  return present({
    constraints: value.constraints,
    preferences: list(value.preferences).map((item) => present({ spread: section(item).spread })),
    max_replicas_per_node: most,
  });
}
