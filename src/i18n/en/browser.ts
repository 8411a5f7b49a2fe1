/** The app in the learner's browser: notices about it, and what the simulator says on its pages. */
export const browser = {
  opened: (machine: string, url: string) => `${machine} is open in your browser: ${url}`,
  /** No browser could be opened. */
  address: (machine: string, url: string) => `Open ${machine} in a browser: ${url}`,
  next: (machine: string) => `B again: ${machine}.`,
  nothingPublished: 'There is nothing to open yet: no service of a running swarm publishes a port.',
  notReached: 'A browser on this computer can’t get to the ports that the swarm publishes.',
  simulated: 'Simulated by swarm-tutor: no real machine answers here.',
  asked: (machine: string, address: string) => `You asked ${machine} (${address}).`,
  answered: (container: string, machine: string) => `Container ${container} on ${machine} answered.`,
  reload: 'Reload to ask again.',
  /** Before links to the other machines. */
  elsewhere: 'Ask another machine:',
  refused: {
    method: 'Only GET and HEAD are answered here.',
    host: 'This address belongs to swarm-tutor. Open it as the tutor shows it.',
    site: 'Another site sent this request, so it is not answered. Open the address yourself.',
  },
};
