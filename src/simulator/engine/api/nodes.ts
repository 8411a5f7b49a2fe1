/** `/nodes`: the machines of a swarm, and changes to them. */

import { copyOf } from '../../../value/copy.ts';
import { defined } from '../../../value/defined.ts';
import type { Filters } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { Labels, Node, NodeSpec } from '../contract/types.ts';
import { ENGINE_VERSION, LOG_PLUGINS, NETWORK_PLUGINS } from '../contract/version.ts';
import { aliveManagers, daemonOfNode } from '../manager/membership.ts';
import { tlsInfo } from '../manager/swarm-keys.ts';
import { noteCluster } from '../model/events.ts';
import { newObject } from '../model/new-object.ts';
import { byText, type Sim, touch } from '../model/sim.ts';
import type { Cluster, SimNode, SimTask } from '../model/state.ts';
import { askTaskToStop } from '../node/task-end.ts';
import {
  type ApiContext,
  change,
  checkFilters,
  checkUp,
  control,
  fits,
  fitsLabels,
  plain,
} from './context.ts';

const MIB = 1024 * 1024;

/** Adds the node of an engine that joins. `address` is what it advertises, `IP:PORT`. */
export function newNode(
  ctx: ApiContext,
  cluster: Cluster,
  role: NodeSpec['Role'],
  address: string,
  availability: NodeSpec['Availability'],
): SimNode {
  const { sim } = ctx;
  const machine = sim.state.machines[ctx.machine];
  const node: SimNode = {
    ...newObject(sim, cluster),
    Spec: { Labels: {}, Role: role, Availability: availability },
    Description: {
      Hostname: ctx.daemon.hostname,
      Platform: { Architecture: 'x86_64', OS: 'linux' },
      Resources: {
        NanoCPUs: (machine?.cpus ?? 1) * 1_000_000_000,
        MemoryBytes: (machine?.memory ?? 1024) * MIB,
      },
      Engine: {
        EngineVersion: ENGINE_VERSION,
        Labels: copyOf(machine?.labels ?? {}),
        Plugins: [
          ...LOG_PLUGINS.map((Name) => ({ Type: 'Log', Name })),
          ...NETWORK_PLUGINS.map((Name) => ({ Type: 'Network', Name })),
          { Type: 'Volume', Name: 'local' },
        ],
      },
      TLSInfo: tlsInfo(cluster),
    },
    Status: {
      State: 'ready',
      Addr: role === 'manager' ? (address.split(':')[0] ?? '') : (machine?.ip ?? ''),
    },
    ...defined({
      ManagerStatus: role === 'manager' ? { Reachability: 'reachable' as const, Addr: address } : undefined,
    }),
    sim: { machine: ctx.machine },
  };
  cluster.nodes.push(node);
  noteCluster(sim, cluster, { type: 'node', action: 'create', id: node.ID, attributes: { name: '' } });
  return node;
}

/** By `self`, id, id prefix or hostname. @throws EngineError */
export function findNode(ctx: ApiContext, cluster: Cluster, ref: string): SimNode {
  const wanted = ref === 'self' ? ctx.daemon.swarm.nodeId : ref;
  const exact = cluster.nodes.find((n) => n.ID === wanted);
  if (exact !== undefined) return exact;
  const byName = cluster.nodes.filter((n) => n.Description.Hostname === wanted || n.Spec.Name === wanted);
  const found =
    byName.length > 0 ? byName : cluster.nodes.filter((n) => wanted !== '' && n.ID.startsWith(wanted));
  const [node, other] = found;
  if (node === undefined) throw new EngineError(`node ${ref} not found`, 404);
  if (other !== undefined)
    throw new EngineError(`node ${ref} is ambiguous (${found.length} matches found)`, 400);
  return node;
}

