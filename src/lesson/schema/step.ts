/** The `yaml step` block, as an author writes it. */
import { z } from 'zod';
import { explain, predict, question } from './asked.ts';
import { check, condition, diagnosis, drivers, listOf } from './check.ts';
import {
  duration,
  id,
  issue,
  made,
  pattern,
  placeholderId,
  regex,
  safePath,
  text,
  webAddress,
} from './scalars.ts';
import { anyOf, asks } from './shapes.ts';

const capture = z
  .strictObject({
    id: placeholderId,
    from: z.enum(['stdout', 'ask']),
    match: regex.exactOptional(),
    ask: text.exactOptional(),
    secret: z.boolean().default(false),
  })
  .superRefine((value, context) => {
    if (value.from === 'ask' && value.ask === undefined) context.addIssue(issue({ what: 'ask-needed' }));
    if (value.secret && value.from === 'stdout' && value.ask === undefined) {
      context.addIssue(issue({ what: 'ask-needed' }));
    }
  })
  .meta(asks);

const choice = z
  .strictObject({
    prompt: text,
    default: text,
    options: listOf(z.strictObject({ id, text })),
  })
  .superRefine((value, context) => {
    if (!value.options.some((option) => option.id === value.default)) {
      context.addIssue(issue({ what: 'default-option', id: value.default }, ['default']));
    }
  });

/** The part of the output that the step is about: these columns of its table, these lines. */
const shows = z
  .strictObject({
    columns: z.array(text).min(1).exactOptional(),
    lines: z.array(pattern).min(1).exactOptional(),
  })
  .superRefine((value, context) => {
    const keys = ['columns', 'lines'];
    if (!keys.some((key) => key in value)) context.addIssue(issue({ what: 'needs-one', keys }));
    value.lines?.forEach((line, at) => {
      if (line.includes('${')) context.addIssue(issue({ what: 'no-placeholder' }, ['lines', at]));
    });
  })
  .meta(anyOf(['columns', 'lines']));

export const KINDS = ['run', 'by-hand', 'question', 'input', 'read'] as const;

/** All fields of a step block. */
export const stepBlock = z.strictObject({
  kind: z.enum(KINDS).exactOptional(),
  optional: z.literal(true).exactOptional(),
  practice: z.literal(true).exactOptional(),
  covers: z.array(text).default([]),
  timeout: duration.default(300_000),
  interactive: z.boolean().default(false),
  unless: condition.exactOptional(),
  capture: listOf(capture).default([]),
  check: listOf(check).default([]),
  diagnose: listOf(diagnosis).default([]),
  hints: z.array(text).default([]),
  shows: shows.exactOptional(),
  question: question.exactOptional(),
  predict: predict.exactOptional(),
  explain: explain.exactOptional(),
  visitors: webAddress.exactOptional(),
  choice: choice.exactOptional(),
  choiceFrom: id.exactOptional(),
  input: text.exactOptional(),
  edit: z
    .strictObject({ file: safePath, set: z.record(z.string(), z.union([z.string(), z.number()])) })
    .exactOptional(),
  place: z.array(safePath).default([]),
  ends: z.array(text).default([]),
  makes: z.array(made).default([]),
  removes: z.array(made).exactOptional(),
  drivers: drivers.exactOptional(),
});

export type RawStep = z.output<typeof stepBlock>;
