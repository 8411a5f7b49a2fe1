/** The sign that something goes on. */
import { Text } from 'ink';
import Spinner from 'ink-spinner';
import { useTheme } from '../hooks/use-theme.ts';

/** A spinner in the colour of what one can act on. */
export function Turning() {
  const theme = useTheme();
  return (
    <Text {...theme.accent}>
      <Spinner />
    </Text>
  );
}
