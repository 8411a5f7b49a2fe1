/** Lays out the machines of a picture in the available room. */
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
  /** Machines side by side; with 1 they are one below the other. */
  readonly perRow: number;
  /** Columns of a machine, with its border. */
  readonly machineWidth: number;
  /** Rows for tasks in each machine. */
  readonly taskRows: number;
  /** Machines that fit; the others are only counted. */
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

export interface MapShape {
  /** The list is at the picture's right; otherwise below it. */
  readonly isBeside: boolean;
  /** Without a height there is no room for it. */
  readonly picture: { readonly width: number; readonly height: number };
  readonly listWidth: number;
  /** 0 where there is nothing to list. */
  readonly listHeight: number;
}

/** Columns of the list in which whole rows fit. */
const LIST_WIDTH = 70;
/** From this many columns on, the list is beside the picture: two machines side by side, and the list. */
const WIDE_MAP = 2 * NARROWEST + 2 * MACHINE_GAP + LIST_WIDTH;
/** In fewer rows a list is useless. */
const SHORTEST_LIST = 4;

/** Divides a page between the picture and the list. */
export function mapShape(topology: Topology | undefined, columns: number, rows: number): MapShape {
  const isBeside = columns >= WIDE_MAP;
  if (isBeside) {
    const machines = Math.max(1, topology?.machines.length ?? 0);
    const width = Math.min(
      columns - LIST_WIDTH - MACHINE_GAP,
      machines * (WIDEST + MACHINE_GAP) - MACHINE_GAP,
    );
    const listWidth = columns - width - MACHINE_GAP;
    return { isBeside, picture: { width, height: rows }, listWidth, listHeight: rows };
  }
  const most = Math.floor(rows * 0.6);
  const shape = topology && pictureShape({ ...topology, services: [] }, columns, most);
  const rowCount = shape ? Math.ceil((topology?.machines.length ?? 0) / shape.perRow) : 0;
  const needed = Math.min(most, rowCount * ((shape?.taskRows ?? 0) + ROWS_AROUND_TASKS));
  const listHeight = rows - needed - 1;
  if (!topology || topology.machines.length === 0)
    return { isBeside, picture: { width: columns, height: rows }, listWidth: columns, listHeight: 0 };
  // Where there is no room for both, the list says more, and the keys move through it.
  if (listHeight < SHORTEST_LIST)
    return { isBeside, picture: { width: columns, height: 0 }, listWidth: columns, listHeight: rows };
  return { isBeside, picture: { width: columns, height: needed }, listWidth: columns, listHeight };
}
