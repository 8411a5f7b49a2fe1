/** The JSON Schemas beside a course, which its files name and editors read. */
import { join } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { textIn } from '../files/read.ts';
import { jsonSchemas } from '../lesson/schema/json-schema.ts';

/** Their folder: no file of the course, as its name begins with a dot. */
export const SCHEMA_FOLDER = '.schema';

/** Writes those that are missing or from another version. @throws what the file system throws */
export function writeSchemas(dir: string): void {
  for (const [name, text] of jsonSchemas()) {
    const path = join(dir, SCHEMA_FOLDER, name);
    if (textIn(path) !== text) writeFileAtomic(path, text);
  }
}
