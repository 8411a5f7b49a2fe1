/** Numbers read off a cluster, and off an output. */
import { expect, test } from 'vitest';
import { countOnce } from '../../src/check/count.ts';
import type { CountSpec, StepOutput } from '../../src/check/types.ts';
import { type Cluster, clusterSession, healthy } from './fakes.ts';

const count = (spec: CountSpec, cluster: Cluster = healthy, output?: StepOutput) => {
  const session = clusterSession(cluster);
  return countOnce(spec, { session, env: cluster.env, cwd: '/' }, output);
};
const tasks = { kind: 'rows', view: 'tasks', of: 'getstartedlab', on: 'myvm1' } as const;
const printed = (stdout: string): StepOutput => ({ exitCode: 0, stdout, stderr: '' });

test('rows of a view are counted, all of them or those that match', async () => {
  expect(await count(tasks)).toBe(5);
  expect(await count({ ...tasks, where: { Node: 'myvm1' } })).toBe(2);
  expect(await count({ ...tasks, where: { Node: 'myvm3' } })).toBe(0);
});

test('so are the different values of a column', async () => {
  expect(await count({ ...tasks, distinct: 'Node' })).toBe(2);
});

test('a cluster that gives no answer gives no number', async () => {
  expect(await count({ ...tasks, on: 'myvm2' })).toBeUndefined();
});

test('a number may stand in what the command printed', async () => {
  const spec = { kind: 'output', match: 'nodes: ([0-9]+)' } as const;
  expect(await count(spec, healthy, printed('managers: 1\nnodes: 3\n'))).toBe(3);
  expect(await count(spec, healthy, printed('nodes: many\n'))).toBeUndefined();
  expect(await count(spec)).toBeUndefined();
});
