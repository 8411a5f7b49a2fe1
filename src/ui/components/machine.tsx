/** One machine of the picture: a box with its name in the border, its role, its address and its tasks. */
import { Box, Text } from 'ink';
import { Fragment, memo, type ReactNode } from 'react';
import { countTasks } from '../../check/topology-summary.ts';
import type { Topology, TopologyMachine, TopologyTask } from '../../check/types.ts';
import { clip, widthOf } from '../../text/width.ts';
import { useClick } from '../hooks/use-click.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { taskNote } from '../state/task-notes.ts';
import { liveTasks } from '../state/tasks.ts';
import { placed } from './placed.ts';
import { Role } from './role.tsx';
import { TaskCounts } from './task-counts.tsx';
import { TaskRow } from './task-row.tsx';

/** Rows of the box besides those for tasks: two of border, role, address. */
const MACHINE_FRAME = 4;

/** The column of a box at which lines join it. */
export const jointColumn = (width: number) => Math.floor(width / 2);

interface MachineProps {
  readonly machine: TopologyMachine;
  readonly services: Topology['services'];
  /** The result of `rollingServices`. */
  readonly rolling: ReadonlyMap<string, string>;
  /** Tasks that were lost a moment ago, anywhere. */
  readonly lost: readonly TopologyTask[];
  /** Columns, with the border. */
  readonly width: number;
  readonly taskRows: number;
  /** Lines that join it from above and from below. */
  readonly joins: 'above' | 'below' | 'both' | 'none';
}

/** A box of `width` × (`taskRows` + `MACHINE_FRAME`); grey where the machine is not running. */
export const Machine = memo(function Machine({
  machine,
  services,
  rolling,
  lost,
  width,
  taskRows,
  joins,
}: MachineProps) {
  const theme = useTheme();
  const isGrey = machine.state !== 'Running' && theme.isColoured;
  const name = clip(machine.name, width - 8);
  const nameEnd = widthOf(name) + (machine.leader ? 5 : 3);
  const joint = jointColumn(width);
  const box = useClick({ type: 'machine', name: machine.name });
  return (
    <Box
      ref={box}
      flexDirection="column"
      flexShrink={0}
      width={width}
      height={taskRows + MACHINE_FRAME}
      paddingX={1}
      borderStyle="round"
      borderDimColor={isGrey}
    >
      {(joins === 'above' || joins === 'both') && joint >= nameEnd && <Joint sign="┴" top={-1} at={joint} />}
      {(joins === 'below' || joins === 'both') && <Joint sign="┬" bottom={-1} at={joint} />}
      <Box position="absolute" top={-1} left={0}>
        <Text>
          <Text {...theme.strong}> {name}</Text>
          {machine.leader && <Text {...theme.accent}> ★</Text>}{' '}
        </Text>
      </Box>
      <Box height={1} overflow="hidden">
        <Role machine={machine} />
      </Box>
      <Text wrap="truncate-end">
        <Text {...theme.dim}>{machine.ip === '' ? '–' : machine.ip}</Text>
        {machine.active && <Text {...theme.accent}>{'  $'}</Text>}
      </Text>
      <Tasks
        machine={machine}
        services={services}
        rolling={rolling}
        lost={lost.filter(({ node }) => node === machine.name)}
        rows={taskRows}
        width={width - 4}
      />
    </Box>
  );
});

interface JointProps {
  readonly sign: string;
  /** Column of the box. */
  readonly at: number;
  readonly top?: number;
  readonly bottom?: number;
}

function Joint({ sign, at, ...edge }: JointProps) {
  return (
    <Box position="absolute" left={at - 1} {...edge}>
      <Text>{sign}</Text>
    </Box>
  );
}

interface TasksProps extends Pick<MachineProps, 'services' | 'rolling' | 'lost'> {
  readonly machine: TopologyMachine;
  readonly rows: number;
  readonly width: number;
}

/** One row per task, and for each lost one if there is room; many tasks are counted by service. */
function Tasks({ machine, services, rolling, lost, rows, width }: TasksProps) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const live = liveTasks(machine.tasks);
  if (rows === 0) return null;
  if (live.length > rows) {
    const counts = countTasks(live, services);
    const shown = counts.length > rows ? counts.slice(0, rows - 1) : counts;
    return (
      <Lines>
        {[
          ...shown.map((each) => <TaskCounts key={each.service} of={each} width={width} />),
          ...(shown.length < counts.length
            ? [
                <Text key="more" {...theme.dim}>
                  {clip(m.tasksMore(counts.length - shown.length), width)}
                </Text>,
              ]
            : []),
        ]}
      </Lines>
    );
  }
  const inPlace = (task: TopologyTask) =>
    lost.find(({ name, service }) => name === task.name && service === task.service);
  const gone = lost.filter(({ id, name }) => !live.some((task) => task.id === id || task.name === name));
  return (
    <Lines>
      {[
        ...live.map((task) => (
          <TaskRow key={task.id} task={task} note={taskNote(task, rolling, inPlace(task))} width={width} />
        )),
        ...gone
          .slice(0, rows - live.length)
          .map((task) => (
            <TaskRow key={task.id} task={task} note={taskNote(task, rolling)} width={width} isLost />
          )),
      ]}
    </Lines>
  );
}

/** One text of all rows: Ink lays out each text by itself. */
function Lines({ children }: { readonly children: readonly ReactNode[] }) {
  return (
    <Text wrap="truncate-end">
      {placed(children).map(({ item, place }, at) => (
        <Fragment key={place}>
          {at > 0 ? '\n' : ''}
          {item}
        </Fragment>
      ))}
    </Text>
  );
}
