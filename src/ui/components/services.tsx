/** The services of a swarm: how many of their tasks run, and on which ports they answer. */
import { Box, Text } from 'ink';
import type { Topology } from '../../check/types.ts';
import { clip, widthOf } from '../../text/width.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { publishedPorts } from '../state/tasks.ts';

interface ServicesProps {
  readonly services: Topology['services'];
  /** Columns. */
  readonly width: number;
}

/** One row per service, with its ports if there is room. */
export function Services({ services, width }: ServicesProps) {
  const theme = useTheme();
  const widest = Math.max(0, ...services.map(({ name }) => widthOf(name)));
  return (
    <Box flexDirection="column" flexShrink={0}>
      {services.map((service) => {
        const { name, running, desired } = service;
        const count = `${running}/${desired}`;
        const nameWidth = Math.min(widest, width - count.length - 2);
        const ports = publishedPorts([service]).join(' ');
        const hasPorts = ports !== '' && nameWidth + count.length + ports.length + 4 <= width;
        return (
          <Box key={name} columnGap={2}>
            <Box width={nameWidth} flexShrink={0}>
              <Text>{clip(name, nameWidth)}</Text>
            </Box>
            <Text {...(running === desired ? theme.ok : theme.warn)}>{count}</Text>
            {hasPorts && <Text {...theme.dim}>{ports}</Text>}
          </Box>
        );
      })}
    </Box>
  );
}
