/** What the simulator keeps in its folder, and under which names. */
import { join } from 'node:path';

/** The model's state, a JSON document. */
export const STATE_FILE = 'state.json';
/** The lock beside the state, whoever works on it. */
export const STATE_LOCK = 'state.lock';
/** The key that secrets in the state are encrypted with. */
export const KEY_FILE = 'secrets.key';

/** The folder with the simulator's programs, which stands on a session's PATH. */
export function binOf(folder: string): string {
  return join(folder, 'bin');
}
