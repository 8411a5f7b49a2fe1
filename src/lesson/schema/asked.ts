/** What a step asks the learner: a question, a prediction, an explanation. */
import { z } from 'zod';
import { cells, checkColumns, checkOf, condition, hasGroup, listOf, view } from './check.ts';
import { id, issue, regex, text } from './scalars.ts';
import { oneOf } from './shapes.ts';

/** Options, one of which the file says is right. */
export const question = z
  .strictObject({
    prompt: text,
    again: text.exactOptional(),
    options: listOf(z.strictObject({ id, text, right: z.boolean().default(false), why: text })),
  })
  .superRefine((value, context) => {
    const count = value.options.filter((option) => option.right).length;
    if (count !== 1) context.addIssue(issue({ what: 'right-options', count }, ['options']));
  });

/** What is counted: rows of a view, different values in them, or what stands in the output. */
const number = z
  .strictObject({
    rows: view.exactOptional(),
    of: text.exactOptional(),
    on: text.exactOptional(),
    where: cells.exactOptional(),
    distinct: text.exactOptional(),
    output: regex.exactOptional(),
  })
  .superRefine((value, context) => {
    const keys = ['rows', 'output'];
    const found = keys.filter((key) => key in value);
    if (found.length !== 1) return context.addIssue(issue({ what: 'one-of-keys', keys, found }));
    const add = (problem: ReturnType<typeof issue>): void => context.addIssue(problem);
    if (value.rows === undefined) {
      for (const key of ['of', 'on', 'where', 'distinct'] as const)
        if (key in value) add(issue({ what: 'only-with', key, other: 'rows' }, [key]));
      if (!hasGroup(value.output ?? '')) add(issue({ what: 'group' }, ['output']));
      return;
    }
    checkOf(value.rows, value.of, add);
    checkColumns(value.rows, Object.keys(value.where ?? {}), ['where'], add);
    if (value.distinct !== undefined) checkColumns(value.rows, [value.distinct], ['distinct'], add);
  })
  .meta(oneOf(['rows', 'output']));

/** Asked before the command runs; what really happened tells which answer was right. */
export const predict = z
  .strictObject({
    prompt: text,
    again: text.exactOptional(),
    options: listOf(z.strictObject({ id, text, why: text, when: condition })).exactOptional(),
    number: number.exactOptional(),
    why: text.exactOptional(),
  })
  .superRefine((value, context) => {
    const { options, number: counted, why } = value;
    if (
      (options === undefined) === (counted === undefined) ||
      (counted === undefined) !== (why === undefined)
    )
      context.addIssue(issue({ what: 'predict-form' }));
    if (options !== undefined && options.length < 2)
      context.addIssue(issue({ what: 'few-options' }, ['options']));
  })
  .meta(oneOf(['options', 'number']));

/** Asked about the output of the step's command: either what is there tells which option is right, or the file does. */
export const explain = z
  .strictObject({
    prompt: text,
    again: text.exactOptional(),
    options: listOf(
      z.strictObject({
        id,
        text,
        why: text,
        right: z.boolean().default(false),
        when: condition.exactOptional(),
      }),
    ),
  })
  .superRefine(({ options }, context) => {
    const right = options.filter((option) => option.right).length;
    const judged = options.filter(({ when }) => when !== undefined).length;
    const isClear = judged === 0 ? right === 1 : right === 0 && judged === options.length;
    if (!isClear) context.addIssue(issue({ what: 'explain-form' }, ['options']));
    if (options.length < 2) context.addIssue(issue({ what: 'few-options' }, ['options']));
  });

export type RawCount = z.output<typeof number>;
