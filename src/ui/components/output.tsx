/** What the step's command printed, folded to what tells most in the rows that are free. */
import { Box, useIsScreenReaderEnabled } from 'ink';
import { useRef } from 'react';
import type { Step } from '../../lesson/types.ts';
import type { OutputView, WalkState } from '../../tutor/types.ts';
import { useMetrics } from '../hooks/use-metrics.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { type OutputRoom, type OutputRows, outputRows, type Reading } from '../text/output-rows.ts';
import { OutputState } from './output-state.tsx';
import { Rows } from './rows.tsx';

/** Rows for a reader of text, who has no rows that are free. */
const ROWS_READ = 12;
/** An output of more lines than this is for the page of its own. */
const MOST_ROWS = 24;
/** Columns that it stands in. */
const INDENT = 2;
/** Gives way before everything else does. */
const FIRST_TO_SHRINK = 100_000;

interface OutputProps {
  readonly state: WalkState;
  readonly step: Step;
  readonly output: OutputView;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Rows that are kept for it while they are free, so that nothing moves when it fills. */
  readonly kept: number;
  /** Rows that it gets in any case, once there is something to see. */
  readonly least: number;
  /** Blank rows above it. */
  readonly gap: number;
}

/** The output's place: as tall as it may be, and no taller than what is free. */
export function Output({ kept, least, gap, ...of }: OutputProps) {
  const box = useRef(null);
  const { height } = useMetrics(`step ${of.step.id} output`, box);
  const isRead = useIsScreenReaderEnabled();
  const theme = useTheme();
  const width = useWidth() - INDENT;
  const { state, output } = of;
  const contentIn = (rows: number) => contentOf(of, { rows, width, isColoured: theme.isColoured });
  const hasBegun = state.ran || state.phase.name === 'running' || output.lineCount > 0;
  const isOver = state.phase.name === 'passed' || state.phase.name === 'failed';
  // Once it is over, it takes what it needs: nothing comes any more.
  const whole = isOver ? contentIn(MOST_ROWS) : undefined;
  const needed = whole ? whole.rows.length + (whole.isTold ? 1 : 0) : least;
  const { rows, hidden, isTold } = contentIn(isRead ? ROWS_READ : height - gap);
  return (
    // The gap is its own, so that nothing is left of it where it has no rows.
    <Box
      ref={box}
      flexDirection="column"
      flexBasis={Math.max(kept, needed) + gap}
      flexShrink={FIRST_TO_SHRINK}
      minHeight={hasBegun ? Math.min(least, needed) + gap : 0}
      marginTop={-gap}
      overflow="hidden"
    >
      <Box marginTop={gap} paddingLeft={INDENT} flexDirection="column" flexShrink={0}>
        <Rows of={rows} />
        {isTold && (
          <OutputState
            state={state}
            step={of.step}
            now={of.now}
            hidden={hidden}
            isEmpty={output.lineCount === 0}
          />
        )}
      </Box>
    </Box>
  );
}

interface Content extends OutputRows {
  /** How it stands is worth a row of its own. */
  readonly isTold: boolean;
}

/** What is shown in a room. */
function contentOf(
  { state: { phase }, step, output }: Pick<OutputProps, 'state' | 'step' | 'output'>,
  room: OutputRoom,
): Content {
  if (room.rows <= 0) return { rows: [], hidden: 0, isTold: false };
  const isBusy = phase.name === 'running' || (phase.name === 'checking' && phase.outcomes.length === 0);
  // Who breaks a command off wants to see how far it had come; nothing has gone wrong in it.
  const isBrokenOff = phase.name === 'failed' && phase.why === 'interrupted' && phase.outcomes.length === 0;
  const hasFailed = phase.name === 'failed' && phase.exitCode !== undefined && phase.exitCode !== 0;
  const reading: Reading = isBusy || isBrokenOff ? 'newest' : hasFailed ? 'trouble' : 'telling';
  const rowsIn = (rows: number) => outputRows(output, reading, { ...room, rows, focus: step.shows });
  const whole = rowsIn(room.rows);
  const isTold = isBusy || hasFailed || isBrokenOff || whole.hidden > 0 || output.lineCount === 0;
  return { ...(isTold ? rowsIn(room.rows - 1) : whole), isTold };
}
