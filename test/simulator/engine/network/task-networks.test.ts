/** What becomes of tasks that leave a network of the swarm together. */
import { expect, it } from 'vitest';
import { deploy, states, swarm } from '../kit.ts';

/** Ends the tasks of one node at once, as chance lets it. @returns their states and what is said of them */
function drained(seed: string, replicas: number) {
  const s = swarm(['myvm1', 'myvm2'], 1, { seed });
  deploy(s.at('myvm1'), replicas);
  s.pass(10);
  s.at('myvm1').nodeUpdate('myvm2', (spec) => {
    spec.Availability = 'drain';
  });
  s.pass(20);
  return s
    .at('myvm1')
    .taskList()
    .filter((task) => task.DesiredState === 'shutdown');
}

it('some of the last fail to remove it, since another one just does; never all of them', () => {
  const network = /^error while removing network: unknown network getstartedlab_webnet id [0-9a-z]{25}$/;
  const counts = Array.from({ length: 40 }, (_, seed) => {
    const ended = drained(`${seed}`, 8);
    expect(ended).toHaveLength(4);
    const failed = ended.filter(({ Status }) => Status.State === 'failed');
    for (const { Status } of failed) expect(Status.Err).toMatch(network);
    expect(states(ended).filter((state) => state === 'shutdown/shutdown')).toHaveLength(4 - failed.length);
    return failed.length;
  });
  expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
});

it('one alone removes it', () => {
  expect(states(drained('alone', 2))).toEqual(['shutdown/shutdown']);
});
