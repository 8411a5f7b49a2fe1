/** The sign of work in progress. */
import { Text } from 'ink';
import Spinner from 'ink-spinner';
import { useTheme } from '../hooks/use-theme.ts';

/** A spinner in the accent colour. */
export function Turning() {
  const theme = useTheme();
  return (
    <Text {...theme.accent}>
      <Spinner />
    </Text>
  );
}
