/** How a task's container is asked to stop, and what its end means for the task. */
import { noteContainer } from '../model/events.ts';
import { type Sim, setState } from '../model/sim.ts';
import type { Cluster, Daemon, SimContainer, SimTask } from '../model/state.ts';
import { LEAVE_MESH_MS } from './agent-times.ts';
import { STOP_GRACE_MS } from './containers.ts';
import { healthOf } from './health.ts';

const NS_PER_MS = 1_000_000;
/** The exit code of a program that SIGKILL ended. */
const KILLED = 137;

/** Asks it to stop, once the routing mesh has forgotten it. Does nothing if it has been asked. */
export function askTaskToStop(sim: Sim, daemon: Daemon, task: SimTask, container: SimContainer): void {
  if (container.sim.stopAt !== undefined) return;
  const nano = task.Spec.ContainerSpec.StopGracePeriod;
  const grace = nano === undefined ? STOP_GRACE_MS : nano / NS_PER_MS;
  const leave = (task.NetworksAttachments ?? []).length > 0 ? LEAVE_MESH_MS : 0;
  noteContainer(sim, daemon, container, 'kill', { signal: '15' });
  container.sim.exitCode = container.sim.ignoresTerm ? KILLED : 0;
  container.sim.stopAt = sim.now + leave + (container.sim.ignoresTerm ? grace : Math.min(200, grace));
}

/** Ends what still runs of a task that was rejected, since its node no longer suits it. */
export function endRejected(
  sim: Sim,
  daemon: Daemon,
  task: SimTask,
  container: SimContainer | undefined,
): void {
  if (task.Status.State === 'rejected' && container?.State.Running === true)
    askTaskToStop(sim, daemon, task, container);
}

/** A container that is no longer healthy is stopped. */
export function stopIfUnhealthy(sim: Sim, daemon: Daemon, task: SimTask, container: SimContainer): void {
  if (healthOf(container) !== 'unhealthy' || container.sim.stopAt !== undefined) return;
  askTaskToStop(sim, daemon, task, container);
  container.sim.isSick = true;
  sim.changed = true;
}

/**
 * Sets the state of a task whose container has ended.
 * @param onSuccess what an exit code of 0 makes of it
 */
export function endTask(
  sim: Sim,
  cluster: Cluster,
  task: SimTask,
  container: SimContainer | undefined,
  onSuccess: 'running' | 'complete',
): void {
  const code = container?.State.ExitCode ?? 0;
  if (container !== undefined)
    task.Status.ContainerStatus = { ContainerID: container.Id, PID: 0, ExitCode: code };
  const why = container?.sim.isSick === true ? ': dockerexec: unhealthy container' : '';
  // Removing a running container by force kills it first.
  if (container === undefined) setState(sim, cluster, task, 'failed', `task: non-zero exit (${KILLED})`);
  else if (code === 0) setState(sim, cluster, task, onSuccess);
  else setState(sim, cluster, task, 'failed', `task: non-zero exit (${code})${why}`);
}
