/** How the machines of a picture share the room there is. */
import type { Topology, TopologyMachine } from '../../check/types.ts';
import { liveTasks } from './tasks.ts';

/** Columns between machines. */
export const MACHINE_GAP = 3;
const WIDEST = 26;
const NARROWEST = 21;
/** Rows of a machine besides its tasks, and the row of the mesh below it. */
const ROWS_AROUND_TASKS = 5;
const FEWEST_TASK_ROWS = 3;

export interface PictureShape {
  /** Machines side by side; one stands below the other where it is 1. */
  readonly perRow: number;
  /** Columns of a machine, with its border. */
  readonly machineWidth: number;
  /** Rows for tasks in each machine. */
  readonly taskRows: number;
  /** Machines that there is room for; the others are only counted. */
  readonly shown: number;
  /** There is room for the services below. */
  readonly hasServices: boolean;
}

/** Whether a machine takes part in the swarm. */
export function isJoined({ role, state }: TopologyMachine): boolean {
  return role !== undefined && state === 'Running';
}

/** The shape of a picture in `width` × `height`. */
export function pictureShape({ machines, services }: Topology, width: number, height: number): PictureShape {
  const fitting = Math.floor((width + MACHINE_GAP) / (NARROWEST + MACHINE_GAP));
  const perRow = Math.max(1, Math.min(machines.length, fitting));
  const machineWidth = Math.min(WIDEST, Math.floor((width + MACHINE_GAP) / perRow) - MACHINE_GAP);
  const rowCount = Math.ceil(machines.length / perRow);
  const servicesRows = services.length > 0 ? services.length + 1 : 0;
  const wanted = Math.max(FEWEST_TASK_ROWS, ...machines.map(({ tasks }) => liveTasks(tasks).length));
  const room = Math.floor((height - servicesRows) / rowCount) - ROWS_AROUND_TASKS;
  const taskRows = Math.max(fitting > 1 ? 1 : 0, Math.min(wanted, room));
  const rowHeight = taskRows + ROWS_AROUND_TASKS;
  const used = rowCount * rowHeight - (perRow > 1 ? 0 : 1);
  // A row is kept for the number of those that are not shown.
  const shown = used <= height ? machines.length : Math.floor(Math.max(0, height - 1) / rowHeight) * perRow;
  return {
    perRow,
    machineWidth: fitting > 1 ? machineWidth : Math.min(WIDEST, width),
    taskRows,
    shown,
    hasServices: servicesRows > 0 && used + servicesRows <= height,
  };
}
