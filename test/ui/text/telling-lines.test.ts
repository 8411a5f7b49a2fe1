/** Which lines of an output are shown first where there are few rows. */
import { expect, test } from 'vitest';
import { focusLines } from '../../../src/ui/text/telling-lines.ts';

const TASKS = [
  'ID    NAME        STATE',
  'a1    web.1       Running',
  'a2    web.2       Running',
  'a3     \\_ web.2   Failed',
  'a4    web.3       Running',
];

test('a line of a table that a step names comes right after the headings, before the other rows', () => {
  expect(focusLines(TASKS, { columns: ['NAME', 'STATE'], lines: ['/Failed/'] })).toEqual([0, 3, 1, 2, 4]);
});

test('a table of which no line is named is shown in its order', () => {
  expect(focusLines(TASKS, { columns: ['NAME', 'STATE'] })).toEqual([0, 1, 2, 3, 4]);
});

test('nothing comes first where a step names nothing', () => {
  expect(focusLines(TASKS)).toEqual([]);
});
