/** A command line: the field in which a command is written, and the candidates of its completion. */
import { Box, Text } from 'ink';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useTyped } from '../hooks/use-typed.ts';
import type { Field as FieldState } from '../state/screen-state.ts';
import { TypedField } from './field.tsx';
import { Hanging } from './hanging.tsx';

interface CommandLineProps {
  readonly field: FieldState;
  /** Rows that the text may take. */
  readonly most: number;
  /** Shown while it is empty. */
  readonly placeholder?: string | undefined;
}

/** The field; Tab leaves the choice between candidates to the learner. */
export function CommandLine({ field, most, placeholder }: CommandLineProps) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      <TypedField {...{ field, most, placeholder }} />
      <Offers field={field} />
    </Box>
  );
}

function Offers({ field }: Pick<CommandLineProps, 'field'>) {
  const { offers = [] } = useTyped(field);
  const theme = useTheme();
  const { ui: m } = useMessages();
  return offers.length === 0 ? null : (
    <Hanging by={2}>
      <Text {...theme.dim} wrap="truncate-end">
        {offers.join(m.practice.between)}
      </Text>
    </Hanging>
  );
}
