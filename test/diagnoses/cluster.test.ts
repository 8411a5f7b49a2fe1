/** What goes wrong while machines are made and joined: each failure by hand, its name, and its way out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from './learner.ts';
import { type Story, tell } from './stories.ts';

const sam = new Learner();
beforeAll(
  () =>
    sam.walksTo(
      'try-image',
      'remove-trial',
      'create-manager',
      'create-worker',
      'init-swarm',
      'join-worker',
      'node-list',
      'point-shell',
    ),
  60_000,
);
afterAll(() => sam.leaves());

const TOKEN = '$(docker-machine ssh myvm1 "docker swarm join-token -q worker")';
const join = (words: string) => `docker-machine ssh myvm2 "docker swarm join ${words}"`;
const MADE = 'docker-machine create --driver virtualbox';

const STORIES: Readonly<Record<string, readonly Story[]>> = {
  'the trial container': [
    {
      at: 'try-image',
      typed: 'docker run -d --name swarm-tutor-hello -p 80:80 john/nothing:part2',
      is: 'image-unknown',
    },
    {
      at: 'try-image',
      before: 'docker run -d --name swarm-tutor-hello john/get-started:part2',
      is: 'name-taken',
    },
    {
      at: 'try-image',
      before: 'docker run -d --name web -p 80:80 john/get-started:part2',
      is: 'port-taken',
      mend: { byHand: 'docker rm -f web swarm-tutor-hello' },
    },
    { at: 'remove-trial', typed: 'docker rm swarm-tutor-hello', is: 'container-running' },
    { at: 'remove-trial', typed: 'docker run -d john/nothing', is: 'registry-denied' },
    {
      at: 'remove-trial',
      typed: 'docker run -d -p 80:80 john/get-started:part2',
      is: 'port-in-use',
      mend: { byHand: 'true' },
    },
  ],
  'making machines': [
    { at: 'create-manager', typed: 'docker-machine creat myvm1', is: 'mistyped' },
    { at: 'create-manager', typed: 'docker-machine create', is: 'mistyped' },
    { at: 'create-manager', typed: 'docker-machine create -d virtualbx myvm1', is: 'machine-driver-unknown' },
    { at: 'create-manager', typed: `${MADE} my_vm1`, is: 'machine-name' },
    {
      at: 'create-manager',
      before: `${MADE} myvm1 && docker-machine stop myvm1`,
      is: 'manager-exists-stopped',
    },
    {
      at: 'create-worker',
      before: `${MADE} myvm2 && docker-machine stop myvm2`,
      is: 'worker-exists-stopped',
    },
    { at: 'create-worker', typed: `${MADE} myvm1`, is: 'machine-exists', mend: { byHand: 'true' } },
  ],
  'starting the swarm': [
    {
      at: 'init-swarm',
      typed: 'docker-machine ssh myvm1 "docker swarm init --advertise-addr <myvm1 ip>"',
      is: 'typed-literally',
    },
    {
      at: 'init-swarm',
      typed: 'docker-machine ssh myvm1 docker swarm init --advertise-addr <myvm1 ip>',
      is: 'typed-literally',
    },
    {
      at: 'init-swarm',
      typed: 'docker-machine ssh myvm1 "docker swarm init --advertise-addr myvm1"',
      is: 'typed-literally',
    },
    { at: 'init-swarm', typed: 'docker-machine ssh myvm9 "docker swarm init"', is: 'machine-unknown' },
    { at: 'init-swarm', typed: 'docker-machin ssh myvm1 "docker swarm init"', is: 'command-unknown' },
    { at: 'init-swarm', typed: 'docker-machine ssh myvm1 "dokcer swarm init"', is: 'no-docker-there' },
    {
      at: 'init-swarm',
      typed: 'docker-machine --native-ssh ssh myvm1 "dokcer swarm init"',
      is: 'no-docker-there',
    },
    { at: 'init-swarm', typed: 'docker-machine ssh myvm1 "docker node ls"', is: 'no-swarm' },
    { at: 'init-swarm', typed: 'docker-machine ssh myvm1 "docker swarm leave"', is: 'not-in-swarm' },
    {
      at: 'init-swarm',
      before:
        'docker-machine ssh myvm2 "docker swarm init --advertise-addr 192.168.99.101"; docker-machine ssh myvm1 "docker swarm join ' +
        '--token $(docker-machine ssh myvm2 "docker swarm join-token -q worker") 192.168.99.101:2377"',
      is: 'init-again',
    },
    { at: 'init-swarm', before: 'docker-machine stop myvm1', is: 'machine-stopped' },
  ],
  'joining it': [
    { at: 'join-worker', typed: join(`--token ${TOKEN} 192.168.99.100:2376`), is: 'wrong-port' },
    { at: 'join-worker', typed: join(`--token ${TOKEN} 192.168.99.100:2378`), is: 'manager-refused' },
    { at: 'join-worker', typed: join(`--token ${TOKEN} 192.168.99.177:2377`), is: 'join-timeout' },
    { at: 'join-worker', typed: join('--token <token> 192.168.99.100:2377'), is: 'placeholder-typed' },
    { at: 'join-worker', typed: join('--token SWMTKN-1-x 192.168.99.100:2377'), is: 'token-malformed' },
    { at: 'join-worker', typed: join('192.168.99.100:2377'), is: 'token-wrong' },
    {
      at: 'join-worker',
      typed: `token=${TOKEN}; docker-machine ssh myvm2 "docker swarm join --token \${token%????}0000 192.168.99.100:2377"`,
      is: 'token-wrong',
    },
    {
      at: 'join-worker',
      before: 'docker-machine ssh myvm1 "docker swarm join-token --rotate -q worker"',
      is: 'token-wrong',
    },
    {
      at: 'join-worker',
      typed: join(
        '--token SWMTKN-1-3cgs85n2p9pe2meguorondl0mgbjie77z7tf7meuzshaanf3u5-1nyb0fqgqvvz31oi4m8xq4ovv 192.168.99.100:2377',
      ),
      is: 'token-of-another-swarm',
    },
    { at: 'join-worker', typed: join('--token x'), is: 'mistyped' },
    {
      at: 'join-worker',
      before: 'docker-machine ssh myvm2 "docker swarm init --advertise-addr 192.168.99.101"',
      is: 'join-again',
    },
    {
      at: 'join-worker',
      typed: 'docker-machine ssh myvm2 "docker swarm init --advertise-addr 192.168.99.101"',
      is: 'second-swarm',
    },
    {
      at: 'join-worker',
      typed: join(
        '--token $(docker-machine ssh myvm1 "docker swarm join-token -q manager") 192.168.99.100:2377',
      ),
      is: 'joined-as-manager',
    },
    { at: 'join-worker', before: 'docker-machine stop myvm2', is: 'machine-stopped' },
    {
      at: 'join-worker',
      typed: 'docker-machine ssh myvm2 "docker swarm init --advertise-addr myvm2"',
      is: 'advertise-address',
    },
  ],
  'a swarm that has lost something': [
    {
      at: 'node-list',
      before: 'docker-machine ssh myvm2 "docker swarm leave"',
      is: 'node-down',
    },
    {
      at: 'node-list',
      before: 'docker-machine kill myvm2; docker-machine ssh myvm1 "docker node ls"',
      is: 'machine-down',
    },
    {
      at: 'node-list',
      typed:
        'docker-machine ssh myvm1 "docker swarm update --autolock" >key; docker-machine restart myvm1; docker-machine ssh myvm1 "docker node ls"',
      is: 'swarm-locked',
      mend: {
        byHand: 'grep -o "SWMKEY.*" key | docker-machine ssh myvm1 "docker swarm unlock"',
      },
    },
  ],
  'pointing the shell': [
    { at: 'point-shell', typed: 'docker-machine env myvm1', is: 'env-printed' },
    { at: 'point-shell', typed: 'eval $(docker-machine env myvm2)', is: 'shell-elsewhere' },
    { at: 'point-shell', before: 'docker-machine stop myvm1', is: 'machine-stopped' },
  ],
};

describe.each(Object.entries(STORIES))('%s', (_, stories) => {
  it.each(stories)('$at: $is $typed', (story) => tell(sam, story), 20_000);
});

describe('a join command as the fix', () => {
  it('never shows its token, in no language, and asks for the present one', async () => {
    for (const language of ['en', 'zh'] as const) {
      sam.comesTo('join-worker', { language });
      const failed = await sam.types(join(`--token ${TOKEN} 192.168.99.100:2376`));
      expect(failed?.diagnosis?.fix).toBe(
        'docker-machine ssh ${worker} "docker swarm join --token ${join_token} ${manager_ip}:2377"',
      );
      await sam.inTerminal('docker-machine ssh myvm1 "docker swarm join-token --rotate -q worker"');
      await sam.sends({ type: 'fix' });
      expect(sam.phase.name).toBe('passed');
    }
  });
});
