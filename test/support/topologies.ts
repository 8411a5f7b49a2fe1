/** Swarms as the picture sees them, to be changed by tests. */
import { NO_TOPOLOGY } from '../../src/check/topology.ts';
import type { Topology, TopologyMachine, TopologyService, TopologyTask } from '../../src/check/types.ts';

/** A task of `app_web` by its slot, on a node. */
export function aTask(slot: number, node: string, change: Partial<TopologyTask> = {}): TopologyTask {
  return {
    ...{ id: `task${slot}`, name: `web.${slot}`, service: 'app_web', slot, node },
    ...{ state: 'running', desired: 'running', image: 'john/app:1', error: '' },
    ...change,
  };
}

/** A node that runs; the first one leads. */
export function aMachine(
  number: number,
  tasks: readonly TopologyTask[] = [],
  change: Partial<TopologyMachine> = {},
): TopologyMachine {
  const leads = number === 1;
  return {
    ...{ name: `myvm${number}`, state: 'Running', ip: `192.168.99.${99 + number}`, active: leads },
    ...{ role: leads ? 'manager' : 'worker', leader: leads, managerStatus: leads ? 'Leader' : '' },
    ...{ status: 'Ready', availability: 'Active', tasks },
    ...change,
  };
}

export function aService(change: Partial<TopologyService> = {}): TopologyService {
  return {
    ...{ name: 'app_web', mode: 'replicated', running: 2, desired: 2 },
    ...{ ports: '*:80->80/tcp', image: 'john/app:1' },
    ...change,
  };
}

/** Two machines with a task each; parts can be replaced. */
export function aSwarm(change: Partial<Topology> = {}): Topology {
  return {
    ...NO_TOPOLOGY,
    machines: [aMachine(1, [aTask(1, 'myvm1')]), aMachine(2, [aTask(2, 'myvm2')])],
    services: [aService()],
    ...change,
  };
}
