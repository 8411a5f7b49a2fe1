/** The simulated engine of one machine: the Engine contract, put together from the parts of the model. */
import * as containers from './container-api.ts';
import { type Context, checkUp, control, copy, plain } from './context.ts';
import type { Engine } from './engine.ts';
import { EngineError } from './errors.ts';
import * as images from './image-api.ts';
import { build, pull, push } from './images.ts';
import { engineInfo } from './info.ts';
import * as networks from './network-api.ts';
import { findNode, listNodes, removeNode, updateNode } from './nodes.ts';
import { tlsInfo, unlockKey } from './secrets.ts';
import * as services from './services.ts';
import type { Sim } from './sim.ts';
import { advance } from './simulate.ts';
import type { Daemon } from './state.ts';
import * as swarm from './swarm-api.ts';
import * as tasks from './task-api.ts';
import { VERSION } from './version.ts';

/** How long a pull, push or build takes, simulated milliseconds. */
const REGISTRY_MS = 2_000;

/** Makes the engine of a machine; `machine` is empty for this computer's own. */
export function makeEngine(sim: Sim, machine: string, daemon: Daemon): Engine {
  const ctx: Context = { sim, machine, daemon };
  /** A request that takes its time. */
  const slow = <T>(work: () => T): T => {
    checkUp(ctx);
    const result = work();
    advance(sim, sim.now + REGISTRY_MS);
    return result;
  };
  const managed = () => {
    checkUp(ctx);
    return control(ctx);
  };
  return {
    machine,
    ping: () => checkUp(ctx),
    info: () => engineInfo(ctx),
    version: () => {
      checkUp(ctx);
      return copy(VERSION);
    },

    swarmInit: (options) => swarm.init(ctx, options),
    swarmJoin: (options) => swarm.join(ctx, options),
    swarmLeave: (force) => swarm.leave(ctx, force),
    swarmInspect: () => swarm.inspectSwarm(ctx),
    swarmUpdate: (edit) => swarm.updateSwarm(ctx, (cluster) => edit(cluster.spec)),
    swarmRotateToken: (role) =>
      swarm.updateSwarm(ctx, (cluster) => {
        cluster.rotations[role]++;
      }),
    swarmUnlockKey: () => {
      const cluster = managed();
      return cluster.spec.EncryptionConfig.AutoLockManagers ? unlockKey(cluster) : '';
    },
    swarmRotateUnlockKey: () =>
      swarm.updateSwarm(ctx, (cluster) => {
        if (!cluster.spec.EncryptionConfig.AutoLockManagers) {
          throw new EngineError('cannot rotate because autolock is not turned on', 400);
        }
        cluster.rotations.unlock++;
      }),
    swarmUnlock: (key) => swarm.unlockSwarm(ctx, key),
    swarmCa: () => tlsInfo(managed()).TrustRoot,
    swarmRotateCa: () =>
      swarm.updateSwarm(ctx, (cluster) => {
        cluster.rotations.ca++;
        for (const node of cluster.nodes) node.Description.TLSInfo = tlsInfo(cluster);
      }),

    nodeList: (filters) => listNodes(ctx, filters),
    nodeInspect: (ref) => plain(findNode(ctx, managed(), ref)),
    nodeUpdate: (ref, edit) => updateNode(ctx, ref, edit),
    nodeRemove: (ref, force) => removeNode(ctx, ref, force),

    serviceList: (filters) => services.listServices(ctx, filters),
    serviceInspect: (ref) => plain(services.findService(managed(), ref)),
    serviceCreate: (spec, options = {}) => services.createService(ctx, spec, options),
    serviceUpdate: (ref, spec, options = {}) => services.updateService(ctx, ref, spec, options),
    serviceRollback: (ref) => services.rollbackService(ctx, ref),
    serviceRemove: (ref) => services.removeService(ctx, ref),
    serviceLogs: (ref) => tasks.serviceLogs(ctx, ref),

    taskList: (filters) => tasks.listTasks(ctx, filters),
    taskInspect: (ref) => tasks.inspectTask(ctx, ref),
    taskLogs: (ref) => tasks.taskLogs(ctx, ref),

    networkList: (filters) => networks.listNetworks(ctx, filters),
    networkInspect: (ref) => networks.inspectNetwork(ctx, ref),
    networkCreate: (options) => networks.createNetwork(ctx, options),
    networkRemove: (ref) => networks.removeNetwork(ctx, ref),
    networkConnect: (ref, container) => networks.connectContainer(ctx, ref, container),
    networkDisconnect: (ref, container) => networks.disconnectContainer(ctx, ref, container),

    containerList: (options = {}) => containers.listContainers(ctx, options.all === true, options.filters),
    containerInspect: (ref) => containers.inspectContainer(ctx, ref),
    containerCreate: (options) => containers.create(ctx, options),
    containerStart: (ref) => containers.start(ctx, ref),
    containerStop: (ref, timeoutMs) => containers.stop(ctx, ref, timeoutMs),
    containerKill: (ref) => containers.kill(ctx, ref),
    containerRemove: (ref, { force }) => containers.remove(ctx, ref, force),
    containerPrune: () => containers.prune(ctx),
    containerLogs: (ref) => containers.logs(ctx, ref),
    containerWait: (ref) => containers.wait(ctx, ref),
    containerExec: (ref, argv) => containers.exec(ctx, ref, argv),

    imageList: (filters) => images.listImages(ctx, filters),
    imageInspect: (ref) => images.inspectImage(ctx, ref),
    imagePull: (ref, auth) => slow(() => pull(sim, daemon, ref, auth)),
    imagePush: (ref, auth) => slow(() => push(sim, daemon, ref, auth)),
    imageTag: (source, target) => images.tagImage(ctx, source, target),
    imageRemove: (ref, force) => images.removeImage(ctx, ref, force),
    imageBuild: (input) => slow(() => build(sim, daemon, input)),
    imagePrune: (all) => images.pruneImages(ctx, all),

    login: (registry, username, password) => images.login(ctx, registry, username, password),
  };
}
