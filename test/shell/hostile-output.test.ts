/** A quarter of a megabyte of output made to hold up the program's own patterns. */
import { expect, it } from 'vitest';
import { linearly } from '../support/linear.ts';

it.each([
  ['../test/support/readers.ts', 'scan'],
  ['shell/whole-lines.ts', 'wholeLines'],
  ['check/probes/listings.ts', 'parseNodes'],
  ['check/tables.ts', 'parseTable'],
  ['check/amounts.ts', 'parseAmount'],
  ['shell/secrets.ts', 'redact'],
  ['../test/support/readers.ts', 'pictured'],
  ['../test/support/readers.ts', 'told'],
])('%s reads it in a time that grows with it', async (module, name) => {
  expect(await linearly(module, name)).toBe('done');
});
