/** Marks that there is more than is visible, and which keys show it. */
import { Text } from 'ink';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';

interface ScrollMarksProps {
  /** Rows that are not seen. */
  readonly above: number;
  readonly below: number;
  /** With the keys that scroll; without, where the key line names them. */
  readonly withKeys?: boolean;
}

/** The marks; empty if everything is visible. */
export function ScrollMarks({ above, below, withKeys = false }: ScrollMarksProps) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  if (above <= 0 && below <= 0) return null;
  const marks = [...(above > 0 ? [m.moreAbove(above)] : []), ...(below > 0 ? [m.moreBelow(below)] : [])];
  return (
    <Text wrap="truncate-end">
      <Text {...theme.dim}>{marks.join('   ')}</Text>
      {withKeys && <Text {...theme.accent}>{'   PgUp PgDn'}</Text>}
    </Text>
  );
}
