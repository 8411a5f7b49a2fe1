/** The simulated engine of one machine: the Engine contract, put together from the parts of the model. */

import { copyOf } from '../../../value/copy.ts';
import { advance } from '../clock.ts';
import type { Engine } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import { VERSION } from '../contract/version.ts';
import { tlsInfo, unlockKey } from '../manager/swarm-keys.ts';
import type { Sim } from '../model/sim.ts';
import type { Daemon } from '../model/state.ts';
import * as changes from './container-change.ts';
import * as containers from './containers.ts';
import { type ApiContext, checkUp, control, plain } from './context.ts';
import { build } from './image-build.ts';
import { commit, history, search } from './image-history.ts';
import { pull, push } from './image-transfer.ts';
import * as images from './images.ts';
import { engineInfo } from './info.ts';
import * as networks from './networks.ts';
import { findNode, listNodes, removeNode, updateNode } from './nodes.ts';
import * as secrets from './secrets.ts';
import * as services from './services.ts';
import * as swarm from './swarm.ts';
import { diskUsage, listEvents } from './system.ts';
import * as tasks from './tasks.ts';
import * as volumes from './volumes.ts';

/** How long a pull, push or build takes, simulated milliseconds. */
const REGISTRY_MS = 2_000;

/** Makes the engine of a machine; `machine` is empty for this computer's own. */
export function makeEngine(sim: Sim, machine: string, daemon: Daemon): Engine {
  const ctx: ApiContext = { sim, machine, daemon };
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
      return copyOf(VERSION);
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
    containerKill: (ref, signal) => containers.kill(ctx, ref, signal),
    containerRemove: (ref, { force, volumes }) => containers.remove(ctx, ref, force, volumes),
    containerPrune: () => containers.prune(ctx),
    containerLogs: (ref) => containers.logs(ctx, ref),
    containerWait: (ref) => containers.wait(ctx, ref),
    containerExec: (ref, argv, options) => containers.exec(ctx, ref, argv, options),
    containerFinish: (ref, exitCode) => containers.finish(ctx, ref, exitCode),

    containerPause: (ref) => changes.pause(ctx, ref),
    containerUnpause: (ref) => changes.unpause(ctx, ref),
    containerRename: (ref, name) => changes.rename(ctx, ref, name),
    containerUpdate: (ref, wanted) => changes.update(ctx, ref, wanted),
    containerTop: (ref, args) => changes.top(ctx, ref, args),
    containerProcesses: (ref) => changes.running(ctx, ref),
    containerChanges: (ref) => changes.changes(ctx, ref),
    containerCopyFrom: (ref, path) => changes.copyFrom(ctx, ref, path),
    containerCopyTo: (ref, path, asName, files) => changes.copyTo(ctx, ref, path, asName, files),
    containerCommit: (ref, name, comment) => commit(ctx, ref, name, comment),

    secretList: (filters) => secrets.listSecrets(ctx, filters),
    secretInspect: (ref) => secrets.inspectSecret(ctx, ref),
    secretCreate: (name, data, labels) => secrets.createSecret(ctx, name, data, labels),
    secretUpdate: (ref, data, labels) => secrets.updateSecret(ctx, ref, data, labels),
    secretRemove: (ref) => secrets.removeSecret(ctx, ref),
    configList: (filters) => secrets.listConfigs(ctx, filters),
    configInspect: (ref) => secrets.inspectConfig(ctx, ref),
    configCreate: (name, data, labels) => secrets.createConfig(ctx, name, data, labels),
    configUpdate: (ref, data, labels) => secrets.updateConfig(ctx, ref, data, labels),
    configRemove: (ref) => secrets.removeConfig(ctx, ref),

    volumeList: (filters) => volumes.listVolumes(ctx, filters),
    volumeInspect: (name) => volumes.inspectVolume(ctx, name),
    volumeCreate: (options) => volumes.createVolume(ctx, options),
    volumeRemove: (name, force) => volumes.removeVolume(ctx, name, force),
    volumePrune: (filters) => volumes.pruneVolumes(ctx, filters),
    networkPrune: (filters) => networks.pruneNetworks(ctx, filters),

    events: (since, until, filters) => listEvents(ctx, since, until, filters),
    diskUsage: () => diskUsage(ctx),
    imageHistory: (ref) => history(ctx, ref),
    imageSearch: (term, limit) => search(ctx, term, limit),

    imageList: (filters) => images.listImages(ctx, filters),
    imageInspect: (ref) => images.inspectImage(ctx, ref),
    imagePull: (ref, auth) => slow(() => pull(ctx, ref, auth)),
    imagePush: (ref, auth) => slow(() => push(ctx, ref, auth)),
    imageTag: (source, target) => images.tagImage(ctx, source, target),
    imageRemove: (ref, force) => images.removeImage(ctx, ref, force),
    imageBuild: (input) => slow(() => build(ctx, input)),
    imagePrune: (all) => images.pruneImages(ctx, all),

    login: (registry, username, password) => images.login(ctx, registry, username, password),
  };
}
