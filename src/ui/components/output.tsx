/** The output of the step's command, folded to its most informative lines in the free rows. */
import { Box, useIsScreenReaderEnabled } from 'ink';
import { useRef } from 'react';
import type { Step } from '../../lesson/types.ts';
import type { OutputView, WalkState } from '../../tutor/types.ts';
import { useMetrics } from '../hooks/use-metrics.ts';
import { OUTPUT_INDENT, useOutputRoom } from '../hooks/use-output-room.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useWidth } from '../hooks/use-width.ts';
import { focusHeight, outputRows } from '../text/output-rows.ts';
import type { Reading } from '../text/telling-lines.ts';
import { OutputState } from './output-state.tsx';
import { Rows } from './rows.tsx';

/** Rows for a screen reader, which has no limited height. */
const ROWS_READ = 24;
/** Shrinks before everything else does. */
const FIRST_TO_SHRINK = 100_000;

interface OutputProps {
  readonly state: WalkState;
  readonly step: Step;
  readonly output: OutputView;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Rows that are kept for it while they are free, so that nothing moves when it fills. */
  readonly kept: number;
  /** Rows that it gets in any case, once there is output. */
  readonly least: number;
  /** Rows that it may claim for the lines that the step is about. */
  readonly most: number;
  /** Blank rows above it. */
  readonly gap: number;
}

/** The box of the output: as tall as it may be, within the free rows. */
export function Output({ kept, least, most, gap, state, step, output, now }: OutputProps) {
  const box = useRef(null);
  const { height } = useMetrics(box);
  const isRead = useIsScreenReaderEnabled();
  const room = useOutputRoom(state, useWidth());
  const { rows: pane } = useRoom();
  const { phase } = state;
  const isBusy = phase.name === 'running' || (phase.name === 'checking' && phase.outcomes.length === 0);
  const hasBegun = state.ran || phase.name === 'running' || output.lineCount > 0;
  const isOver = phase.name === 'passed' || phase.name === 'failed';
  const reading = readingOf(phase, isBusy);
  const isTold = isBusy || reading !== 'telling' || output.lineCount === 0;
  const stateRows = isTold ? 1 : 0;
  // Once the command has ended, it takes only the rows it needs.
  const whole = isOver ? outputRows(output, reading, { ...room, rows: pane }).length + stateRows : 0;
  const wanted = Math.max(kept, whole);
  const focused = phase.name === 'passed' ? Math.min(most, focusHeight(output, room)) : 0;
  const insisted = hasBegun ? Math.max(focused, isOver ? Math.min(least, whole) : least) : 0;
  const rows = outputRows(output, reading, {
    ...room,
    rows: (isRead ? ROWS_READ : height - gap) - stateRows,
  });
  return (
    // The gap is a part of it, so that it disappears with its rows.
    <Box
      ref={box}
      flexDirection="column"
      flexBasis={wanted + gap}
      flexShrink={FIRST_TO_SHRINK}
      minHeight={hasBegun ? insisted + gap : 0}
      overflow="hidden"
    >
      <Box marginTop={gap} paddingLeft={OUTPUT_INDENT} flexDirection="column" flexShrink={0}>
        <Rows of={rows} />
        {isTold && (isRead || height > gap) && (
          <OutputState state={state} step={step} now={now} isEmpty={output.lineCount === 0} />
        )}
      </Box>
    </Box>
  );
}

function readingOf(phase: WalkState['phase'], isBusy: boolean): Reading {
  if (isBusy) return 'newest';
  if (phase.name !== 'failed') return 'telling';
  // After breaking a command off, a learner wants to see how far it had come; it did not fail.
  if (phase.why === 'interrupted' && phase.outcomes.length === 0) return 'newest';
  return phase.exitCode !== undefined && phase.exitCode !== 0 ? 'trouble' : 'telling';
}
