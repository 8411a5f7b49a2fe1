/** All details of one node, service or task, for which a row of the list has no room. */
import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { countTasks } from '../../check/topology-summary.ts';
import type { Topology, TopologyTask } from '../../check/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { type SwarmRow as Row, swarmRows, taskKey, tasksOf } from '../state/swarm-rows.ts';
import { SwarmRow } from './swarm-row.tsx';
import { TaskCounts } from './task-counts.tsx';

interface SwarmDetailsProps {
  readonly row: Row;
  readonly topology: Topology;
}

/** Fields, then its tasks and its events. */
export function SwarmDetails({ row, topology }: SwarmDetailsProps) {
  const width = useWidth();
  const tasks = tasksIn(row, topology);
  const events = swarmRows(topology).filter((one) => one.kind === 'event' && concerns(one.event.task, row));
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      <Fields row={row} />
      {row.kind !== 'task' && tasks.length > 0 && (
        <Box flexDirection="column">
          {countTasks(tasks, topology.services).map((counts) => (
            <TaskCounts key={counts.service} of={counts} width={width} />
          ))}
          {tasks.map((task) => (
            <SwarmRow
              key={task.id}
              row={{ kind: 'task', key: taskKey(task), task }}
              topology={topology}
              isPicked={false}
            />
          ))}
        </Box>
      )}
      {events.length > 0 && (
        <Box flexDirection="column">
          {events.map((event) => (
            <SwarmRow key={JSON.stringify(event)} row={event} topology={topology} isPicked={false} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function tasksIn(row: Row, topology: Topology): readonly TopologyTask[] {
  if (row.kind === 'node') return row.machine.tasks;
  return row.kind === 'service'
    ? tasksOf(topology).filter(({ service }) => service === row.service.name)
    : [];
}

function concerns(task: TopologyTask | undefined, row: Row): boolean {
  if (task === undefined) return false;
  if (row.kind === 'node') return task.node === row.machine.name;
  if (row.kind === 'service') return task.service === row.service.name;
  return row.kind === 'task' && task.service === row.task.service && task.name === row.task.name;
}

function Fields({ row }: { readonly row: Row }) {
  const { watch, ui } = useMessages();
  const h = watch.headings;
  switch (row.kind) {
    case 'node': {
      const { state, ip, role, managerStatus, status, availability, active } = row.machine;
      return fields([
        [h.state, state],
        [h.address, ip],
        [
          h.role,
          [role === undefined ? ui.roles.none : ui.roles[role], managerStatus].filter(Boolean).join(' · '),
        ],
        [h.status, status],
        [h.availability, availability],
        ['$', active ? ui.activeHere : ''],
      ]);
    }
    case 'service': {
      const { mode, running, desired, ports, image } = row.service;
      return fields([
        [h.mode, mode],
        [h.replicas, `${running}/${desired}`],
        [h.ports, ports],
        [h.image, image],
      ]);
    }
    case 'task': {
      const { service, node, state, desired, image, error, id } = row.task;
      return fields([
        [h.service, service],
        [h.machine, node],
        [h.state, state],
        [h.desired, desired],
        [h.image, image],
        [h.error, error],
        ['ID', id],
      ]);
    }
    case 'event':
      return null;
  }
}

function fields(rows: readonly (readonly [string, string])[]): ReactNode {
  return <FieldRows rows={rows.filter(([, value]) => value !== '')} />;
}

/** Columns of a field's name. */
const NAME = 16;

function FieldRows({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  const theme = useTheme();
  return (
    <Box flexDirection="column">
      {rows.map(([name, value]) => (
        <Box key={name}>
          <Box width={NAME} flexShrink={0}>
            <Text {...theme.dim}>{name}</Text>
          </Box>
          <Text>{value}</Text>
        </Box>
      ))}
    </Box>
  );
}
