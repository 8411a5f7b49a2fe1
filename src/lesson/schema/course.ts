/** course.yaml and the front matter of a lesson, as an author writes them. */
import { z } from 'zod';
import { wholeMatches } from '../../check/patterns.ts';
import { commandVariant, diagnosis, listOf } from './check.ts';
import { id, issue, placeholderId, regex, safePath, text } from './scalars.ts';

/** The version of the lesson format that this program reads. */
export const SCHEMA_VERSION = 1;

const setting = z
  .strictObject({ id: placeholderId, title: text, default: z.string(), pattern: regex.exactOptional() })
  .superRefine((value, context) => {
    if (value.pattern !== undefined && !wholeMatches(value.pattern, value.default)) {
      context.addIssue(issue({ what: 'default-pattern', pattern: value.pattern }, ['default']));
    }
  });

/** The swarm in which commands are asked for again. */
const reviewStart = z.strictObject({
  machines: z.array(text).min(1),
  managers: z.array(text).default([]),
  workers: z.array(text).default([]),
  shell: text.exactOptional(),
  commands: z.array(text).default([]),
});

const cheatsheetEntry = z.strictObject({
  title: text,
  review: z.strictObject({ after: id, before: z.array(text).default([]) }).exactOptional(),
  words: z.array(text).exactOptional(),
  commands: z.array(commandVariant).min(1),
});

const glossaryTerm = z.strictObject({ id, term: text, means: text, step: id.exactOptional() });

const topic = z.strictObject({
  id,
  title: text,
  steps: z.array(id).min(1),
  exercises: z.array(id).default([]),
});

export const courseFile = z.strictObject({
  schema: z.literal(SCHEMA_VERSION),
  id,
  title: text,
  summary: text,
  author: text.exactOptional(),
  lessons: z.array(text).min(1),
  goal: text,
  assignment: text.exactOptional(),
  coverage: safePath.exactOptional(),
  settings: listOf(setting).default([]),
  files: z.array(safePath).default([]),
  diagnoses: listOf(diagnosis).default([]),
  cheatsheet: z.array(cheatsheetEntry).default([]),
  review: reviewStart.exactOptional(),
  usage: z.record(text, text).default({}),
  tables: z.array(z.array(text).min(1)).default([]),
  topics: listOf(topic).default([]),
  glossary: listOf(glossaryTerm).default([]),
});

export const frontMatter = z.strictObject({
  id,
  title: text,
  optional: z.literal(true).exactOptional(),
});

export type RawCourse = z.output<typeof courseFile>;
