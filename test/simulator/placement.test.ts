/** Tasks that wait for a node, when their service asks for another one. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runScript } from '../../src/simulator/index.ts';

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'swarm-tutor-placement-'));
  folder = join(root, 'workspace');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const run = async (text: string) =>
  (await runScript(text, join(root, 'simulator'), folder, { env: { PATH: '/usr/bin' }, cwd: folder })).stdout;

const SWARM = `
docker-machine create --driver virtualbox one >/dev/null
eval $(docker-machine env one)
docker swarm init --advertise-addr $(docker-machine ip one) >/dev/null
docker service create --detach --name db --constraint node.labels.disk==ssd redis:alpine >/dev/null
`;
const TASKS = "docker service ps db --format '{{.ID}} {{.CurrentState}}'";

test('a task that no node suits is made anew when the constraint goes', async () => {
  const [before = '', after = ''] = (
    await run(
      `${SWARM}${TASKS}; docker service update --detach --constraint-rm node.labels.disk==ssd db >/dev/null; ${TASKS} | head -1`,
    )
  ).split('\n');
  expect(before).toMatch(/ Pending/);
  expect(after).toMatch(/ Running/);
  expect(after.split(' ')[0]).not.toBe(before.split(' ')[0]);
});

test('a task that runs where the new constraint would have it stays as it is', async () => {
  const [before = '', after = ''] = (
    await run(
      `${SWARM}docker node update --label-add disk=ssd one >/dev/null; ${TASKS}; docker service update --detach --constraint-add node.role==manager db >/dev/null; ${TASKS}`,
    )
  ).split('\n');
  expect(before).toMatch(/ Running/);
  expect(after.split(' ')[0]).toBe(before.split(' ')[0]);
});
