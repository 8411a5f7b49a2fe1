/** The swarm in a second terminal: what `swarm-tutor watch` says. */
export const watch = {
  title: (driver: string, simulated: boolean) =>
    `The swarm on ${driver}${simulated ? ' (simulated: no real machine stands behind it)' : ''}`,
  noMachines: (driver: string) =>
    `There are no machines on ${driver} yet. swarm-tutor makes them with you, step by step.`,
  /** In place of services and tasks. */
  noSwarm: 'No machine is in a swarm yet.',
  noService: 'The swarm runs no service yet.',
  quorumLost:
    'The swarm has lost its quorum: too few managers answer, so it tells nothing of its services and tasks.',
  trouble: (why: string) => `The machines could not be asked: ${why}.`,
  headings: {
    machine: 'MACHINE',
    state: 'STATE',
    address: 'ADDRESS',
    role: 'ROLE',
    status: 'STATUS',
    availability: 'AVAILABILITY',
    service: 'SERVICE',
    mode: 'MODE',
    replicas: 'REPLICAS',
    ports: 'PORTS',
    desired: 'DESIRED STATE',
    image: 'IMAGE',
    task: 'TASK',
    error: 'ERROR',
  },
  looking: 'Looking at the machines …',
};
