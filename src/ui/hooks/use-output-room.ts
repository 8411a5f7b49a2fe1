/** How the output of a step is drawn here, however many rows there are. */
import { fill } from '../../tutor/attempt/fill.ts';
import type { WalkState } from '../../tutor/types.ts';
import { stepOf } from '../state/step.ts';
import { span } from '../text/line.ts';
import type { OutputRoom } from '../text/output-rows.ts';
import { useMessages } from './use-messages.ts';
import { useTheme } from './use-theme.ts';

/** Columns that an output is indented by. */
export const OUTPUT_INDENT = 2;

/**
 * Its columns, the lines that matter, and the mark for omitted lines.
 * @param width of the step, in columns
 */
export function useOutputRoom(state: WalkState, width: number): Omit<OutputRoom, 'rows'> {
  const { isColoured } = useTheme();
  const { ui: m } = useMessages();
  const shows = stepOf(state)?.shows;
  return {
    width: width - OUTPUT_INDENT,
    isColoured,
    focus: shows && fill(shows, state.values),
    tables: state.course.tables,
    mark: (left) => [span(m.moreLines(left), { tone: 'dim' }), span('   o', { tone: 'accent' })],
  };
}
