/** What the step's command printed, folded to what tells most in the rows that are free. */
import { Box, useBoxMetrics, useIsScreenReaderEnabled } from 'ink';
import { useRef } from 'react';
import type { Step } from '../../lesson/types.ts';
import type { OutputView, WalkState } from '../../tutor/types.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { type OutputRows, outputRows, type Reading } from '../text/output-rows.ts';
import { OutputState } from './output-state.tsx';
import { Rows } from './rows.tsx';

/** Rows for a reader of text, who has no rows that are free. */
const ROWS_READ = 12;
/** An output of more lines than this is for the page of its own. */
const MOST_ROWS = 24;
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
  const { height } = useBoxMetrics(box);
  const isRead = useIsScreenReaderEnabled();
  const { state, output } = of;
  const hasBegun = state.ran || state.phase.name === 'running' || output.lineCount > 0;
  const isOver = state.phase.name === 'passed' || state.phase.name === 'failed';
  // Once it is over, it takes what it needs: nothing comes any more.
  const needed = Math.min(output.lineCount + 1, MOST_ROWS);
  const wanted = isOver ? Math.max(kept, needed) : kept;
  const insisted = !hasBegun ? 0 : state.phase.name === 'passed' ? Math.min(least, needed) : least;
  return (
    // The gap is its own, so that nothing is left of it where it has no rows.
    <Box
      ref={box}
      flexDirection="column"
      flexBasis={wanted + gap}
      flexShrink={FIRST_TO_SHRINK}
      minHeight={hasBegun ? insisted + gap : 0}
      marginTop={-gap}
      overflow="hidden"
    >
      <Box marginTop={gap} paddingLeft={2} flexDirection="column" flexShrink={0}>
        <Content {...of} room={isRead ? ROWS_READ : height - gap} />
      </Box>
    </Box>
  );
}

interface ContentProps extends Omit<OutputProps, 'kept' | 'least' | 'gap'> {
  readonly room: number;
}

function Content({ state, step, output, now, room }: ContentProps) {
  const width = useWidth() - 2;
  const { isColoured } = useTheme();
  if (room <= 0) return null;
  const { phase } = state;
  const isBusy = phase.name === 'running' || (phase.name === 'checking' && phase.outcomes.length === 0);
  // Who breaks a command off wants to see how far it had come; nothing has gone wrong in it.
  const isBrokenOff = phase.name === 'failed' && phase.why === 'interrupted' && phase.outcomes.length === 0;
  const hasFailed = phase.name === 'failed' && phase.exitCode !== undefined && phase.exitCode !== 0;
  const reading: Reading = isBusy || isBrokenOff ? 'newest' : hasFailed ? 'trouble' : 'telling';
  const rowsIn = (rows: number): OutputRows =>
    outputRows(output, reading, { rows, width, isColoured, focus: step.shows });
  // How it stands has a row of its own only where it has something to say.
  const whole = rowsIn(room);
  const isTold = isBusy || hasFailed || isBrokenOff || whole.hidden > 0 || output.lineCount === 0;
  const { rows, hidden } = isTold ? rowsIn(room - 1) : whole;
  return (
    <>
      <Rows of={rows} />
      {isTold && (
        <OutputState state={state} step={step} now={now} hidden={hidden} isEmpty={output.lineCount === 0} />
      )}
    </>
  );
}
