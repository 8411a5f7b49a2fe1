/** What the room has been told already, and the last line that came from it, on disk: a tutor that starts again tells only what is new. */
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../files/atomic.ts';
import { textIn } from '../../files/read.ts';
import { parseJson } from '../../value/json.ts';

const toldFile = z.object({
  /** The place of the teacher's last line that was shown. */
  seen: z.int(),
  /** What was told last of each step, as text to compare with. */
  steps: z.record(z.string(), z.string()),
});
export type ToldFile = z.infer<typeof toldFile>;

const FILE = 'told.json';

/** Nothing, where there is no such file or an unreadable one: telling something twice does no harm. */
export function readTold(folder: string): ToldFile {
  const read = toldFile.safeParse(parseJson(textIn(join(folder, FILE)) ?? ''));
  return read.success ? read.data : { seen: 0, steps: {} };
}

/** @throws what the file system throws */
export function writeTold(folder: string, told: ToldFile): void {
  writeFileAtomic(join(folder, FILE), `${JSON.stringify(told)}\n`, 0o600);
}
