/** The hints of a step that were asked for. */
import { Box, Text } from 'ink';
import { widthOf } from '../../text/width.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { richSpans } from '../text/rich.ts';
import { Labelled } from './labelled.tsx';

interface StepHintsProps {
  readonly hints: readonly string[];
  /** How many of them were asked for. */
  readonly shown: number;
}

/** Those, and how many are left; empty before the first is asked for. */
export function StepHints({ hints, shown }: StepHintsProps) {
  const theme = useTheme();
  const fill = useFill();
  const { ui: m } = useMessages();
  if (shown === 0 || hints.length === 0) return null;
  const left = hints.length - shown;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {hints.slice(0, shown).map((hint) => (
        <Labelled
          key={hint}
          label={m.hint}
          text={richSpans(hint, fill)}
          by={widthOf(m.hint) + 2}
          tone="accent"
        />
      ))}
      {left > 0 && <Text {...theme.dim}>{m.moreHints(left)}</Text>}
    </Box>
  );
}
