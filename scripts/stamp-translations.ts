/**
 * Marks a translation as up to date: `node scripts/stamp-translations.ts lessons/COURSE LANGUAGE`.
 * To be run after its texts have been brought up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagesFor } from '../src/i18n/messages.ts';
import { readCourse } from '../src/lesson/course-folders.ts';
import { stampCourse, stampLesson } from '../src/lesson/stamp.ts';

const [dir, language] = process.argv.slice(2);
if (dir === undefined || language === undefined) {
  console.error('usage: node scripts/stamp-translations.ts lessons/COURSE LANGUAGE');
  process.exit(2);
}

const { parsed } = readCourse(dir, messagesFor('en').lint);
const { course, translations } = parsed;
const translation = translations.get(language);
if (course === undefined || translation === undefined) {
  console.error(`${dir} has no translation to ${language} that can be read: see swarm-tutor lint ${dir}`);
  process.exit(1);
}

/** Rewrites one file where that changes it. */
function rewrite(file: string, change: (text: string) => string): void {
  const path = join(String(dir), file);
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  const stamped = change(text);
  if (stamped === text) return;
  writeFileSync(path, stamped);
  console.log(path);
}

for (const lesson of course.lessons) {
  const translated = translation.lessons.get(lesson.id);
  if (translated) rewrite(translated.file, (text) => stampLesson(text, lesson));
}
for (const exercise of parsed.exercises) {
  const translated = translation.exercises.get(exercise.id);
  if (translated) rewrite(translated.file, (text) => stampLesson(text, exercise));
}
rewrite(`course.${language}.yaml`, (text) => stampCourse(text, course));
