/** One machine of the picture: a box with its name in the border, its role, its address and its tasks. */
import { Box, Text } from 'ink';
import { Fragment, memo } from 'react';
import type { TopologyMachine, TopologyTask } from '../../check/types.ts';
import { clip, widthOf } from '../../text/width.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { liveTasks } from '../state/tasks.ts';
import { placed } from './placed.ts';
import { Role } from './role.tsx';
import { TaskSign } from './task-sign.tsx';

/** Rows of the box besides those for tasks: two of border, role, address. */
const MACHINE_FRAME = 4;

/** The column of a box at which lines join it. */
export const jointColumn = (width: number) => Math.floor(width / 2);

interface MachineProps {
  readonly machine: TopologyMachine;
  /** Columns, with the border. */
  readonly width: number;
  readonly taskRows: number;
  /** Lines that join it from above and from below. */
  readonly joins: 'above' | 'below' | 'both' | 'none';
}

/** A box of `width` × (`taskRows` + `MACHINE_FRAME`); grey where the machine is not running. */
export const Machine = memo(function Machine({ machine, width, taskRows, joins }: MachineProps) {
  const theme = useTheme();
  const isGrey = machine.state !== 'Running' && theme.isColoured;
  const name = clip(machine.name, width - 8);
  const nameEnd = widthOf(name) + (machine.leader ? 5 : 3);
  const joint = jointColumn(width);
  return (
    <Box
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
      <Tasks tasks={machine.tasks} rows={taskRows} width={width - 4} />
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

interface TasksProps {
  readonly tasks: readonly TopologyTask[];
  readonly rows: number;
  readonly width: number;
}

/** A row a task; those that find no room are counted. */
function Tasks({ tasks, rows, width }: TasksProps) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const live = liveTasks(tasks);
  const shown = live.length > rows ? Math.max(0, rows - 1) : live.length;
  if (rows === 0) return null;
  return (
    // One text for all of them: Ink lays out each text by itself.
    <Text wrap="truncate-end">
      {placed(live.slice(0, shown)).map(({ item, place }, at) => (
        <Fragment key={place}>
          {at > 0 ? '\n' : ''}
          <TaskSign state={item.state} />
          {` ${clip(item.name, width - 2)}`}
          {widthOf(item.name) + 3 + widthOf(item.state) <= width && (
            <Text {...theme.dim}>{`  ${item.state}`}</Text>
          )}
        </Fragment>
      ))}
      {live.length > shown && (
        <Text {...theme.dim}>
          {shown > 0 ? '\n' : ''}
          {m.tasksMore(live.length - shown)}
        </Text>
      )}
    </Text>
  );
}
