/** The picture of the swarm as plain lines: tables of machines, services and tasks. */
import type { Topology, TopologyMachine, TopologyTask } from '../check/types.ts';
import type { DriverId } from '../driver/types.ts';
import type { Messages } from '../i18n/messages.ts';
import { padded, widthOf } from '../text/width.ts';

/** The lines of the tables, with an empty line between two tables. */
export function plainSwarm(
  topology: Topology,
  { driver, simulated }: { readonly driver: DriverId; readonly simulated: boolean },
  messages: Messages,
): string[] {
  const { watch } = messages;
  const { machines, services, unassigned } = topology;
  if (machines.length === 0) return [watch.noMachines(driver)];
  const tasks = [...machines.flatMap((machine) => machine.tasks), ...unassigned];
  return [
    watch.title(driver, simulated),
    '',
    ...machineTable(machines, messages),
    '',
    ...(services.length > 0 ? serviceTable(topology, messages) : [whyNoService(topology, messages)]),
    ...(tasks.length > 0 ? ['', ...taskTable(tasks, messages)] : []),
  ];
}

function whyNoService({ quorumLost, machines }: Topology, { watch }: Messages): string {
  if (quorumLost) return watch.quorumLost;
  return machines.some(({ role }) => role !== undefined) ? watch.noService : watch.noSwarm;
}

function machineTable(machines: readonly TopologyMachine[], { watch, ui }: Messages): string[] {
  const { machine, state, address, role, status, availability } = watch.headings;
  return table([
    [machine, state, address, role, status, availability],
    ...machines.map((one) => [
      one.name,
      one.state,
      one.ip,
      [one.role === undefined ? ui.roles.none : ui.roles[one.role], one.managerStatus]
        .filter(Boolean)
        .join(' · '),
      one.status,
      one.availability,
    ]),
  ]);
}

function serviceTable({ services }: Topology, { watch }: Messages): string[] {
  const { service, mode, replicas, ports, image } = watch.headings;
  return table([
    [service, mode, replicas, ports, image],
    ...services.map((one) => [one.name, one.mode, `${one.running}/${one.desired}`, one.ports, one.image]),
  ]);
}

function taskTable(tasks: readonly TopologyTask[], { watch }: Messages): string[] {
  const { task, machine, state, image, error } = watch.headings;
  const ordered = tasks.toSorted(
    (one, other) => one.service.localeCompare(other.service, 'en') || (one.slot ?? 0) - (other.slot ?? 0),
  );
  return table([
    [task, machine, state, image, error],
    ...ordered.map((one) => [one.name, one.node || '-', one.state, one.image, one.error]),
  ]);
}

/** Columns three apart, as Docker's tables are. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}
