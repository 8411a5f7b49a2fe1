/** The step's command as it would run now, for showing and editing. */
import { fillKnown } from '../../lesson/placeholders.ts';
import { resolveCommand } from '../../lesson/resolve.ts';
import type { WalkState } from '../types.ts';
import { here } from '../walk/reduce.ts';
import { commandOf } from './command-of.ts';
import type { AttemptContext } from './context.ts';

/**
 * The command with all values that are known and safe; a placeholder without one stays visible.
 * Undefined if the step has nothing to run.
 */
export function commandText(state: WalkState, context: Pick<AttemptContext, 'session'>): string | undefined {
  const stop = here(state);
  const text = stop && commandOf(stop.step, context, state.choice);
  if (text === undefined) return undefined;
  const resolved = resolveCommand(text, state.values, { shell: context.session.shell });
  return 'ok' in resolved ? resolved.ok : fillKnown(text, state.values);
}

/** The command of a state that changes: the screen asks for it several times at each key, and works it out once for each state. */
export function commandNow(
  state: () => WalkState,
  context: Pick<AttemptContext, 'session'>,
): () => string | undefined {
  let known: { readonly of: WalkState; readonly text: string | undefined } | undefined;
  return () => {
    const of = state();
    if (known?.of !== of) known = { of, text: commandText(of, context) };
    return known.text;
  };
}
