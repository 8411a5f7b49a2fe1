/** Exercises are proved on the simulator: what their pages claim is tried out. */
import { expect, test } from 'vitest';
import { prove } from '../../src/exercise/prove.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { exampleFiles, replaced } from '../lesson/example.ts';

const FILE = 'exercises/quiet-node.md';
const SOLUTION = '```shell solution\ndocker node update --availability active myvm2';
const START = '```shell start\n';

/** What the proof says of the example after texts of its page were replaced. */
async function proofAfter(...changes: readonly (readonly [from: string, to: string])[]): Promise<string[]> {
  let files = exampleFiles();
  for (const [from, to] of changes) files = replaced(files, FILE, from, to);
  const { course, exercises } = parseCourse(files);
  const [exercise] = exercises;
  if (course === undefined || exercise === undefined) throw new Error('the example has no exercise');
  const found = await prove(exercise, course);
  return found.map(({ section, why }) => `${section}: ${inWords(why, messagesFor('en'))}`);
}

test('the example of the documentation holds', async () => {
  expect(await proofAfter()).toEqual([]);
});

test('a start at which nothing is left to do is caught, and whoever does nothing passes then', async () => {
  const found = await proofAfter(['docker node update --availability drain myvm2\n', '']);
  expect(found).toContain(
    'spread: the goal is reached at the start already: change the start, or check more',
  );
  expect(found).toContain('spread: doing nothing reaches the goal: change the start, or check more');
});

test('a start at which only an answer is missing is caught, unless the page says that it needs the mesh', async () => {
  const asked: [string, string] = [
    "rows: nodes, on: '${manager}', where: {Hostname: myvm2}, every: {Availability: Active}}",
    "http: {url: 'http://${manager_ip}:9/'}}",
  ];
  const [found] = await proofAfter(asked);
  expect(found).toMatch(/^spread: at the start only an answer \(http\) is missing, .* or set mesh: true$/);
  const [other] = await proofAfter(asked, ['topics: [nodes]', 'topics: [nodes]\nmesh: true']);
  expect(other).toMatch(/^activate: /);
});

test('a start that comes right by itself in time is caught', async () => {
  const found = await proofAfter(
    ['rows: nodes, on: ', 'rows: tasks, of: job, on: '],
    ['where: {Hostname: myvm2}, every: {Availability: Active}}', 'where: {State: complete}, count: 1}'],
    [
      START,
      `${START}docker service create --detach --name job --constraint node.role==manager --restart-condition none busybox sleep 100\n`,
    ],
  );
  expect(found).toContain('spread: doing nothing reaches the goal: change the start, or check more');
});

test('a start that can not be built is caught, with what was printed', async () => {
  const [found] = await proofAfter([`${START}docker service create`, `${START}docker service crate`]);
  expect(found).toMatch(
    /^spread: the start state can't be built: "docker service crate.*docker service --help/s,
  );
});

test('a wrong solution is caught: one that does nothing', async () => {
  const [found] = await proofAfter([SOLUTION, '```shell solution\ndocker node ls']);
  expect(found).toMatch(/^activate: this solution doesn't reach the goal: "works" expects/);
});

test('a wrong solution is caught: one that stops the service meanwhile', async () => {
  const found = await proofAfter([
    SOLUTION,
    `${SOLUTION}\ndocker service scale web=0\ndocker service scale web=2`,
  ]);
  expect(found).toEqual([
    expect.stringMatching(
      /^activate: this solution breaks the rule "answers".*and there was none at \d\d:\d\d:\d\d$/,
    ),
    expect.stringMatching(/^activate: this solution breaks the rule "same-tasks".*2 of 2 gone$/),
  ]);
});

test('a wrong solution is caught: one that touches the file', async () => {
  const [found] = await proofAfter([SOLUTION, `${SOLUTION}\necho done >> notes.txt`]);
  expect(found).toMatch(/breaks the rule "file": it wants notes\.txt as it was/);
});

test('a wrong solution is caught: one that fails', async () => {
  const [found] = await proofAfter([
    SOLUTION,
    '```shell solution\ndocker node update --availability active myvm9',
  ]);
  expect(found).toMatch(/^activate: this solution doesn't run: .*myvm9/);
});

test('a wrong turn that reaches the goal is caught', async () => {
  const [found] = await proofAfter(['docker service update --force web', 'docker node ls']);
  expect(found).toBe(
    'force: this wrong turn reaches the goal: check more, add a rule, or make it a solution',
  );
});

test('a wrong turn that waits for ever is caught, as it would hold up every proof', async () => {
  const stuck = 'docker service create --constraint node.labels.none==here nginx:alpine';
  const files = replaced(exampleFiles(), FILE, 'docker service update --force web', stuck);
  const { course, exercises } = parseCourse(files);
  const [exercise] = exercises;
  if (course === undefined || exercise === undefined) throw new Error('the example has no exercise');
  const [found] = await prove({ ...exercise, solutions: [] }, course, undefined, 500);
  expect(found?.section).toBe('force');
  expect(found && inWords(found.why, messagesFor('en'))).toContain("doesn't end");
});
