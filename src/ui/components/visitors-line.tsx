/** How visitors of the app fared while the step was tried: one row. */
import { Text } from 'ink';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import type { Scene } from '../scene.ts';
import { isPassed, stepOf } from '../state/step.ts';

/** With fewer columns, words give way to signs. */
const ROOMY = 50;

/** Whether the step has visitors: the row has its place before the first one comes. */
export function hasVisitors({ state, visitors }: Pick<Scene, 'state' | 'visitors'>): boolean {
  if (state.finished || stepOf(state)?.visitors === undefined) return false;
  return visitors !== undefined || !isPassed(state);
}

/** Answered and failed requests; before, when they will come. */
export function VisitorsLine() {
  const theme = useTheme();
  const { visitors, messages } = useScene();
  const width = useWidth();
  const words = width < ROOMY ? messages.watch.visitors.short : messages.watch.visitors;
  if (visitors === undefined || visitors.isClosed)
    return (
      <Text {...theme.dim} wrap="truncate-end">
        {visitors === undefined ? words.toCome : words.closed(visitors.url)}
      </Text>
    );
  const { answered, failed } = visitors;
  return (
    <Text wrap="truncate-end">
      {words.title}
      <Text {...theme.ok}>{words.answered(answered)}</Text>
      {words.between}
      <Text {...(failed > 0 ? theme.bad : theme.dim)}>{words.failed(failed)}</Text>
    </Text>
  );
}
