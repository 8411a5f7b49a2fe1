/** Marks the translations of a course as up to date, as `swarm-tutor lint --fix` does: `node scripts/stamp-translations.ts lessons/COURSE`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagesFor } from '../src/i18n/messages.ts';
import { readCourse } from '../src/lesson/course-folders.ts';
import { stampedFiles } from '../src/lesson/stamp-course.ts';

const [dir] = process.argv.slice(2);
if (dir === undefined) {
  console.error('usage: node scripts/stamp-translations.ts lessons/COURSE');
  process.exit(2);
}
for (const [file, text] of stampedFiles(readCourse(dir, messagesFor('en').lint))) {
  writeFileSync(join(dir, file), text);
  console.log(join(dir, file));
}
