/**
 * How long a node takes over each part of a task's life: simulated milliseconds, as a range for random choice. They are
 * those of a real engine on a small machine (see test/recordings, 06 to 13).
 */
import { agendaOf } from '../model/agenda-of.ts';
import { between } from '../model/random.ts';
import type { Sim } from '../model/sim.ts';
import type { Cluster, SimTask } from '../model/state.ts';

export const ACCEPT = [110, 200] as const;
export const BEGIN = [5, 30] as const;
export const PREPARE_FIRST = [400, 750] as const;
export const PREPARE_AGAIN = [60, 180] as const;
export const PULL = [1_500, 3_500] as const;
export const REFUSE = [400, 700] as const;
export const START_FIRST = [700, 1_100] as const;
export const START_AGAIN = [450, 700] as const;
/** Containers that start on one node at the same time slow each other down. */
export const START_NEXT = [60, 300] as const;
/** The routing mesh forgets a task before its container is asked to stop. */
export const LEAVE_MESH_MS = 3_000;
/** How long the news that a task runs stands before the next. */
export const REPORT = [10, 40] as const;
export const CLEAN_UP = [250, 450] as const;
/** The same, of containers that a restarted engine finds. */
export const CLEAN_UP_LATER = [1_200, 1_600] as const;
/** How long an ended container stays after its task was deleted. */
export const FORGET_MS = 2_200;

/** Tasks that came into a state within this time on one node leave it together, too: the engine does them side by side. */
const TOGETHER_MS = 100;
const SIDE_BY_SIDE = [1, 30] as const;

/** Chooses the time of the task's next step, unless it is chosen already; true when that time has come. */
export function due(sim: Sim, cluster: Cluster, task: SimTask, range: readonly [number, number]): boolean {
  if (task.sim.at === undefined) {
    const { tasks } = agendaOf(sim, cluster);
    const beside = tasks
      .onNode(task.NodeID)
      .find(
        (t) =>
          t.sim.at !== undefined &&
          t.Status.State === task.Status.State &&
          Math.abs(t.sim.stateAt - task.sim.stateAt) < TOGETHER_MS,
      )?.sim.at;
    task.sim.at =
      beside === undefined
        ? sim.now + between(sim.state, range[0], range[1])
        : Math.max(sim.now, beside) + between(sim.state, SIDE_BY_SIDE[0], SIDE_BY_SIDE[1]);
  }
  return task.sim.at <= sim.now;
}
