/** One task of a machine: its sign, its name, and a note. */
import { Text } from 'ink';
import type { TopologyTask } from '../../check/types.ts';
import { clip, widthOf } from '../../text/width.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { TaskNote } from '../state/task-notes.ts';
import { TaskSign } from './task-sign.tsx';

interface TaskRowProps {
  readonly task: TopologyTask;
  readonly note: TaskNote;
  /** Columns. */
  readonly width: number;
  /** It is lost, and fades. */
  readonly isLost?: boolean;
}

/** One-row text fragment; with the note if there is room for at least its beginning. */
export function TaskRow({ task, note, width, isLost = false }: TaskRowProps) {
  const theme = useTheme();
  const name = clip(task.name, width - 2);
  const room = width - widthOf(name) - 4;
  const isWhole = widthOf(note.text) <= room;
  return (
    <Text>
      <TaskSign state={task.state} />
      <Text {...(isLost ? theme.dim : {})}>{` ${name}`}</Text>
      {(isWhole || (note.meaning !== 'dim' && room >= 4)) && (
        <Text {...theme[note.meaning]}>{`  ${clip(note.text, room)}`}</Text>
      )}
    </Text>
  );
}
