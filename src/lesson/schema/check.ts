/** The check and diagnosis entries of a step, as an author writes them. */
import { z } from 'zod';
import { VIEWS, type ViewName } from '../../check/types.ts';
import { ofRule, VERSIONED_TOOLS, VIEW_COLUMNS } from '../../check/view-columns.ts';
import { DRIVER_IDS } from '../../driver/types.ts';
import {
  amount,
  duration,
  id,
  issue,
  made,
  pattern,
  placeholderId,
  regex,
  safePath,
  text,
  uniqueIds,
} from './scalars.ts';
import { anyOf, byView, oneOf, onlyWith } from './shapes.ts';

export const drivers = z.array(z.enum(DRIVER_IDS)).min(1);
/** One variant of a command outside a lesson's fences. */
export const commandVariant = z.strictObject({
  text,
  drivers: drivers.exactOptional(),
  shells: z
    .array(z.enum(['bash', 'sh', 'powershell']))
    .min(1)
    .exactOptional(),
});
export const view = z.enum(VIEWS);
export const cells = z.record(z.string(), pattern);

const rowsKeys = {
  of: text.exactOptional(),
  on: text.exactOptional(),
  where: cells.exactOptional(),
  count: amount.exactOptional(),
  have: z.array(cells).min(1).exactOptional(),
  every: cells.exactOptional(),
  distinct: z.record(z.string(), amount).exactOptional(),
  atLeast: z.record(z.string(), text).exactOptional(),
  never: z.union([cells, z.array(cells).min(1)]).exactOptional(),
};
const ROWS_KEYS = Object.keys(rowsKeys);
const CONDITIONS = ['count', 'have', 'every', 'distinct', 'atLeast'];
const KINDS = ['rows', 'output', 'http', 'file'];

