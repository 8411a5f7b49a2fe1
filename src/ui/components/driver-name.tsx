/** Where the machines come from; simulated ones are always labelled. */
import { Text } from 'ink';
import type { Surroundings } from '../../tutor/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';

/** The driver's name. */
export function DriverName({ surroundings }: { readonly surroundings: Surroundings }) {
  const theme = useTheme();
  const { common } = useMessages();
  return surroundings.simulated ? (
    <Text {...theme.warn}>{common.simulator}</Text>
  ) : (
    <Text {...theme.dim}>{surroundings.driver ?? '…'}</Text>
  );
}
