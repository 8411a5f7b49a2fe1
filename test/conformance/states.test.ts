/** Random states: what probes answer is decided by the commands, not by chance, so that two computers can be compared. */
import { beforeAll, expect, test } from 'vitest';
import { recordedSeeds, recordedStates } from './recorded-states.ts';
import { Simulated } from './simulated.ts';
import { differing, type Reached, reachStates } from './states.ts';

const reach = async (chance: string) => {
  const place = new Simulated(chance);
  return reachStates(place, { count: 16, seed: 1 }).finally(() => place.close());
};

/** So many states of each run on real machines are compared here, three swarms; `npm run conformance` compares all. */
const COMPARED = 24;

let one: readonly Reached[] = [];
beforeAll(async () => {
  one = await reach('one');
});

test('the same commands lead to the same answers, however chance falls', async () => {
  const other = await reach('other');
  expect(differing(one, other).join('\n\n')).toBe('');
  const states = new Set(one.map(({ answers }) => JSON.stringify(answers)));
  expect(states.size).toBeGreaterThan(8);
});

test('another answer is told with the commands that led to it', () => {
  const last = one.at(-1);
  if (last === undefined) throw new Error('no state was reached');
  const answers = last.answers.map((answer) =>
    answer.view === 'stacks' ? { ...answer, rows: ['Name=other Services=1'] } : answer,
  );
  expect(differing([last], [{ ...last, answers, exitCode: 7 }]).join()).toContain(
    '+ stacks: Name=other Services=1',
  );
});

test('a node that has left is waited for until it is missed', async () => {
  const place = new Simulated();
  // The first command of this chance.
  const [left] = await reachStates(place, { count: 1, seed: 1128 }).finally(() => place.close());
  expect(left?.commands).toEqual(['docker-machine ssh myvm2 "docker swarm leave"']);
  const rows = left?.answers.find(({ view }) => view === 'nodes')?.rows.join('\n');
  expect(rows).toMatch(/Hostname=myvm1 Status=Ready .*\nHostname=myvm2 Status=Down/);
});

test.each(recordedSeeds())(
  'seed %d: the first states are as on real machines',
  async (seed) => {
    const real = recordedStates(seed)?.slice(0, COMPARED) ?? [];
    expect(real).toHaveLength(COMPARED);
    const place = new Simulated();
    const reached = await reachStates(place, { count: real.length, seed }).finally(() => place.close());
    expect(differing(real, reached).join('\n\n')).toBe('');
  },
  120_000,
);
