/** The first row: the learner's place, the machines, and the progress. */
import { Text } from 'ink';
import { memo } from 'react';
import type { Surroundings, WalkState } from '../../tutor/types.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { counted, doneCount } from '../state/outline.ts';
import { DriverName } from './driver-name.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Spread } from './spread.tsx';

interface HeaderProps {
  readonly state: WalkState;
  readonly surroundings: Surroundings;
}

/** The header of a step and of the last page. */
export const Header = memo(function Header({ state, surroundings }: HeaderProps) {
  const theme = useTheme();
  const width = useWidth();
  const { stops, records, at, finished, course } = state;
  const lesson = finished ? undefined : stops[at]?.lesson;
  const place = finished ? stops.length : Math.min(stops.length, at + 1);
  const barWidth = width >= 100 ? 20 : width >= 72 ? 13 : 0;
  const bar = {
    done: doneCount(stops, records),
    total: counted(stops, records).length,
    width: barWidth,
  };
  return (
    <Spread
      aside={
        <Text>
          <DriverName surroundings={surroundings} />
          <Text {...theme.dim}>{`   ${place}/${stops.length} `}</Text>
          <ProgressBar {...bar} />
        </Text>
      }
    >
      <Text {...theme.dim}>{course.title}</Text>
      {lesson && <Text {...theme.dim}> › </Text>}
      {lesson?.title}
    </Spread>
  );
});
