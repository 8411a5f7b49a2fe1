/** Commands are judged by what they do, on a swarm that is thrown away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';
import { type Card, cardsOf } from '../../src/review/cards.ts';
import { ThrowawaySwarm } from '../../src/review/throwaway.ts';
import type { StepRecord } from '../../src/tutor/types.ts';

const course = loadCourse(undefined, 'en');
const done: StepRecord = {
  status: 'passed',
  attempts: 1,
  durationMs: 0,
  answers: [],
  spentMs: 1,
  finishedAt: 1,
};
const records = Object.fromEntries(course.lessons.flatMap(({ steps }) => steps.map(({ id }) => [id, done])));
const commands = cardsOf(course, [records], 'simulator').filter(
  (card): card is Extract<Card, { kind: 'command' }> => card.kind === 'command',
);

let swarm: ThrowawaySwarm;
beforeAll(async () => {
  swarm = await ThrowawaySwarm.open(course, {});
  expect(await swarm.begin()).toBeUndefined();
});
afterAll(() => swarm.close());

/** What comes of a command that is typed where the one of an entry was asked for. */
async function verdict(task: RegExp, typed: string): Promise<string> {
  const card = commands.find((one) => task.test(one.task));
  if (card === undefined) throw new Error(`no card is about ${task}`);
  return (await swarm.judge(card, typed)).kind;
}

describe('every command that is asked for', () => {
  it.each(commands.map((card) => [card.command, card] as const))(
    '%s works, and is right',
    async (_, card) => {
      const { kind } = await swarm.judge(card, await asShown(card));
      expect(kind).toBe('right');
    },
  );
});

/** The command as the cheat sheet shows it to a learner who kept all names. */
async function asShown({ command }: { readonly command: string }): Promise<string> {
  const values = Object.fromEntries(course.settings.map(({ id, default: value }) => [id, value]));
  return command.replace(/\$\{([a-z_]+)\}/g, (_, name) => values[name] ?? '192.168.99.100');
}

describe('another way to the same end is right', () => {
  it.each([
    [/^Drain a node/, 'docker-machine ssh myvm1 docker node update --availability=drain myvm2'],
    [/^Scale a service/, 'docker service update --replicas 7 getstartedlab_web'],
    [/^Promote a worker/, 'docker node update --role manager myvm2'],
    [/^List the nodes, in a shell/, 'docker-machine ssh myvm1 docker node ls'],
    [/^Remove a stack/, 'docker stack down getstartedlab'],
    [/^Update a service/, 'docker service update --detach --image john/get-started:part3 getstartedlab_web'],
  ])('%s: %s', async (task, typed) => {
    expect(await verdict(task, typed)).toBe('right');
  });
});

describe('what does something else is not', () => {
  it.each([
    [/^Drain a node/, 'docker node update --availability drain myvm1', 'other-effect'],
    [/^Drain a node/, 'docker node ls', 'other-effect'],
    [/^Drain a node/, 'docker node update --availability drained myvm2', 'failed'],
    [/^Scale a service/, 'docker service scale getstartedlab_web=6', 'other-effect'],
    [/^Restart all tasks/, 'docker service update getstartedlab_web', 'other-effect'],
    [/^Replace the token/, 'docker swarm join-token worker', 'other-effect'],
    [/^Show only the token for workers/, 'docker swarm join-token -q manager', 'other-output'],
    [/^List the nodes, in a shell/, 'docker service ls', 'other-output'],
    [/^List the nodes, in a shell/, 'docker node ls; docker node promote myvm2 >/dev/null', 'other-effect'],
    [/^Point your shell/, 'docker-machine env myvm1', 'other-effect'],
    [/^List the nodes, in a shell/, 'docekr node ls', 'failed'],
  ])('%s: %s', async (task, typed, kind) => {
    expect(await verdict(task, typed)).toBe(kind);
  });
});

it('leaves nothing of one try to the next', async () => {
  expect(await verdict(/^Remove a stack/, 'docker stack rm getstartedlab')).toBe('right');
  expect(await verdict(/^Show the tasks of a stack/, 'docker stack ps getstartedlab')).toBe('right');
});

it('ends a try that does not end', async () => {
  const card = commands.find(({ task }) => task.startsWith('List the nodes, in a shell'));
  if (card === undefined) throw new Error('no such card');
  expect((await swarm.judge(card, 'while true; do :; done')).kind).toBe('failed');
});
