/** What goes wrong while the app is deployed, reached, changed and removed: each failure, its name, and its way out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from './learner.ts';
import { explains, type Story, tell } from './stories.ts';

const sam = new Learner();
beforeAll(
  () =>
    sam.walksTo(
      'deploy-stack',
      'view-tasks',
      'ask-both',
      'scale-up',
      'rolling-update',
      'global-service',
      'create-extra',
      'join-extra',
      'remove-stack',
      'leave-extra',
      'forget-extra',
      'start-machines',
      'leave-swarm',
    ),
  90_000,
);
afterAll(() => sam.leaves());

const DEPLOY = 'docker stack deploy -c docker-compose.yml getstartedlab';
const inFile = (change: string) => `sed -i '${change}' docker-compose.yml`;
const GOOD = 'sed -i "s#image:.*#image: john/get-started:part2#" docker-compose.yml';

const STORIES: Readonly<Record<string, readonly Story[]>> = {
  'a command that goes elsewhere': [
    { at: 'deploy-stack', before: 'eval $(docker-machine env -u)', is: 'shell-not-pointed' },
    { at: 'deploy-stack', before: 'eval $(docker-machine env myvm2)', is: 'shell-not-pointed' },
    {
      at: 'deploy-stack',
      before: 'eval $(docker-machine env myvm2)',
      typed: 'docker node ls',
      is: 'worker-asked',
    },
    { at: 'deploy-stack', typed: 'docker-machine ssh myvm2 "docker stack ls"', is: 'worker-asked' },
    { at: 'deploy-stack', before: 'docker-machine stop myvm1', is: 'engine-gone' },
    { at: 'deploy-stack', before: 'docker-machine ssh myvm1 "docker swarm leave --force"', is: 'no-swarm' },
    {
      at: 'deploy-stack',
      before: 'docker-machine ssh myvm1 "docker node promote myvm2"; docker-machine kill myvm2',
      is: 'lost-quorum',
    },
  ],
  'the Compose file': [
    {
      at: 'deploy-stack',
      typed: 'docker stack deploy -c docker-compos.yml getstartedlab',
      is: 'compose-file-missing',
    },
    { at: 'deploy-stack', typed: `cd /tmp; ${DEPLOY}`, is: 'compose-file-missing' },
    { at: 'deploy-stack', typed: `rm docker-compose.yml; ${DEPLOY}`, is: 'compose-file-missing' },
    { at: 'deploy-stack', typed: `docker-machine ssh myvm1 "${DEPLOY}"`, is: 'compose-file-missing' },
    { at: 'deploy-stack', before: inFile('s/deploy:/deplo:/'), is: 'compose-file-broken' },
    {
      at: 'deploy-stack',
      before: "printf 'version: 3\\n\\tservices:\\n' >docker-compose.yml",
      is: 'compose-file-broken',
    },
    { at: 'deploy-stack', typed: 'docker stack deploy getstartedlab', is: 'mistyped' },
    { at: 'deploy-stack', typed: 'docker compose ps', is: 'compose-instead' },
    { at: 'deploy-stack', typed: 'docker-compose logs', is: 'compose-instead' },
  ],
  'a node that is not where it should be': [
    {
      at: 'deploy-stack',
      before: 'docker-machine ssh myvm2 "docker swarm leave"',
      typed:
        'docker-machine ssh myvm2 "docker swarm join --token $(docker-machine ssh myvm1 "docker swarm join-token -q worker") 192.168.99.100:2376"',
      is: 'engine-port',
    },
    {
      at: 'deploy-stack',
      typed: 'docker-machine ssh myvm2 "docker swarm init"',
      is: 'already-in-swarm',
      mend: { byHand: 'true' },
    },
    {
      at: 'view-tasks',
      before: 'docker node update --availability drain myvm2; docker node update --availability active myvm2',
      is: 'all-on-one',
    },
  ],
  'tasks that cannot run': [
    {
      at: 'global-service',
      typed: 'docker service create -d --name other -p 80:80 john/get-started:part3',
      is: 'port-published-twice',
      mend: { byHand: 'true' },
    },
    { at: 'deploy-stack', before: inFile('s#image:.*#image: nobody/nothing:1#'), is: 'other-image' },
    {
      at: 'deploy-stack',
      before: 'docker node update --availability drain myvm1; docker node update --availability drain myvm2',
      is: 'node-drained',
    },
    {
      at: 'deploy-stack',
      before: inFile('s/limits:/reservations: {memory: 900G}\\n        limits:/'),
      is: 'no-resources',
      mend: { byHand: inFile('/reservations/d') },
    },
    {
      at: 'deploy-stack',
      before: 'docker service create -d --name other -p 80:80 john/get-started:part2',
      is: 'port-in-swarm',
      mend: { byHand: 'docker service rm other' },
    },
    { at: 'view-tasks', before: 'docker service scale -d getstartedlab_web=4', is: 'other-count' },
    { at: 'view-tasks', before: 'docker stack rm getstartedlab', is: 'stack-gone' },
    {
      at: 'rolling-update',
      before: inFile('s#image:.*#image: john/get-started:part9#'),
      is: 'image-missing',
      mend: { byHand: inFile('s#image:.*#image: john/get-started:part3#') },
    },
  ],
  'an app that does not answer': [
    { at: 'ask-both', before: 'docker-machine stop myvm2', is: 'silent-machine' },
    { at: 'ask-both', before: 'docker stack rm getstartedlab', is: 'mesh-silent', mend: { byHand: DEPLOY } },
  ],
  'changing it': [
    {
      at: 'global-service',
      before: 'docker service create -d --name swarm-tutor-everywhere john/get-started:part3',
      is: 'everywhere-exists',
    },
    {
      at: 'create-extra',
      before: 'docker-machine create -d virtualbox myvm3; docker-machine stop myvm3',
      is: 'extra-exists-stopped',
    },
    { at: 'join-extra', before: 'docker-machine stop myvm3', is: 'extra-stopped' },
    {
      at: 'join-extra',
      before: 'docker-machine ssh myvm3 "docker swarm init --advertise-addr 192.168.99.102"',
      is: 'extra-join-again',
    },
    {
      at: 'join-extra',
      typed:
        'docker-machine ssh myvm3 "docker swarm join --token $(docker-machine ssh myvm1 "docker swarm join-token -q worker") 192.168.99.100:2376"',
      is: 'extra-wrong-port',
    },
  ],
  'taking it down': [
    { at: 'remove-stack', typed: 'docker service rm nosuch', is: 'service-unknown' },
    { at: 'leave-extra', typed: 'docker-machine ssh myvm1 "docker swarm leave"', is: 'last-manager' },
    { at: 'forget-extra', typed: 'docker node rm myvm9', is: 'node-unknown' },
    { at: 'forget-extra', typed: 'docker node rm <node ID>', is: 'placeholder-typed' },
    { at: 'forget-extra', typed: 'docker node rm myvm1', is: 'node-is-manager' },
    { at: 'forget-extra', typed: 'docker node rm myvm2', is: 'node-not-down' },
    { at: 'start-machines', typed: 'docker-machine start myvm1', is: 'machine-down' },
    { at: 'start-machines', typed: 'docker-machine start myvm9', is: 'machine-unknown' },
    {
      at: 'leave-swarm',
      choice: 'remove',
      typed: 'docker-machine ssh myvm1 "docker swarm leave"',
      is: 'force-needed',
    },
  ],
};

describe.each(Object.entries(STORIES))('%s', (_, stories) => {
  it.each(stories)('$at: $is $typed', (story) => tell(sam, story), 30_000);
});

describe('an image that nobody has', () => {
  it('is named, and the step passes once the file names one that there is', async () => {
    const tutor = sam.comesTo('deploy-stack');
    const { values } = tutor.getState();
    expect(values.image).toBe('john/get-started:part2');
    // The learner's own image, never pushed.
    sam.learns({ image: 'john/never-pushed:1' });
    await sam.inTerminal(inFile('s#image:.*#image: john/never-pushed:1#'));
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id).toBe('no-such-image');
    explains(failed);
    expect(failed?.outcomes.find(({ id }) => id === 'running')).toMatchObject({ status: 'failed' });
    await sam.inTerminal(GOOD);
    await sam.runs();
    expect(sam.phase.name).toBe('passed');
  }, 30_000);

  it('is named in a new version, too, and does not keep one waiting', async () => {
    sam.comesTo('rolling-update');
    sam.learns({ image_next: 'john/never-pushed:2' });
    await sam.inTerminal(inFile('s#image:.*#image: john/never-pushed:2#'));
    const failed = await sam.runs();
    expect(failed?.diagnosis).toMatchObject({ id: 'next-image-missing' });
    sam.learns({ image_next: 'john/get-started:part3' });
    await sam.inTerminal(inFile('s#image:.*#image: john/get-started:part3#'));
    await sam.runs();
    expect(sam.phase.name).toBe('passed');
  }, 30_000);
});
