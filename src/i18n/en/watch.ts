/** The swarm in a second terminal: what `swarm-tutor watch` says. */
export const watch = {
  title: (driver: string, simulated: boolean) =>
    `The swarm on ${driver}${simulated ? ' (simulated: there are no real machines)' : ''}`,
  noMachines: (driver: string) =>
    `There are no machines on ${driver} yet. swarm-tutor makes them with you, step by step.`,
  /** In place of services and tasks. */
  noSwarm: 'No machine is in a swarm yet.',
  noService: 'The swarm runs no service yet.',
  quorumLost:
    'The swarm has lost its quorum: too few managers answer, so its services and tasks can’t be listed.',
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
  /** Requests to the app while a step is tried. */
  visitors: {
    toCome: 'Visitors: they ask for the app while the command runs.',
    closed: (url: string) => `Visitors: nobody gets in at ${url} from here.`,
    title: 'Visitors meanwhile: ',
    answered: (count: number) => `${count} answered`,
    between: ', ',
    failed: (count: number) => `${count} failed`,
    /** In a narrow column. */
    short: {
      toCome: 'Visitors: not yet',
      closed: (_url: string) => 'Visitors: none gets in',
      title: 'Visitors: ',
      answered: (count: number) => `✓ ${count}`,
      between: '  ',
      failed: (count: number) => `✗ ${count}`,
    },
  },
};
