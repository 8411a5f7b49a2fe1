/** The tasks of a service as numbers, if there is no room for each. */
import { Text } from 'ink';
import type { TaskCounts as Counts } from '../../check/topology-summary.ts';
import { clip } from '../../text/width.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { TaskSign } from './task-sign.tsx';

interface TaskCountsProps {
  readonly of: Counts;
  /** Columns. */
  readonly width: number;
}

/** The state whose sign each number gets. */
const STATES = [
  ['running', 'running'],
  ['starting', 'starting'],
  ['broken', 'failed'],
  ['unknown', 'unknown'],
] as const;

/** One-row text fragment: `web  ■8 ◧1 ✗1`; after it, in brackets, how many still run an older version. */
export function TaskCounts({ of, width }: TaskCountsProps) {
  const theme = useTheme();
  const shown = STATES.filter(([field]) => of[field] > 0);
  const old = of.outdated > 0 ? ` (${of.outdated}↑)` : '';
  const taken = shown.reduce((sum, [field]) => sum + String(of[field]).length + 2, 0) + old.length;
  return (
    <Text>
      {clip(of.service.replace(/^[^_]+_/, ''), Math.max(1, width - taken - 1))}
      {shown.map(([field, state]) => (
        <Text key={field}>
          {' '}
          <TaskSign state={state} />
          {of[field]}
        </Text>
      ))}
      <Text {...theme.warn}>{old}</Text>
    </Text>
  );
}
