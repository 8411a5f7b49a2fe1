/** `swarm-tutor new`: makes a course that its author can change step by step into their own. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import template from 'virtual:template';
import { writeFileAtomic } from '../files/atomic.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { parseFiles } from '../lesson/course-folders.ts';
import { COURSE_FILE } from '../lesson/parse-course.ts';
import { stampedFiles } from '../lesson/stamp-course.ts';
import { CommandError, EXIT } from './io.ts';
import { chooseLanguage } from './language.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import { writeSchemas } from './schema-files.ts';
import type { ProgramStart } from './start.ts';

/** The id of the course in the template. */
const TEMPLATE_ID = 'my-course';

/** Runs `new DIR`. @throws CommandError (2) unless DIR is to be made, or empty */
export function newCourse({ argument: dir, options, io }: ProgramStart): number {
  const messages = messagesFor(chooseLanguage(options.lang, io.env, rememberedLanguage(io.env)));
  const words = messages.author;
  if (dir === undefined) throw new CommandError(words.newNeedsFolder, EXIT.usage);
  requireEmpty(dir, messages);
  const id = idFor(dir);
  const files = new Map(Object.entries(JSON.parse(template) as Record<string, string>));
  const own = new Map([...files].map(([name, text]) => [name, text.replaceAll(TEMPLATE_ID, id)]));
  // The marks of the translations, for the course as it is called here.
  const stamped = stampedFiles(parseFiles('', { files: own, problems: [] }, messages.lint));
  writeSchemas(dir);
  for (const [name, text] of [...own, ...stamped]) writeFileAtomic(join(dir, name), text);
  const names = [...own.keys()].sort((a, b) => Number(b === COURSE_FILE) - Number(a === COURSE_FILE));
  if (options.json) io.json({ course: id, dir: resolve(dir), files: names });
  else {
    io.out(words.made(dir, id));
    for (const [command, meaning] of words.nextCommands(dir)) io.out(`  ${command.padEnd(36)}  ${meaning}`);
  }
  return EXIT.done;
}

function requireEmpty(dir: string, { author: words }: Messages): void {
  if (!existsSync(dir)) return;
  if (!statSync(dir).isDirectory() || readdirSync(dir).length > 0)
    throw new CommandError(words.notEmpty(dir), EXIT.usage);
}

/** The name of the folder as an id; that of the template if nothing is left of it. */
function idFor(dir: string): string {
  const words = basename(resolve(dir))
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? TEMPLATE_ID;
}
