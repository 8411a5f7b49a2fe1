/** Whether text that was typed where no field is can go into one. */

import type { WalkState } from '../../tutor/types.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import { circumstancesOf, type Scene } from '../scene.ts';
import type { ScreenState } from '../state/screen-state.ts';
import { actionsNow, stepOf } from './actions.ts';

/** Programs whose names begin the commands of lessons, and of terminals in general. */
const COMMAND =
  /^(docker(-machine|-compose)?|curl|ssh|cd|ls|cat|echo|export|eval|env|sudo|vim?|nano|git|cp|mv|rm)(\s|$)/;

/** Something is to be chosen before a command can run. */
export function isChoiceOpen(state: WalkState): boolean {
  const step = stepOf(state);
  const isOpen = step?.kind === 'run' && step.choice !== undefined && state.choice === undefined;
  return isOpen && !state.finished && !isBusy(state);
}

/** The text looks like a command, and there is a field for one at the step that stands there. */
export function isOffered(scene: Scene, { typed = '', overlay, page }: ScreenState): boolean {
  if (overlay || page !== 'walk' || !COMMAND.test(typed.trim())) return false;
  if (isChoiceOpen(scene.state)) return true;
  const actions = actionsNow(scene.state, circumstancesOf(scene), scene.messages.ui);
  return actions.some(({ id }) => id === 'type');
}
