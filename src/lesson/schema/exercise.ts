/** The front matter and the goal of an exercise, as an author writes them. */
import { z } from 'zod';
import { EXERCISE_KINDS } from '../exercise-types.ts';
import { cells, check, checkColumns, checkOf, diagnosis, drivers, listOf, view } from './check.ts';
import { id, issue, safePath, text } from './scalars.ts';
import { byView, oneOf, onlyWith } from './shapes.ts';

export const exerciseHead = z.strictObject({
  id,
  title: text,
  kind: z.enum(EXERCISE_KINDS),
  level: z.int().min(1).max(3),
  minutes: z.int().min(1).max(120),
  needs: z.array(text).min(1),
  topics: z.array(id).min(1),
  drivers: drivers.exactOptional(),
  mesh: z.literal(true).exactOptional(),
  after: id.exactOptional(),
});

const keep = z
  .strictObject({
    rows: view,
    of: text.exactOptional(),
    on: text.exactOptional(),
    where: cells.exactOptional(),
  })
  .superRefine((value, context) => {
    const add = (found: ReturnType<typeof issue>) => context.addIssue(found);
    checkOf(value.rows, value.of, add);
    checkColumns(value.rows, Object.keys(value.where ?? {}), ['where'], add);
  })
  .meta(byView('rows', ['where'], []));

const RULES = ['running', 'keep', 'untouched'];

const rule = z
  .strictObject({
    id,
    title: text,
    hint: text.exactOptional(),
    running: text.exactOptional(),
    atLeast: z.int().min(1).exactOptional(),
    keep: keep.exactOptional(),
    untouched: safePath.exactOptional(),
  })
  .superRefine((value, context) => {
    const found = RULES.filter((key) => key in value);
    if (found.length !== 1) context.addIssue(issue({ what: 'one-of-keys', keys: RULES, found }));
    if ('atLeast' in value && !('running' in value))
      context.addIssue(issue({ what: 'only-with', key: 'atLeast', other: 'running' }, ['atLeast']));
  })
  .meta({ ...oneOf(RULES), ...onlyWith(['atLeast'], 'running') });

/** The four stages: the idea, the command's name, its shape with blanks, the whole command. */
const HINTS = 4;

/** The `yaml exercise` block. */
export const exerciseBlock = z.strictObject({
  machines: z.array(text).exactOptional(),
  managers: z.array(text).default([]),
  workers: z.array(text).default([]),
  shell: text.exactOptional(),
  check: listOf(check).min(1),
  rules: listOf(rule).default([]),
  diagnose: listOf(diagnosis).default([]),
  hints: z.array(text).length(HINTS),
});

export type RawExercise = z.output<typeof exerciseBlock>;
export type RawRule = z.output<typeof rule>;
