/** The swarm as a picture: machines, and the mesh that joins them. */
import type { Topology, TopologyMachine } from '../../check/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import { widthOf } from '../text/graphemes.ts';
import { BLANK, exactly, type Line, lineWidth, padLine, span } from '../text/line.ts';
import { jointColumn, liveTasks, machineBox } from './machine.ts';

const BOX_GAP = 3;
const WIDEST_BOX = 26;
const NARROWEST_BOX = 21;
/** Border, role, address, border. */
const BOX_FRAME = 4;

/** Published ports as the learner calls them: `:80`, each once. */
export function publishedPorts(topology: Topology): string[] {
  const ports = topology.services.flatMap((service) =>
    [...service.ports.matchAll(/(?<!\d)(\d+)(?:-\d+)?->/g)].map((match) => `:${match[1]}`),
  );
  return [...new Set(ports)];
}

/** What joins the machines; in little room only the ports. */
function meshLabel(topology: Topology, m: Messages['ui'], room = Number.POSITIVE_INFINITY): string {
  const ports = publishedPorts(topology).join(' ');
  if (ports === '') return m.swarm;
  const whole = `${ports} ── ${m.mesh}`;
  return widthOf(whole) <= room ? whole : ports;
}

function joined(machine: TopologyMachine): boolean {
  return machine.role !== undefined && machine.state === 'Running';
}

/** Rows side by side, each part padded to its width. */
function beside(parts: readonly (readonly Line[])[], widths: readonly number[], gap: number): Line[] {
  const height = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length: height }, (_, row) =>
    parts.flatMap((part, index) => [
      ...padLine(part[row] ?? BLANK, widths[index] ?? 0),
      ...(index < parts.length - 1 ? [span(' '.repeat(gap))] : []),
    ]),
  );
}

/** The line under a row of boxes, from the first joined machine to the last. */
function meshLine(machines: readonly TopologyMachine[], box: number, label: string): Line {
  const joints = machines.flatMap((machine, index) =>
    joined(machine) ? [index * (box + BOX_GAP) + jointColumn(box)] : [],
  );
  const first = joints[0];
  const last = joints.at(-1);
  if (first === undefined || last === undefined) return BLANK;
  if (first === last) return [span(' '.repeat(first)), span(`└── ${label}`, { tone: 'accent' })];
  const room = last - first - 1;
  const text = widthOf(label) + 2 <= room ? ` ${label} ` : '';
  const before = Math.floor((room - widthOf(text)) / 2);
  const dashes = [...`${'─'.repeat(before)}${text}${'─'.repeat(Math.max(0, room - before - widthOf(text)))}`];
  if (text === '') for (const joint of joints.slice(1, -1)) dashes[joint - first - 1] = '┴';
  return [span(' '.repeat(first)), span(`└${dashes.join('')}┘`, { tone: 'accent' })];
}

function wantedTaskRows(machines: readonly TopologyMachine[]): number {
  return Math.max(3, ...machines.map((machine) => liveTasks(machine.tasks).length));
}

/** Boxes in rows of as many as fit; the mesh below each row. */
function gridLines(topology: Topology, width: number, height: number, m: Messages['ui']): Line[] {
  const { machines } = topology;
  const perRow = Math.max(
    1,
    Math.min(machines.length, Math.floor((width + BOX_GAP) / (NARROWEST_BOX + BOX_GAP))),
  );
  const box = Math.min(WIDEST_BOX, Math.floor((width + BOX_GAP) / perRow) - BOX_GAP);
  const rowCount = Math.ceil(machines.length / perRow);
  const room = Math.floor(height / rowCount) - BOX_FRAME - 1;
  const taskRows = Math.max(1, Math.min(wantedTaskRows(machines), room));
  return Array.from({ length: rowCount }, (_, index) =>
    machines.slice(index * perRow, (index + 1) * perRow),
  ).flatMap((row) => {
    const boxes = row.map((machine) =>
      machineBox(machine, box, taskRows, { top: false, bottom: joined(machine) }, m),
    );
    const widths = row.map(() => box);
    return [...beside(boxes, widths, BOX_GAP), meshLine(row, box, meshLabel(topology, m))];
  });
}

/** Boxes one above the other, the mesh between them: for a narrow column. */
function columnLines(topology: Topology, width: number, height: number, m: Messages['ui']): Line[] {
  const { machines } = topology;
  const box = Math.min(WIDEST_BOX, width);
  const spare = height - machines.length * (BOX_FRAME + 1);
  const taskRows = Math.max(
    0,
    Math.min(wantedTaskRows(machines), Math.floor(spare / Math.max(1, machines.length))),
  );
  return machines.flatMap((machine, index) => {
    const next = machines[index + 1];
    const before = machines[index - 1];
    const down = next !== undefined && joined(machine) && joined(next);
    const up = before !== undefined && joined(machine) && joined(before);
    const rows = machineBox(machine, box, taskRows, { top: up, bottom: down }, m);
    if (!next) return rows;
    const link: Line = down
      ? [
          span(' '.repeat(jointColumn(box))),
          span(`│ ${meshLabel(topology, m, width - jointColumn(box) - 2)}`, { tone: 'accent' }),
        ]
      : BLANK;
    return [...rows, link];
  });
}

/** Services with how many of their tasks run, and their ports where there is room. */
export function serviceLines(topology: Topology, width: number): Line[] {
  const widest = Math.max(0, ...topology.services.map((service) => widthOf(service.name)));
  return topology.services.map((service) => {
    const count = span(`${service.running}/${service.desired}`, {
      tone: service.running === service.desired ? 'ok' : 'warn',
    });
    const ports = publishedPorts({ ...topology, services: [service] }).join(' ');
    const nameWidth = Math.min(widest, width - widthOf(count.text) - 2);
    const row = [...padLine([span(service.name)], nameWidth), span('  '), count];
    const side = ports === '' ? [] : [span(`  ${ports}`, { tone: 'dim' as const })];
    return lineWidth([...row, ...side]) <= width ? [...row, ...side] : row;
  });
}

/** The picture in exactly `height` rows of at most `width` columns. */
export function pictureLines(
  topology: Topology | undefined,
  width: number,
  height: number,
  m: Messages['ui'],
): Line[] {
  if (!topology || topology.machines.length === 0) {
    return exactly(
      [[span(m.noMachines, { tone: 'dim' })], [span(m.machinesAppear, { tone: 'dim' })]],
      height,
    );
  }
  const sideBySide = width >= 2 * NARROWEST_BOX + BOX_GAP;
  const services = serviceLines(topology, width);
  const roomForServices = services.length > 0 ? services.length + 1 : 0;
  const picture = sideBySide
    ? gridLines(topology, width, height - roomForServices, m)
    : columnLines(topology, width, height - roomForServices, m);
  const rows =
    services.length > 0 && picture.length + roomForServices <= height
      ? [...picture, BLANK, ...services]
      : picture;
  return exactly(
    rows.map((row) => (lineWidth(row) > width ? padLine(row, width) : row)),
    height,
  );
}
