/** What an author of an exercise may get wrong, and what the linter says of it. */
import { describe, expect, it } from 'vitest';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { broken, placeOf, told } from './example.ts';

const FILE = 'exercises/quiet-node.md';

/** The problems of the example after one text of its exercise was replaced. */
function problemsAfter(from: string, to: string): string[] {
  return told(parseCourse(broken(FILE, from, to)).problems).map((one) => one.replace(`${FILE}: `, ''));
}

describe('the parts of an exercise', () => {
  it.each([
    ['kind: mend', 'kind: repair', '"kind" cannot be "repair": use one of build, mend'],
    ['topics: [nodes]', 'topics: [knots]', /the course has no topic "knots"/],
    ['level: 1', 'level: 1\nafter: begin', 'there is no lesson "begin": name one of the course in after'],
    ['level: 1', 'level: 4', '"level" is too large: give it at most 3'],
    ['level: 1', 'levels: 1', '"level" is missing: add it'],
    ["shell: '${manager}'", 'shell: myvm9', /"myvm9" is not a machine that the exercise has by then/],
    ['workers: [myvm2]', 'workers: [myvm3]', /"myvm3" is not a machine/],
    ['rows: nodes', 'rows: node', /"check.0.rows" cannot be "node"/],
    [
      '{id: answers, title: web never stops, running: web}',
      '{id: answers, title: web never stops}',
      /does not say what it looks at: add one of running, keep, untouched/,
    ],
    [
      'untouched: notes.txt',
      'untouched: notes.txt, atLeast: 2',
      '"atLeast" has a meaning only beside "running": remove it',
    ],
    ['where: {State: running}}', 'where: {Stat: running}}', /the view "tasks" has no column "Stat"/],
    ["  - '`docker node update`'\n", '', '"hints" is too small or empty: give it at least 4'],
    ['```shell solution', '```shell solve', /nothing says what this section is for/],
    [
      '```shell solution',
      '```shell start',
      'this exercise has no solution: add a section with commands marked solution',
    ],
    [
      '```shell wrong',
      '```shell solution=other',
      'this exercise has no wrong turn: add a section with commands marked wrong',
    ],
    [
      '```shell wrong\n',
      'It is tempting.\n\n```shell wrong\n',
      'nobody ever sees this text: make it a comment, <!-- … -->',
    ],
    [
      'Drained nodes get no tasks.',
      'Drained nodes get no tasks: ${nothing}',
      /nothing gives \$\{nothing\} a value/,
    ],
    ['{#force}', '{#activate}', 'the id "activate" is used here a second time: give each its own'],
    [
      'id: quiet-node',
      'id: silent-node',
      'the file does not bear the id of its exercise: rename it to silent-node.md',
    ],
    [
      '```yaml exercise',
      '```yaml exercises',
      'this exercise has no goal: add a section with a "yaml exercise" block',
    ],
  ])('%j as %j', (from, to, problem) => {
    const problems = problemsAfter(from, to);
    const wanted = typeof problem === 'string' ? problem : expect.stringMatching(problem);
    expect(problems).toContainEqual(wanted);
  });

  it('are pointed at where they stand', () => {
    const files = broken(FILE, 'rows: nodes', 'rows: node');
    const [problem] = parseCourse(files).problems;
    expect(`${problem?.line}:${problem?.column}`).toBe(placeOf(files, FILE, 'node, on'));
  });
});