/** Whether an expression has a group that takes a value. */
export function hasGroup(source: string): boolean {
  return /\((?!\?[:=!<])|\(\?<[A-Za-z]/.test(source);
}

type Add = (found: ReturnType<typeof issue>) => void;

/** Reports columns that a view does not have. */
export function checkColumns(
  viewName: ViewName,
  columns: readonly string[],
  path: PropertyKey[],
  add: Add,
): void {
  const known: readonly string[] | undefined = VIEW_COLUMNS[viewName];
  if (known === undefined) return;
  for (const column of columns) {
    if (known.includes(column)) continue;
    add(issue({ what: 'column', column, view: viewName, columns: known }, [...path, column]));
  }
}

function checkRows(
  viewName: ViewName,
  rows: readonly Readonly<Record<string, string>>[] | undefined,
  key: string,
  add: Add,
): void {
  rows?.forEach((row, at) => {
    checkColumns(viewName, Object.keys(row), [key, at], add);
  });
}

/** Reports an `of` that a view needs or does not take. */
export function checkOf(viewName: ViewName, of: string | undefined, add: Add): void {
  const rule = ofRule(viewName);
  if (rule === 'required' && of === undefined) add(issue({ what: 'of-required', view: viewName }));
  if (rule === 'meaningless' && of !== undefined)
    add(issue({ what: 'of-meaningless', view: viewName }, ['of']));
  if (viewName === 'version' && of !== undefined && !VERSIONED_TOOLS.includes(of)) {
    add(issue({ what: 'of-tool', tools: VERSIONED_TOOLS }, ['of']));
  }
}

const output = z
  .strictObject({
    exit: amount.exactOptional(),
    stdout: pattern.exactOptional(),
    stderr: pattern.exactOptional(),
  })
  .superRefine((value, context) => {
    if (Object.keys(value).length === 0) {
      context.addIssue(issue({ what: 'needs-one', keys: ['exit', 'stdout', 'stderr'] }));
    }
  })
  .meta({ minProperties: 1 });

const http = z.strictObject({
  url: text,
  times: z.int().min(1).max(1000).default(1),
  status: z.int().min(100).max(599).default(200),
  body: pattern.exactOptional(),
  distinct: z
    .strictObject({ match: regex, count: amount })
    .superRefine((value, context) => {
      if (!hasGroup(value.match)) {
        context.addIssue(issue({ what: 'group' }, ['match']));
      }
    })
    .exactOptional(),
});

const file = z.strictObject({
  path: safePath,
  values: z.record(z.string(), z.union([pattern, z.number()])).exactOptional(),
});

const lookKeys = {
  rows: view.exactOptional(),
  ...rowsKeys,
  output: output.exactOptional(),
  http: http.exactOptional(),
  file: file.exactOptional(),
};
const look = z.strictObject(lookKeys);

/** Reports a look at nothing, at two things at once, or with keys of another one. */
function checkLook(value: z.output<typeof look>, add: Add): void {
  const found = KINDS.filter((key) => key in value);
  if (found.length !== 1) {
    add(issue({ what: 'one-of-keys', keys: KINDS, found }));
    return;
  }
  if (value.rows === undefined) {
    const stray = ROWS_KEYS.filter((key) => key in value);
    for (const key of stray) add(issue({ what: 'only-with', key, other: 'rows' }, [key]));
    return;
  }
  if (!CONDITIONS.some((key) => key in value)) add(issue({ what: 'needs-one', keys: CONDITIONS }));
  checkOf(value.rows, value.of, add);
  for (const key of ['where', 'every', 'distinct', 'atLeast'] as const) {
    checkColumns(value.rows, Object.keys(value[key] ?? {}), [key], add);
  }
  checkRows(value.rows, value.have, 'have', add);
  if (Array.isArray(value.never)) checkRows(value.rows, value.never, 'never', add);
  else checkColumns(value.rows, Object.keys(value.never ?? {}), ['never'], add);
}

/** What `checkLook` asks for, where JSON Schema can say it. */
const LOOK_SHAPE = {
  ...oneOf(KINDS),
  ...onlyWith(ROWS_KEYS, 'rows'),
  ...byView('rows', ['where', 'every', 'distinct', 'atLeast'], ['have']),
};

/** One entry of `check:`. Exactly one of rows, output, http and file determines what it looks at. */
export const check = z
  .strictObject({
    id,
    title: text,
    within: duration.default(0),
    hint: text.exactOptional(),
    choice: text.exactOptional(),
    drivers: drivers.exactOptional(),
    ...lookKeys,
  })
  .superRefine((value, context) => checkLook(value, (found) => context.addIssue(found)))
  .meta(LOOK_SHAPE);

/** What is looked at once, to see what came true. */
export const condition = look
  .superRefine((value, context) => checkLook(value, (found) => context.addIssue(found)))
  .meta(LOOK_SHAPE);

const state = z
  .strictObject({
    view,
    of: text.exactOptional(),
    on: text.exactOptional(),
    where: cells.exactOptional(),
    have: z.array(cells).min(1).exactOptional(),
    lack: z.array(cells).min(1).exactOptional(),
  })
  .superRefine((value, context) => {
    const add: Add = (found) => context.addIssue(found);
    const keys = ['where', 'have', 'lack'];
    if (!keys.some((key) => key in value)) add(issue({ what: 'needs-one', keys }));
    checkOf(value.view, value.of, add);
    checkColumns(value.view, Object.keys(value.where ?? {}), ['where'], add);
    checkRows(value.view, value.have, 'have', add);
    checkRows(value.view, value.lack, 'lack', add);
  })
  .meta({ ...anyOf(['where', 'have', 'lack']), ...byView('view', ['where'], ['have', 'lack']) });

/** Of several patterns all must match. */
const patterns = z.union([pattern, z.array(pattern).min(1)]);

/** One entry of `diagnose:` or of the course's `diagnoses:`. */
export const diagnosis = z
  .strictObject({
    id,
    title: text,
    stderr: patterns.exactOptional(),
    stdout: patterns.exactOptional(),
    exit: amount.exactOptional(),
    command: patterns.exactOptional(),
    takes: placeholderId.exactOptional(),
    before: z.literal(true).exactOptional(),
    state: state.exactOptional(),
    file: file.exactOptional(),
    explain: text,
    fix: z.union([text, z.array(commandVariant).min(1)]).exactOptional(),
    timeout: duration.exactOptional(),
    removes: z.array(made).min(1).exactOptional(),
    again: z.literal(true).exactOptional(),
    drivers: drivers.exactOptional(),
  })
  .superRefine((value, context) => {
    const keys = ['stderr', 'stdout', 'exit', 'command', 'state', 'file'];
    if (!keys.some((key) => key in value)) context.addIssue(issue({ what: 'needs-one', keys }));
    const { stderr = [], stdout = [], command = [], takes, before } = value;
    const canTake = [command, stderr, stdout].flat().some(hasGroup);
    if (takes !== undefined && !canTake) context.addIssue(issue({ what: 'group' }, ['takes']));
    // Before it runs, a command has printed nothing yet, and without one nothing is held back.
    if (before && !('command' in value))
      context.addIssue(issue({ what: 'only-with', key: 'before', other: 'command' }, ['before']));
    if (value.removes && !('fix' in value))
      context.addIssue(issue({ what: 'only-with', key: 'removes', other: 'fix' }, ['removes']));
    const mends = ['fix', 'again'];
    if (mends.every((key) => key in value))
      context.addIssue(issue({ what: 'one-of-keys', keys: mends, found: mends }));
  })
  .meta({
    ...anyOf(['stderr', 'stdout', 'exit', 'command', 'state', 'file']),
    ...onlyWith(['before'], 'command'),
    ...onlyWith(['removes'], 'fix'),
    not: { required: ['fix', 'again'] },
  });

/** A list of entries whose ids differ. */
export function listOf<T extends z.ZodType<{ readonly id: string }>>(entry: T) {
  return z.array(entry).superRefine((value, context) => {
    uniqueIds(value, (found) => context.addIssue(found));
  });
}

export type RawCheck = z.output<typeof check>;
export type RawCondition = z.output<typeof condition>;
