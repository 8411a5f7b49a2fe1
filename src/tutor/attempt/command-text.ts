/** The step's command as it would run now, for showing and editing. */
import { resolve } from '../../lesson/placeholders.ts';
import type { WalkState } from '../types.ts';
import { here } from '../walk/reduce.ts';
import { fill } from './fill.ts';
import { commandOf } from './prepare.ts';
import type { World } from './world.ts';

/**
 * The command with all values that are known and safe; a placeholder that is still open stays to be seen.
 * Undefined where the step has nothing to run.
 */
export function commandText(
  state: WalkState,
  world: Pick<World, 'session' | 'messages'>,
): string | undefined {
  const stop = here(state);
  const text = stop && commandOf(stop.step, world, state.choice);
  if (text === undefined) return undefined;
  const resolved = resolve(text, state.values, world.session.shell, world.messages.placeholders);
  return resolved.ok ? resolved.text : fill(text, state.values);
}
