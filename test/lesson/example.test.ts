import { expect, test } from 'vitest';
import { goalOf, stepsOf } from '../../src/lesson/exercise-types.ts';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { courseOf, exampleFiles, stampedFiles, told } from './example.ts';

test('the example of the documentation has no problem once its translation is stamped', () => {
  expect(told(parseCourse(stampedFiles()).problems)).toEqual([]);
});

test('before it is stamped, every part of the translation is out of date', () => {
  const { problems } = parseCourse(exampleFiles());
  const stale = problems.filter(({ message }) => message.includes('changed since'));
  expect(stale.length).toBe(problems.length);
  // The course, the lesson's introduction and each of its five steps; the exercise's situation, goal and solution.
  expect(problems.length).toBe(10);
});

test('the example holds what it says', () => {
  const course = courseOf(exampleFiles());
  const steps = course.lessons[0]?.steps ?? [];
  expect(steps.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    'managers question',
    'name-image input',
    'init run',
    'deploy run',
    'scale by-hand',
  ]);
  const init = steps[2];
  expect(init?.timeoutMs).toBe(60_000);
  expect(init?.commands).toEqual([
    {
      text: 'docker-machine ssh ${manager} "docker swarm init --advertise-addr ${manager_ip}"',
      drivers: ['virtualbox', 'generic', 'dind', 'simulator'],
      shells: ['bash', 'sh'],
    },
    {
      text: 'docker-machine ssh ${manager} "docker swarm init --advertise-addr ${manager_ip}"',
      shells: ['powershell'],
    },
  ]);
  expect(init?.checks[1]).toEqual({
    kind: 'rows',
    id: 'leader',
    title: '${manager} is the Leader',
    view: 'nodes',
    on: '${manager}',
    where: { Hostname: '${manager}', ID: '/^${node_id}/' },
    count: 1,
    every: { ManagerStatus: 'Leader' },
    withinMs: 10_000,
    hint: 'A new manager needs a moment.',
  });
  expect(init?.captures.map(({ id, secret }) => [id, secret])).toEqual([
    ['manager_ip', false],
    ['node_id', false],
    ['join_token', true],
  ]);
  expect(init?.prose.map(({ type }) => type)).toEqual(['paragraph', 'code']);
  expect(init?.after.map(({ type }) => type)).toEqual(['paragraph']);
  expect(steps[3]?.commands.map(({ choice, shells }) => [choice, shells])).toEqual([
    ['public', undefined],
    ['private', undefined],
  ]);
  expect(steps[3]?.place).toEqual(['docker-compose.yml']);
  expect(course.files['docker-compose.yml']).toContain('image: ${image}');
});

test('the example of an exercise holds what it says', () => {
  const [exercise] = parseCourse(exampleFiles()).exercises;
  if (exercise === undefined) throw new Error('there is none');
  expect(exercise).toMatchObject({ id: 'quiet-node', kind: 'mend', level: 1, minutes: 5 });
  expect(exercise.start).toEqual({
    machines: ['${manager}', 'myvm2'],
    managers: ['${manager}'],
    workers: ['myvm2'],
    shell: '${manager}',
    files: { 'notes.txt': 'myvm2: new fan on Friday\n' },
    commands: [
      {
        text: [
          'docker service create --detach --name web --replicas 2 nginx:alpine',
          'docker node update --availability drain myvm2',
        ].join('\n'),
      },
    ],
  });
  expect(exercise.rules.map(({ kind }) => kind)).toEqual(['running', 'keep', 'untouched']);
  expect(goalOf(exercise).hints.length).toBe(4);
  expect(exercise.solutions).toEqual([{ id: 'solution', steps: ['activate'] }]);
  const [step] = exercise.solutions.flatMap((solution) => stepsOf(exercise, solution));
  expect([step?.prose.length, step?.after.length]).toEqual([1, 1]);
  expect(exercise.wrongTurns.map(({ id }) => id)).toEqual(['force']);
});
