/** The picture of the swarm as a JSON document. */
import type { Topology, TopologyTask } from '../check/types.ts';
import type { DriverId } from '../driver/types.ts';

/** What `watch --json` prints. Both READMEs list its fields. */
export function watchReport(driver: DriverId, topology: Topology): object {
  return {
    driver,
    machines: topology.machines.map((machine) => ({
      name: machine.name,
      state: machine.state,
      role: machine.role ?? null,
      status: machine.status,
      availability: machine.availability,
      leader: machine.leader,
      managerStatus: machine.managerStatus,
      address: machine.ip,
      tasks: machine.tasks.map(taskReport),
    })),
    services: topology.services.map(({ name, mode, running, desired, ports, image }) => ({
      ...{ name, mode, running, desired, ports, image },
    })),
    unassigned: topology.unassigned.map(taskReport),
    quorumLost: topology.quorumLost,
  };
}

function taskReport({ id, name, service, slot, state, desired, image, error }: TopologyTask): object {
  return { id, name, service, slot: slot ?? null, state, desired, image, error };
}
