/** The swarm on one row, for windows without room for the picture. */
import { Text } from 'ink';
import { memo } from 'react';
import type { Topology, TopologyTask } from '../../check/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { liveTasks, publishedPorts } from '../state/tasks.ts';
import { placed } from './placed.ts';
import { Role } from './role.tsx';
import { TaskSign } from './task-sign.tsx';

/** More tasks than this are a number. */
const MOST_SIGNS = 8;
/** Columns between machines, where there is room. */
const WIDE_GAP = 6;
const NARROW_GAP = 3;
/** Columns for each machine that are enough for the wide gap. */
const ROOMY = 25;

/** Machines with their role and a sign for each task, then the published ports. */
export const SwarmLine = memo(function SwarmLine({ topology }: { readonly topology: Topology | undefined }) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const width = useWidth();
  if (!topology || topology.machines.length === 0) return <Text {...theme.dim}>{m.noMachines}</Text>;
  const { machines } = topology;
  const ports = publishedPorts(topology.services).join(' ');
  const gap = ' '.repeat(width / (machines.length + 1) >= ROOMY ? WIDE_GAP : NARROW_GAP);
  return (
    <Text wrap="truncate-end">
      {machines.map((machine, at) => (
        <Text key={machine.name}>
          {at > 0 ? gap : ''}
          <Text {...theme.strong}>{machine.name}</Text>
          {machine.leader && <Text {...theme.accent}> ★</Text>} <Role machine={machine} isQuiet />
          <Signs tasks={liveTasks(machine.tasks)} />
        </Text>
      ))}
      {ports !== '' && <Text {...theme.accent}>{`${gap}${m.mesh} ${ports}`}</Text>}
    </Text>
  );
});

function Signs({ tasks }: { readonly tasks: readonly TopologyTask[] }) {
  if (tasks.length === 0) return null;
  if (tasks.length > MOST_SIGNS) {
    return (
      <>
        {' '}
        <TaskSign state="running" />
        {`×${tasks.length}`}
      </>
    );
  }
  return (
    <>
      {' '}
      {placed(tasks).map(({ item, place }) => (
        <TaskSign key={place} state={item.state} />
      ))}
    </>
  );
}
