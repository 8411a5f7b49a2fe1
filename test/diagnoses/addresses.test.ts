/**
 * A machine comes back under another address: its certificate holds for the old one, the manager advertises that, the
 * workers look for it there, and one that joins again leaves a dead entry. The simulator tells it as Docker Machine
 * 0.16.2 and engines do (test/docker-machine/addresses.test.ts).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { told } from '../support/told.ts';
import { Learner } from './learner.ts';
import { explains } from './stories.ts';

const sam = new Learner();
beforeAll(() => sam.walksTo('init-swarm', 'node-list', 'reach-extra'), 90_000);
afterAll(() => sam.leaves());

/** Another machine gets the address of this one while it is off. */
const moves = (name: string) =>
  `docker-machine stop ${name} && docker-machine create guest && docker-machine start ${name}`;

describe('the address of a machine', () => {
  it.each([
    ['init-swarm', 'create-manager', 'myvm1', 'manager-address-changed'],
    ['init-swarm', 'create-worker', 'myvm2', 'worker-address-changed'],
    ['reach-extra', 'create-extra', 'myvm3', 'extra-address-changed'],
  ])('has changed: at %s, looking at %s', async (kept, at, name, is) => {
    sam.comesTo(kept, { at });
    await sam.inTerminal(moves(name));
    const failed = await sam.sends({ type: 'verify' });
    expect(failed?.diagnosis?.id).toBe(is);
    explains(failed);
    expect(failed?.diagnosis?.fix).toMatch(/^docker-machine regenerate-certs -f \$\{\w+\}$/);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it.each([
    ['init-swarm', 'create-manager', 'myvm1', 'manager-exists-elsewhere'],
    ['init-swarm', 'create-worker', 'myvm2', 'worker-exists-elsewhere'],
    ['reach-extra', 'create-extra', 'myvm3', 'extra-exists-elsewhere'],
  ])('is no reason to make it again: at %s, running %s', async (kept, at, name, is) => {
    sam.comesTo(kept, { at });
    await sam.inTerminal(moves(name));
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id).toBe(is);
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

describe('a manager that advertises its old address', () => {
  it('manager-advertises-old: starts its swarm anew under the new one', async () => {
    sam.comesTo('node-list', { at: 'init-swarm', values: { manager_ip: '192.168.99.102' } });
    await sam.inTerminal(`${moves('myvm1')} && docker-machine regenerate-certs -f myvm1`);
    const failed = await sam.sends({ type: 'verify' });
    const address = failed?.outcomes.find(({ id }) => id === 'address');
    expect(address?.status).toBe('failed');
    expect(told(address?.actual)).toContain('192.168.99.100');
    expect(failed?.diagnosis?.id).toBe('manager-advertises-old');
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

const REJOINS = (name: string) =>
  `token=$(docker-machine ssh myvm1 "docker swarm join-token -q worker")
docker-machine ssh ${name} "docker swarm leave"
docker-machine ssh ${name} "docker swarm join --token $token 192.168.99.100:2377"
docker-machine ssh myvm1 "sleep 20"`;

describe('a node', () => {
  it.each([
    ['node-list', 'join-worker', 'myvm2', 'dead-entry'],
    ['reach-extra', 'join-extra', 'myvm3', 'extra-dead-entry'],
  ])('that joined again leaves a dead entry: at %s, looking at %s', async (kept, at, name, is) => {
    sam.comesTo(kept, { at });
    await sam.inTerminal(REJOINS(name));
    const failed = await sam.sends({ type: 'verify' });
    expect(failed?.diagnosis?.id).toBe(is);
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
    await sam.sends({ type: 'run', command: 'docker-machine ssh myvm1 "docker node ls"' });
    expect(sam.printed.match(new RegExp(name, 'g'))).toHaveLength(1);
  });
});
