/** Whether there are blank rows between the parts of a step. */
import { checksFor } from '../../lesson/variants.ts';
import { stepOf } from '../state/step.ts';
import { commandRows } from '../text/command-rows.ts';
import { span } from '../text/line.ts';
import { focusHeight } from '../text/output-rows.ts';
import { useOutputRoom } from './use-output-room.ts';
import { useScene } from './use-scene.ts';

/** In fewer rows there is no room for blank ones. */
const ROOMY = 12;
/** Rows that messages after the output should have, besides three blank ones. */
const ROWS_AFTERWARDS = 6;

/**
 * @param rows of the pane below its title
 * @param width of the pane, in columns
 * @returns the number of blank rows, 0 or 1; 0 if the output leaves too little room for the messages after it
 */
export function useBlank(rows: number, width: number): number {
  const { state, output, surroundings } = useScene();
  const room = useOutputRoom(state, width);
  if (rows < ROOMY) return 0;
  const step = stepOf(state);
  if (state.phase.name !== 'passed' || !step?.shows || step.after.length === 0) return 1;
  const command = commandRows([span(state.command ?? '')], width - 2, rows).length;
  const checks = checksFor(step, surroundings.driver, state.choice).length;
  return command + focusHeight(output, room) + checks + ROWS_AFTERWARDS > rows ? 0 : 1;
}
