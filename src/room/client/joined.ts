/** Whether a learner is in a room at all: most are in none, and then nothing of a room is loaded. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The file that holds the membership. */
export const JOINED_FILE = 'joined.json';

/** Whether there is a membership to be read in the folder. Never throws. */
export function hasJoined(folder: string): boolean {
  return existsSync(join(folder, JOINED_FILE));
}
