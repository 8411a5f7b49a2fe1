/** The events of a swarm, for the picture. */

/** `web.1`, with its node where it has one. */
const on = (task: string, node: string) => (node === '' ? task : `${task} on ${node}`);
const because = (error: string) => (error === '' ? '' : `: ${error}`);
const tasks = (count: number, service: string) => `${count} tasks of ${service}`;

export const swarm = {
  machineNew: (name: string) => `${name} is there`,
  machineGone: (name: string) => `${name} was removed`,
  machineState: (name: string, state: string) => `${name} is ${state.toLowerCase()}`,
  joined: (name: string, role: string) => `${name} joined as a ${role}`,
  left: (name: string) => `${name} left the swarm`,
  role: (name: string, role: string) => `${name} is a ${role} now`,
  leader: (name: string) => `${name} is the Leader now`,
  nodeStatus: (name: string, status: string) => `node ${name} is ${status}`,
  availability: (name: string, availability: string) => `node ${name} is set to ${availability}`,
  quorumLost: 'the swarm lost its quorum: too few managers answer',
  quorumBack: 'the swarm has a Leader again',
  serviceNew: (name: string, wanted: number) =>
    `service ${name} was created, with ${wanted} ${wanted === 1 ? 'task' : 'tasks'}`,
  serviceGone: (name: string) => `service ${name} was removed`,
  scaled: (name: string, before: number, now: number) => `${name} is scaled from ${before} to ${now}`,
  updated: (name: string, image: string) => `${name} gets the image ${image}`,
  task: {
    starts: (task: string, node: string, _error: string) => `${on(task, node)} is starting`,
    runs: (task: string, node: string, _error: string) => `${on(task, node)} is running`,
    broke: (task: string, node: string, error: string) => `${on(task, node)} failed${because(error)}`,
    ended: (task: string, node: string, _error: string) => `${on(task, node)} was shut down`,
    waits: (task: string, _node: string, error: string) => `${task} has no node yet${because(error)}`,
    unknown: (task: string, node: string, _error: string) => `${on(task, node)}: its state is unknown`,
  },
  /** Too many to name each. */
  manyTasks: {
    starts: (count: number, service: string) => `${tasks(count, service)} are starting`,
    runs: (count: number, service: string) => `${tasks(count, service)} are running`,
    broke: (count: number, service: string) => `${tasks(count, service)} failed`,
    ended: (count: number, service: string) => `${tasks(count, service)} were shut down`,
    waits: (count: number, service: string) => `${tasks(count, service)} have no node yet`,
    unknown: (count: number, service: string) => `${tasks(count, service)}: their state is unknown`,
  },
};
