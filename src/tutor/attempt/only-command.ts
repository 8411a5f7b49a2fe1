/** Makes a step of a single command, so that it can be run as steps are. */
import type { Step } from '../../lesson/types.ts';

/** A fix whose diagnosis sets no limit may have to start machines, whatever the step itself does. */
const FIX_TIMEOUT_MS = 10 * 60_000;

/** A step that is nothing but a command: it passes when the command exits 0 within its time. */
export function onlyCommand({ id, title }: Step, text: string, timeoutMs = FIX_TIMEOUT_MS): Step {
  return {
    id,
    title,
    kind: 'run',
    prose: [],
    after: [],
    commands: [{ text }],
    timeoutMs,
    interactive: false,
    captures: [],
    checks: [],
    diagnoses: [],
    hints: [],
    place: [],
    covers: [],
    ends: [],
    makes: [],
  };
}
