/** The mesh that joins the machines of a swarm, with the ports that it publishes. */

import { Box, Text } from 'ink';
import { widthOf } from '../../text/width.ts';
import { defined } from '../../value/defined.ts';
import { useTheme } from '../hooks/use-theme.ts';

const LINE = {
  topLeft: '',
  top: '',
  topRight: '',
  left: '',
  right: '',
  bottomLeft: '└',
  bottom: '─',
  bottomRight: '┘',
};

interface MeshLineProps {
  /** Columns at which machines are joined, from the left. */
  readonly joints: readonly number[];
  readonly label: string;
}

/** One row below machines that are side by side: from the first joint to the last. */
export function MeshLine({ joints, label }: MeshLineProps) {
  const theme = useTheme();
  const [first, last] = [joints[0], joints.at(-1)];
  if (first === undefined || last === undefined) return <Text> </Text>;
  if (first === last) {
    return (
      <Box marginLeft={first}>
        <Text {...theme.accent} wrap="truncate-end">{`└── ${label}`}</Text>
      </Box>
    );
  }
  const hasRoom = widthOf(label) + 2 <= last - first - 1;
  return (
    <Box
      marginLeft={first}
      width={last - first + 1}
      height={1}
      borderStyle={LINE}
      borderTop={false}
      {...defined({ borderColor: theme.accent.color })}
    >
      {hasRoom ? (
        <Box position="absolute" bottom={-1} width="100%" justifyContent="center">
          <Text {...theme.accent}>{` ${label} `}</Text>
        </Box>
      ) : (
        joints.slice(1, -1).map((joint) => (
          <Box key={joint} position="absolute" bottom={-1} left={joint - first - 1}>
            <Text {...theme.accent}>┴</Text>
          </Box>
        ))
      )}
    </Box>
  );
}

interface MeshLinkProps {
  /** The column of the machines above and below. */
  readonly at: number;
  readonly label: string;
}

/** One row between machines that are one below the other. */
export function MeshLink({ at, label }: MeshLinkProps) {
  const theme = useTheme();
  return (
    <Box marginLeft={at}>
      <Text {...theme.accent} wrap="truncate-end">{`│ ${label}`}</Text>
    </Box>
  );
}
