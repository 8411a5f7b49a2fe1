/** The sign of a task. */
import { Text } from 'ink';
import { useTheme } from '../hooks/use-theme.ts';
import { type TaskLook, taskLook } from '../state/tasks.ts';
import type { Meaning } from '../theme/theme.ts';

const SIGNS: Readonly<Record<TaskLook, readonly [string, Meaning]>> = {
  running: ['■', 'ok'],
  starting: ['◧', 'warn'],
  broken: ['✗', 'bad'],
  unknown: ['?', 'dim'],
  over: ['□', 'dim'],
};

/** The sign of a task's state. */
export function TaskSign({ state }: { readonly state: string }) {
  const theme = useTheme();
  const [sign, meaning] = SIGNS[taskLook(state)];
  return <Text {...theme[meaning]}>{sign}</Text>;
}
