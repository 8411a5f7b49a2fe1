/** Asks the first manager that answers for the swarm's nodes, services and tasks. */
import { isRecord } from '../value/json.ts';
import type { Asker } from './probes/asker.ts';
import { jsonLines } from './probes/json.ts';
import { parseNodes, parseServices, parseTasks } from './probes/listings.ts';
import type { Row } from './tables.ts';

/**
 * Everything about the swarm in one connection, as each costs about 0.3 s. The listings need no separators:
 * their rows are distinguished by their fields. On a worker only the first command answers.
 */
const SURVEY = [
  "docker info --format '{{json .Swarm}}'",
  "docker node ls --format '{{json .}}'",
  "docker service ls --format '{{json .}}'",
  "docker service ps --no-trunc --format '{{json .}}' $(docker service ls -q)",
].join('; ');

const NO_LEADER = /swarm does not have a leader/i;

export interface Survey {
  readonly nodes: readonly Row[];
  readonly services: readonly Row[];
  readonly tasks: readonly Row[];
  /** A manager answered that there is no Leader, and none knew better. */
  readonly quorumLost: boolean;
  /** The role that machines report of themselves, as far as they were asked; used if no manager answers. */
  readonly roles: ReadonlyMap<string, 'manager' | 'worker'>;
}

/** Asks the machines in turn, the active one first; a worker knows who its managers are. */
export async function survey(asker: Asker, machines: readonly Row[]): Promise<Survey> {
  const running = machines.filter((machine) => machine.State === 'Running');
  const queue = [...running.filter(isActive), ...running.filter((machine) => !isActive(machine))];
  const roles = new Map<string, 'manager' | 'worker'>();
  let quorumLost = false;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const answer = await asker.askOn(next.Name ?? '', SURVEY);
    const objects = jsonLines(answer.stdout);
    const listing = (field: string): string =>
      objects
        .filter((each) => field in each)
        .map((each) => JSON.stringify(each))
        .join('\n');
    const nodes = parseNodes(listing('Hostname'));
    if (nodes.length > 0) {
      return {
        nodes,
        services: parseServices(listing('Replicas')),
        tasks: parseTasks(listing('CurrentState')),
        quorumLost: false,
        roles,
      };
    }
    const own = objects.find((each) => 'LocalNodeState' in each);
    if (own?.LocalNodeState === 'active')
      roles.set(next.Name ?? '', own.ControlAvailable === true ? 'manager' : 'worker');
    quorumLost ||= NO_LEADER.test(`${answer.stderr}\n${String(own?.Error ?? '')}`);
    const addresses = managersOf(own);
    queue.sort((a, b) => Number(addresses.has(b.IP ?? '')) - Number(addresses.has(a.IP ?? '')));
  }
  return { nodes: [], services: [], tasks: [], quorumLost, roles };
}

/** The session's shell talks to this machine. */
export function isActive(machine: Row): boolean {
  return (machine.Active ?? '').startsWith('*');
}

/** The IP addresses of the managers that an engine in a swarm knows. */
function managersOf(swarm: Readonly<Record<string, unknown>> | undefined): ReadonlySet<string> {
  const managers = Array.isArray(swarm?.RemoteManagers) ? swarm.RemoteManagers.filter(isRecord) : [];
  return new Set(managers.map((manager) => String(manager.Addr).replace(/:\d+$/, '')));
}
