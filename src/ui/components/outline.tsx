/** The outline beside a step: all lessons, the current one with its steps. */
import { Box } from 'ink';
import { memo, type ReactNode, useMemo, useRef } from 'react';
import type { WalkState } from '../../tutor/types.ts';
import { useClick, ViewContext } from '../hooks/use-click.ts';
import { ScrolledByContext } from '../hooks/use-field-cursor.ts';
import { useMetrics } from '../hooks/use-metrics.ts';
import { outlineEntries } from '../state/outline.ts';
import { windowAt } from '../state/scroll.ts';
import { Column } from './column.tsx';
import { OutlineRow } from './outline-row.tsx';

interface OutlineProps extends Pick<WalkState, 'stops' | 'at' | 'records'> {
  /** Columns. */
  readonly width: number;
}

/** As many rows as there is room for, with the current step among them. */
export const Outline = memo(function Outline({ stops, at, records, width }: OutlineProps) {
  const box = useRef(null);
  const { height } = useMetrics(box);
  const here = stops[at];
  const lesson = here?.lesson.id;
  const entries = useMemo(() => outlineEntries(stops, (id) => id === lesson), [stops, lesson]);
  const place = entries.findIndex(({ kind, leadsTo }) => kind === 'step' && leadsTo === here?.step.id);
  const { from } = windowAt(place - Math.floor(height / 2), entries.length, height);
  const scrolledBy = height > 0 ? from : 0;
  return (
    <Column width={width}>
      <ScrolledByContext value={scrolledBy}>
        <ViewContext value={box}>
          <Box ref={box} flexDirection="column" flexGrow={1} overflow="hidden" contentOffsetY={scrolledBy}>
            {entries.map((entry) => (
              <Entry key={`${entry.kind} ${entry.leadsTo}`} leadsTo={entry.leadsTo}>
                <Column width={width}>
                  <OutlineRow entry={entry} records={records} here={here?.step.id} />
                </Column>
              </Entry>
            ))}
          </Box>
        </ViewContext>
      </ScrolledByContext>
    </Column>
  );
});

function Entry({ leadsTo, children }: { readonly leadsTo: string; readonly children: ReactNode }) {
  const box = useClick({ type: 'step', step: leadsTo });
  return (
    <Box ref={box} flexShrink={0}>
      {children}
    </Box>
  );
}