/** `GET /nodes`. @throws EngineError on a worker, and for a filter that the engine refuses */
export function listNodes(ctx: ApiContext, filters?: Filters): Node[] {
  checkUp(ctx);
  const cluster = control(ctx);
  checkFilters(filters, ['id', 'label', 'node.label', 'membership', 'name', 'role']);
  for (const role of filters?.role ?? [])
    if (!['manager', 'worker', ''].includes(role.toLowerCase()))
      throw new EngineError(`Invalid role filter: '${role}'`, 500);
  for (const membership of filters?.membership ?? [])
    if (!['accepted', 'pending', ''].includes(membership.toLowerCase()))
      throw new EngineError(`Invalid membership filter: '${membership}'`, 500);
  return cluster.nodes
    .filter(
      (n) =>
        fits(filters, 'id', (id) => n.ID.startsWith(id)) &&
        fits(filters, 'name', (name) => n.Description.Hostname.startsWith(name)) &&
        fits(filters, 'role', (role) => n.Spec.Role === role.toLowerCase()) &&
        fits(filters, 'membership', (m) => m.toLowerCase() === 'accepted') &&
        fitsLabels(filters, n.Description.Engine.Labels) &&
        fitsLabels(filters, n.Spec.Labels, 'node.label'),
    )
    .sort((a, b) => byText(a.Description.Hostname, b.Description.Hostname) || byText(a.ID, b.ID))
    .map(plain);
}

function checkDemotion(ctx: ApiContext, cluster: Cluster, node: SimNode): void {
  const managers = cluster.nodes.filter((n) => n.ManagerStatus !== undefined);
  const failed = (why: string): EngineError =>
    new EngineError(`rpc error: code = FailedPrecondition desc = ${why}`, 400);
  if (managers.length === 1) throw failed('attempting to demote the last manager of the swarm');
  const left = managers.length - 1;
  const alive = aliveManagers(ctx.sim, cluster).filter((n) => n !== node).length;
  if (alive < Math.floor(left / 2) + 1) {
    throw failed("can't remove member from the raft: this would result in a loss of quorum");
  }
}

/**
 * `POST /nodes/REF/update`: `edit` changes a copy of the specification.
 * @throws EngineError for changes that a manager refuses
 */
export function updateNode(ctx: ApiContext, ref: string, edit: (spec: NodeSpec) => void): void {
  checkUp(ctx);
  const cluster = control(ctx);
  const node = findNode(ctx, cluster, ref);
  const spec = copyOf(node.Spec);
  edit(spec);
  if (node.Spec.Role === 'manager' && spec.Role === 'worker') checkDemotion(ctx, cluster, node);
  change(ctx, () => {
    const changed: Labels = { name: node.Description.Hostname };
    if (spec.Availability !== node.Spec.Availability)
      Object.assign(changed, {
        'availability.old': node.Spec.Availability,
        'availability.new': spec.Availability,
      });
    if (spec.Role !== node.Spec.Role)
      Object.assign(changed, { 'role.old': node.Spec.Role, 'role.new': spec.Role });
    noteCluster(ctx.sim, cluster, { type: 'node', action: 'update', id: node.ID, attributes: changed });
    node.Spec = spec;
    touch(ctx.sim, cluster, node);
  });
}

/**
 * A node that is up still hears that its tasks are to end, and nothing after that: it is refused from then on. Until its
 * engine is started again it takes itself for a member, and what has ended stays.
 */
function dismiss(sim: Sim, cluster: Cluster, node: SimNode): void {
  const daemon = daemonOfNode(sim, cluster, node);
  if (daemon === undefined || node.Status.State !== 'ready') return;
  const tasks = new Map<string | undefined, SimTask>(cluster.tasks.map((task) => [task.ID, task]));
  for (const container of daemon.containers) {
    const task = tasks.get(container.sim.taskId);
    if (task !== undefined && container.State.Running) askTaskToStop(sim, daemon, task, container);
  }
}

/** `DELETE /nodes/REF`. @throws EngineError for a node that is up, or a manager, unless forced */
export function removeNode(ctx: ApiContext, ref: string, force: boolean): void {
  checkUp(ctx);
  const cluster = control(ctx);
  const node = findNode(ctx, cluster, ref);
  const failed = (why: string): EngineError =>
    new EngineError(`rpc error: code = FailedPrecondition desc = node ${node.ID} ${why}`, 400);
  if (node.ManagerStatus !== undefined) {
    throw failed(
      'is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal',
    );
  }
  if (!force && node.Status.State === 'ready') throw failed("is not down and can't be removed");
  change(ctx, () => {
    dismiss(ctx.sim, cluster, node);
    cluster.nodes = cluster.nodes.filter((n) => n !== node);
    noteCluster(ctx.sim, cluster, {
      type: 'node',
      action: 'remove',
      id: node.ID,
      attributes: { name: node.Description.Hostname },
    });
  });
}
