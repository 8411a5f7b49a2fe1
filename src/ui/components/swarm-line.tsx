/** The machines of a swarm on one row, for windows without room for the picture. */
import { Text } from 'ink';
import { memo } from 'react';
import type { Topology, TopologyMachine, TopologyTask } from '../../check/types.ts';
import { widthOf } from '../../text/width.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { countLooks, liveTasks } from '../state/tasks.ts';
import { placed } from './placed.ts';
import { Role } from './role.tsx';
import { TaskSign } from './task-sign.tsx';

/** More tasks than this are a number. */
const MOST_SIGNS = 8;
/** Columns between machines, where there is room. */
const WIDE_GAP = 6;
const NARROW_GAP = 3;
/** Columns for each machine that are enough for its role, and for the wide gap. */
const WITH_ROLE = 25;
const ROOMY = 30;
/** Columns that a machine takes besides its name, with a number of tasks and no role. */
const AROUND_NAME = 9;

/** Machines with their role and a sign for each task; many of them as numbers. */
export const SwarmLine = memo(function SwarmLine({ topology }: { readonly topology: Topology | undefined }) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const width = useWidth();
  if (!topology || topology.machines.length === 0) return <Text {...theme.dim}>{m.noMachines}</Text>;
  const { machines } = topology;
  const room = width / machines.length;
  const least = machines.reduce((sum, { name }) => sum + widthOf(name) + AROUND_NAME, 0);
  if (least > width) return <Sum machines={machines} />;
  const gap = ' '.repeat(room >= ROOMY ? WIDE_GAP : NARROW_GAP);
  return (
    <Text wrap="truncate-end">
      {machines.map((machine, at) => (
        <Text key={machine.name}>
          {at > 0 ? gap : ''}
          <Text {...theme.strong}>{machine.name}</Text>
          {machine.leader && <Text {...theme.accent}> ★</Text>}
          {(room >= WITH_ROLE || isOutOfOrder(machine)) && (
            <>
              {' '}
              <Role machine={machine} isQuiet />
            </>
          )}
          <Signs tasks={liveTasks(machine.tasks)} most={room >= WITH_ROLE ? MOST_SIGNS : 0} />
        </Text>
      ))}
    </Text>
  );
});

function isOutOfOrder({ state, status, availability }: TopologyMachine): boolean {
  return state !== 'Running' || status === 'Down' || /drain|pause/i.test(availability);
}

/** A swarm of many nodes: how many there are of each kind, and the states of their tasks. */
function Sum({ machines }: { readonly machines: readonly TopologyMachine[] }) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const count = (is: (machine: TopologyMachine) => boolean) => machines.filter(is).length;
  const away = count((machine) => machine.state !== 'Running' || machine.status === 'Down');
  return (
    <Text wrap="truncate-end">
      {m.nodeCount(
        count(({ role }) => role === 'manager'),
        count(({ role }) => role === 'worker'),
      )}
      {away > 0 && <Text {...theme.bad}>{`  ${m.nodesAway(away)}`}</Text>}
      <Signs tasks={machines.flatMap(({ tasks }) => liveTasks(tasks))} most={0} />
    </Text>
  );
}

interface SignsProps {
  readonly tasks: readonly TopologyTask[];
  /** Signs of tasks; more than fit are numbers. */
  readonly most: number;
}

function Signs({ tasks, most }: SignsProps) {
  if (tasks.length === 0) return null;
  if (tasks.length <= most) {
    return (
      <>
        {' '}
        {placed(tasks).map(({ item, place }) => (
          <TaskSign key={place} state={item.state} />
        ))}
      </>
    );
  }
  return countLooks(tasks).map(({ state, count }) => (
    <Text key={state}>
      {' '}
      <TaskSign state={state} />
      {count}
    </Text>
  ));
}
