/** The share that is done, as a thin bar. */
import { Text } from 'ink';
import { useTheme } from '../hooks/use-theme.ts';
import { filledColumns } from '../text/progress.ts';

interface ProgressBarProps {
  readonly done: number;
  readonly total: number;
  /** Columns. */
  readonly width: number;
}

/** The bar; nothing where it has no columns. */
export function ProgressBar({ done, total, width }: ProgressBarProps) {
  const theme = useTheme();
  const filled = filledColumns(done, total, width);
  return (
    <Text>
      <Text {...theme.accent}>{'━'.repeat(filled)}</Text>
      <Text {...theme.dim}>{'─'.repeat(width - filled)}</Text>
    </Text>
  );
}
