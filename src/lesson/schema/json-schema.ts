/** The lesson format as JSON Schema, made from the reader's own schema, so that editors complete and check. */
import { z } from 'zod';
import { courseFile } from './course.ts';
import { exerciseBlock } from './exercise.ts';
import { glossaryFile } from './glossary.ts';
import { stepBlock } from './step.ts';

const SCHEMAS = {
  course: { schema: courseFile, title: 'course.yaml' },
  step: { schema: stepBlock, title: 'the yaml step block of a lesson' },
  exercise: { schema: exerciseBlock, title: 'the yaml exercise block of an exercise' },
  glossary: { schema: glossaryFile, title: 'glossary.TAG.yaml' },
} as const;

/** Each as a document, by the name of its file. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, { schema, title }]) => {
      // What an author writes, not what the reader makes of it.
      const document = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
      return [`${name}.json`, `${JSON.stringify({ title, ...document }, undefined, 2)}\n`];
    }),
  );
}
