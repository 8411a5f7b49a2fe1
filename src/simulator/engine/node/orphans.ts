/** What becomes of containers whose tasks the managers have deleted. */
import type { ClusterAgenda } from '../model/agenda.ts';
import type { Sim } from '../model/sim.ts';
import type { Daemon, SimContainer } from '../model/state.ts';
import { FORGET_MS } from './agent-times.ts';
import { removeContainer } from './containers.ts';

/** Removes those of an engine, after a while and once they have ended. */
export function removeOrphans(sim: Sim, agenda: ClusterAgenda, daemon: Daemon): void {
  const orphans = agenda.takeOrphans(daemon);
  const isOrphan = ({ sim: { taskId } }: SimContainer): boolean =>
    taskId !== undefined && agenda.tasks.get(taskId) === undefined;
  for (const c of agenda.isAll ? daemon.containers.filter(isOrphan) : orphans) {
    if (sim.agenda?.containers.has(c) === false) continue;
    c.sim.removeAt ??= sim.now + FORGET_MS;
    sim.agenda?.containers.touch(c);
    if (c.State.Running || c.sim.removeAt > sim.now) continue;
    removeContainer(sim, daemon, c, true);
    sim.changed = true;
  }
}
