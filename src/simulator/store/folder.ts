/** The names of the simulator's files in its folder. */
import { join } from 'node:path';

/** The model's state, a JSON document. */
export const STATE_FILE = 'state.json';
/** The lock beside the state. */
export const STATE_LOCK = 'state.lock';
/** The key that secrets in the state are encrypted with. */
export const KEY_FILE = 'secrets.key';

/** The folder with the simulator's programs, which is on a session's PATH. */
export function binOf(folder: string): string {
  return join(folder, 'bin');
}
