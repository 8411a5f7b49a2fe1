/** Steps whose result is missing: done ones with all details, others by name. */
import { Box, Text } from 'ink';
import { widthOf } from '../../text/width.ts';
import { missingOf } from '../../tutor/told.ts';
import type { Difference, Stop } from '../../tutor/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { Hanging } from './hanging.tsx';
import { Labelled } from './labelled.tsx';
import { Paragraph } from './paragraph.tsx';
import { placed } from './placed.ts';
import { titleOf } from './repair-steps.tsx';
import { Spread } from './spread.tsx';

interface DifferenceReportProps {
  readonly difference: Difference;
  readonly stops: readonly Stop[];
}

/** A step that was done: what should be there, and what was seen instead. */
export function DifferenceReport({ difference, stops }: DifferenceReportProps) {
  const theme = useTheme();
  const fill = useFill();
  const messages = useMessages();
  const { ui: m } = messages;
  const by = Math.max(widthOf(m.expected), widthOf(m.seen)) + 2;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Text {...theme.strong}>{titleOf(difference.step, stops)}</Text>
      <Hanging by={2}>
        {placed(missingOf(difference, stops, messages)).map(({ item, place }) => (
          <Hanging key={place} by={2} mark={<Text {...theme.bad}>✗</Text>}>
            <Paragraph of={fill(item.title)} />
            {item.expected !== '' && <Labelled label={m.expected} text={item.expected} by={by} />}
            <Labelled label={m.seen} text={item.actual === '' ? m.nothingSeen : item.actual} by={by} />
          </Hanging>
        ))}
      </Hanging>
    </Box>
  );
}

interface OpenStepsProps {
  readonly steps: readonly Difference[];
  readonly stops: readonly Stop[];
}

/** Steps that were never done need no details: all of each is missing. */
export function OpenSteps({ steps, stops }: OpenStepsProps) {
  const theme = useTheme();
  const { reality: m } = useMessages().ui;
  if (steps.length === 0) return null;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {steps.map(({ step }) => (
        <Spread key={step} aside={<Text {...theme.dim}>{m.notDone}</Text>}>
          <Text {...theme.dim}>· </Text>
          {titleOf(step, stops)}
        </Spread>
      ))}
    </Box>
  );
}
