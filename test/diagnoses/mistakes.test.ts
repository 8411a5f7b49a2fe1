/** The mistakes that a beginner is most likely to make: each is named at once, and leads back to the lesson. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from './learner.ts';
import { explains, type Story, tell } from './stories.ts';

const sam = new Learner();
beforeAll(
  () =>
    sam.walksTo(
      'create-manager',
      'init-swarm',
      'join-worker',
      'node-list',
      'deploy-stack',
      'scale-up',
      'rolling-update',
      'join-extra',
      'reach-extra',
      'start-machines',
    ),
  90_000,
);
afterAll(() => sam.leaves());

const TOKEN = '$(docker-machine ssh myvm1 "docker swarm join-token -q worker")';
const inFile = (change: string) => `sed -i '${change}' docker-compose.yml`;

const STORIES: Readonly<Record<string, readonly Story[]>> = {
  'a command that never left the own computer': [
    { at: 'init-swarm', typed: 'docker swarm init', is: 'own-computer-joined' },
    {
      at: 'join-worker',
      typed: `docker swarm join --token ${TOKEN} 192.168.99.100:2377`,
      is: 'own-computer-joined',
    },
  ],
  'a join that went to the manager': [
    {
      at: 'join-worker',
      typed: `docker-machine ssh myvm1 "docker swarm join --token ${TOKEN} 192.168.99.100:2377"`,
      is: 'join-on-manager',
    },
    {
      at: 'join-extra',
      typed: `docker-machine ssh myvm2 "docker swarm join --token ${TOKEN} 192.168.99.100:2377"`,
      is: 'extra-join-on-manager',
    },
  ],
  'a file that was not changed': [
    { at: 'scale-up', is: 'still-five', mend: { byHand: inFile('s/replicas: 5/replicas: 7/') } },
    {
      at: 'rolling-update',
      is: 'still-old-image',
      mend: { byHand: inFile('s/get-started:part2/get-started:part3/') },
    },
    { at: 'reach-extra', is: 'still-seven', mend: { byHand: inFile('s/replicas: 7/replicas: 9/') } },
  ],
  'a stack of another name': [
    {
      at: 'deploy-stack',
      typed: 'docker stack deploy -c docker-compose.yml mystack',
      is: 'other-stack',
    },
    {
      at: 'deploy-stack',
      before: 'docker stack deploy -c docker-compose.yml my_stack',
      is: 'port-of-another-stack',
    },
  ],
  'Compose in place of the swarm': [
    { at: 'deploy-stack', typed: 'docker compose up -d', is: 'compose-up' },
    { at: 'deploy-stack', typed: 'docker-compose -f docker-compose.yml up', is: 'compose-up' },
  ],
};

describe.each(Object.entries(STORIES))('%s', (_, stories) => {
  it.each(stories)('$at: $is $typed', (story) => tell(sam, story), 30_000);
});

describe('what is there already', () => {
  it.each([
    {
      at: 'init-swarm',
      before: 'docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"',
      is: 'init-done',
    },
    { at: 'node-list', step: 'join-worker', before: 'true', is: 'join-done' },
    { at: 'reach-extra', step: 'join-extra', before: 'true', is: 'extra-join-done' },
    { at: 'start-machines', before: 'docker-machine start myvm1 myvm2', is: 'machine-so-already' },
  ])('is not made twice, and nothing is undone: $is', async ({ at, step = at, before, is }) => {
    sam.comesTo(at, { at: step });
    await sam.inTerminal(before);
    const failed = await sam.runs();
    expect(failed?.diagnosis, sam.printed).toMatchObject({ id: is });
    explains(failed);
    expect(failed?.diagnosis?.fix).toBeUndefined();
    expect(failed?.outcomes.map(({ status }) => status)).not.toContain('failed');
    await sam.sends({ type: 'verify' });
    expect(sam.phase.name).toBe('passed');
  });
});

describe('on machines that are real', () => {
  it.each([
    'docker swarm init',
    'sudo docker swarm join --token SWMTKN-1-x 192.168.99.100:2377',
    'cd /tmp && docker swarm leave --force',
  ])('the own computer is spared: %s', async (typed) => {
    sam.comesTo('init-swarm', { driver: 'virtualbox' });
    const failed = await sam.types(typed);
    expect(failed).toMatchObject({ why: 'held-back', diagnosis: { id: 'own-computer-spared' } });
    const message = JSON.stringify(failed?.message);
    expect(message).toContain(typed.replace(/ SWMTKN.*/, ''));
    expect(message).not.toContain('SWMTKN-1-x');
    expect(sam.printed).toBe('');
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it('a shell that is pointed at a machine may use the short form', async () => {
    sam.comesTo('init-swarm', { driver: 'virtualbox' });
    await sam.inTerminal('eval $(docker-machine env myvm1)');
    await sam.types('docker swarm init --advertise-addr 192.168.99.100');
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

it('a deployment before there are machines is told so, and w makes them', async () => {
  sam.comesTo('create-manager', { at: 'deploy-stack' });
  const failed = await sam.runs();
  expect(failed?.diagnosis).toMatchObject({ id: 'no-machines-yet' });
  expect(failed?.diagnosis?.fix).toBeUndefined();
  explains(failed);
  await sam.sends({ type: 'compare' });
  await sam.sends({ type: 'repair' });
  await sam.runs();
  expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
}, 60_000);

describe('a client and an engine of different ages', () => {
  /** A client that says this unless a condition on DOCKER_API_VERSION holds. */
  const client = (message: string, unless: string) =>
    sam.standIn(
      'docker',
      `[ "\${DOCKER_API_VERSION:-}" ${unless} ] && exec '${sam.simulated('docker')}' "$@"\necho '${message}' >&2; exit 1`,
    );

  it.each([
    [
      'client-too-new',
      'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.40',
    ],
    [
      'client-refuses-engine',
      'API version 1.40 is not supported by this client: the minimum supported API version is 1.44',
    ],
  ])('%s: the client is told what the engine speaks', async (is, message) => {
    sam.comesTo('deploy-stack');
    client(message, '= 1.40');
    const failed = await sam.runs();
    expect(failed?.diagnosis).toMatchObject({ id: is, fix: 'export DOCKER_API_VERSION=1.40' });
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  const OLD =
    'Error response from daemon: client version 1.40 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version';

  it('client-held-to-old-version: what was set for one engine is unset for another', async () => {
    sam.comesTo('deploy-stack');
    sam.sets({ DOCKER_API_VERSION: '1.40' });
    client(OLD, '= ""');
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id).toBe('client-held-to-old-version');
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it('client-too-old: that needs another client', async () => {
    sam.comesTo('deploy-stack');
    client(OLD, '= no');
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id).toBe('client-too-old');
    expect(failed?.diagnosis?.fix).toBeUndefined();
    explains(failed);
  });
});
