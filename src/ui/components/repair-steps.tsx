/** The steps of a repair, and how far each one is. */

import { Box, Text } from 'ink';
import type { RepairStep, Stop } from '../../tutor/types.ts';
import { defined } from '../../value/defined.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Meaning } from '../theme/theme.ts';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';
import { Turning } from './turning.tsx';

const SIGNS: Readonly<Record<Exclude<RepairStep['status'], 'running'>, readonly [string, Meaning]>> = {
  waiting: ['·', 'dim'],
  done: ['✓', 'ok'],
  failed: ['✗', 'bad'],
};

interface RepairStepsProps {
  readonly steps: readonly RepairStep[];
  readonly stops: readonly Stop[];
}

/** One row per step. */
export function RepairSteps({ steps, stops }: RepairStepsProps) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {steps.map(({ step, status }) => (
        <Hanging key={step} by={2} mark={<Sign status={status} />}>
          <Paragraph
            of={titleOf(step, stops)}
            {...defined({ tone: status === 'waiting' ? ('dim' as const) : undefined })}
          />
        </Hanging>
      ))}
    </Box>
  );
}

function Sign({ status }: Pick<RepairStep, 'status'>) {
  const theme = useTheme();
  if (status === 'running') return <Turning />;
  const [sign, meaning] = SIGNS[status];
  return <Text {...theme[meaning]}>{sign}</Text>;
}

/** The title of a step that may no longer be walked. */
export function titleOf(id: string, stops: readonly Stop[]): string {
  return stops.find(({ step }) => step.id === id)?.step.title ?? id;
}
