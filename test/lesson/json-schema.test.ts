/** The JSON Schemas of the lesson format: what editors accept and refuse is what the reader does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { courseFile } from '../../src/lesson/schema/course.ts';
import { exerciseBlock } from '../../src/lesson/schema/exercise.ts';
import { jsonSchemas } from '../../src/lesson/schema/json-schema.ts';
import { stepBlock } from '../../src/lesson/schema/step.ts';

const ROOT = join(import.meta.dirname, '../..');
const ajv = new Ajv({ strict: false, allErrors: true });
const accepts = (name: string) => {
  const validate = ajv.compile(JSON.parse(jsonSchemas().get(`${name}.json`) ?? '{}'));
  return (value: unknown): boolean => validate(value);
};
const SCHEMAS = {
  course: { byEditor: accepts('course'), byReader: courseFile },
  step: { byEditor: accepts('step'), byReader: stepBlock },
  exercise: { byEditor: accepts('exercise'), byReader: exerciseBlock },
} as const;

/** The YAML blocks of a kind in Markdown. */
function blocksOf(text: string, kind: string): unknown[] {
  const blocks = text.matchAll(new RegExp(`^\`\`\`yaml ${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'));
  return [...blocks].map(([, yaml = '']) => parse(yaml) ?? {});
}

/** All courses of the program, and the one that a new author gets. */
const COURSES = [
  ...readdirSync(join(ROOT, 'lessons')).map((name) => join(ROOT, 'lessons', name)),
  join(ROOT, 'template'),
];

describe.each(COURSES)('%s', (dir) => {
  const pages = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(dir, name), 'utf8'));

  test('is accepted, with every step and exercise', () => {
    expect(SCHEMAS.course.byEditor(parse(readFileSync(join(dir, 'course.yaml'), 'utf8')))).toBe(true);
    const steps = pages.flatMap((text) => blocksOf(text, 'step'));
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.filter((step) => !SCHEMAS.step.byEditor(step))).toEqual([]);
    const exercises = pages.flatMap((text) => blocksOf(text, 'exercise'));
    expect(exercises.filter((exercise) => !SCHEMAS.exercise.byEditor(exercise))).toEqual([]);
  });
});

const rows = { id: 'a', title: 'A', rows: 'nodes', count: 1 };
const course = { schema: 1, id: 'a', title: 'A', summary: 'A', lessons: ['a'], goal: 'a' };
const goal = { check: [rows], hints: ['a', 'b', 'c', 'd'] };

/** A value that both refuse, and one that both accept. */
const REFUSED: readonly (readonly [keyof typeof SCHEMAS, string, unknown, unknown])[] = [
  ['course', 'an unknown key', { ...course, tittle: 'A' }, course],
  ['course', 'another version', { ...course, schema: 2 }, course],
  ['course', 'an id with capitals', { ...course, id: 'A' }, { ...course, id: 'a-b' }],
  ['course', 'no lessons', { ...course, lessons: [] }, course],
  ['course', 'a file outside', { ...course, files: ['../a'] }, { ...course, files: ['a/b.yml'] }],
  [
    'course',
    'a setting without default',
    { ...course, settings: [{ id: 'a', title: 'A' }] },
    { ...course, settings: [{ id: 'a', title: 'A', default: '' }] },
  ],
  ['step', 'a kind that is none', { kind: 'walk' }, { kind: 'read' }],
  ['step', 'a list that is a text', { hints: 'a' }, { hints: ['a'] }],
  ['step', 'a duration in words', { timeout: 'a minute' }, { timeout: '1m' }],
  ['step', 'a bare number as duration', { timeout: 60 }, { timeout: 0 }],
  ['step', 'something made that is nothing', { makes: ['house:a'] }, { makes: ['stack:a'] }],
  [
    'step',
    'a capture that asks nothing',
    { capture: [{ id: 'a', from: 'ask' }] },
    { capture: [{ id: 'a', from: 'ask', ask: 'b' }] },
  ],
  [
    'step',
    'a placeholder with a hyphen',
    { capture: [{ id: 'a-b', from: 'stdout' }] },
    { capture: [{ id: 'a_b', from: 'stdout' }] },
  ],
  ['step', 'a check of nothing', { check: [{ id: 'a', title: 'A' }] }, { check: [rows] }],
  ['step', 'a check of two things', { check: [{ ...rows, output: { exit: 0 } }] }, { check: [rows] }],
  [
    'step',
    'an empty look at the output',
    { check: [{ id: 'a', title: 'A', output: {} }] },
    { check: [rows] },
  ],
  ['step', 'a view that is none', { check: [{ ...rows, rows: 'houses' }] }, { check: [rows] }],
  [
    'step',
    'a column of another view',
    { check: [{ ...rows, where: { Image: 'a' } }] },
    { check: [{ ...rows, where: { ID: 'a' } }] },
  ],
  [
    'step',
    'a view without its of',
    { check: [{ ...rows, rows: 'tasks' }] },
    { check: [{ ...rows, rows: 'tasks', of: 'a' }] },
  ],
  ['step', 'a view that takes no of', { check: [{ ...rows, of: 'a' }] }, { check: [rows] }],
  [
    'step',
    'an amount in words',
    { check: [{ ...rows, count: 'two' }] },
    { check: [{ ...rows, count: '>=2' }] },
  ],
  [
    'step',
    'a cause without a sign',
    { diagnose: [{ id: 'a', title: 'A', explain: 'a' }] },
    { diagnose: [{ id: 'a', title: 'A', explain: 'a', stderr: 'b' }] },
  ],
  [
    'step',
    'two ways to mend',
    { diagnose: [{ id: 'a', title: 'A', explain: 'a', stderr: 'b', fix: 'c', again: true }] },
    { diagnose: [{ id: 'a', title: 'A', explain: 'a', stderr: 'b', fix: 'c' }] },
  ],
  ['exercise', 'three hints', { ...goal, hints: ['a', 'b', 'c'] }, goal],
  ['exercise', 'no check', { ...goal, check: [] }, goal],
  [
    'exercise',
    'a rule of two kinds',
    { ...goal, rules: [{ id: 'a', title: 'A', running: 'a', untouched: 'b' }] },
    { ...goal, rules: [{ id: 'a', title: 'A', running: 'a' }] },
  ],
];

test.each(REFUSED)('%s: %s is refused by editors as by the reader', (name, _what, wrong, right) => {
  const { byEditor, byReader } = SCHEMAS[name];
  const isRead = (value: unknown): boolean => (byReader as z.ZodType).safeParse(value).success;
  expect({ editor: byEditor(right), reader: isRead(right) }).toEqual({ editor: true, reader: true });
  expect({ editor: byEditor(wrong), reader: isRead(wrong) }).toEqual({ editor: false, reader: false });
});
