/** How each recording began, and what was done between its commands. */
import type { Recorded } from '../../support/recordings.ts';
import { ReplayLab } from './lab.ts';
import { type Compared, type Play, replay } from './replay.ts';

export const COMPOSE_FILE = `version: "3"
services:
  web:
    # replace username/repo:tag with your name and image details
    image: john/get-started:part2
    deploy:
      replicas: 5
      resources:
        limits:
          cpus: "0.1"
          memory: 50M
      restart_policy:
        condition: on-failure
    ports:
      - "80:80"
    networks:
      - webnet
networks:
  webnet:
`;

export interface Story extends Play {
  readonly name: string;
  /** Goes on with the lab of the story before it. */
  readonly follows?: true;
  readonly setUp?: (lab: ReplayLab) => Promise<void>;
  readonly seed?: string;
}

/** The swarm of the recordings, whose tokens stand for the lab's. */
const RECORDED_TOKEN = /SWMTKN-1-3cgs85n2p9pe2meguorondl0mgbjie77z7tf7meuzshaanf3u5-(\w+)/;
const RECORDED_SECRET = '1qhp9ed7ytkwsalnqv5sc0gu7';

/** Two machines with a Docker Engine that can't reach a registry. */
export async function twoMachines(lab: ReplayLab): Promise<void> {
  for (const [i, name] of ['myvm1', 'myvm2'].entries()) {
    lab.world.createMachine({ name, driver: 'generic', ip: `192.168.99.10${i}`, cpus: 2 });
    for (const tag of ['part2', 'part3']) lab.world.loadImage(name, `john/get-started:${tag}`);
  }
  lab.world.setOnline(false);
  // Their kernel had no IPVS, so the routing mesh answered nobody.
  lab.world.setRoutingMesh(false);
  // What the recorded image ran.
  for (const machine of Object.values(lab.state.machines)) {
    for (const image of machine.daemon.images) {
      Object.assign(image.Config, {
        Cmd: ['httpd', '-f', '-p', '80', '-h', '/www'],
        Env: ['NAME=World'],
        WorkingDir: '',
      });
    }
  }
  lab.writeFile('docker-compose.yml', COMPOSE_FILE);
  // The files of docker-machine, as if it had made them.
  await lab.types('docker-machine regenerate-certs -f myvm1 myvm2');
}

export async function swarm(lab: ReplayLab): Promise<void> {
  await twoMachines(lab);
  await lab.types('docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"');
  await lab.types(
    'docker-machine ssh myvm2 "docker swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q worker) 192.168.99.100:2377"',
  );
}

async function withStack(lab: ReplayLab): Promise<void> {
  await swarm(lab);
  await lab.types('eval $(docker-machine env myvm1)');
  await lab.types('docker stack deploy -c docker-compose.yml getstartedlab');
  lab.pass(10_000);
}

/** Words of the recording that stand for the lab's own. */
async function ownTokens(lab: ReplayLab, recorded: Recorded): Promise<string> {
  const found = RECORDED_TOKEN.exec(recorded.command);
  if (found === null) return recorded.command;
  const own = (await lab.types('docker-machine ssh myvm1 docker swarm join-token -q worker')).stdout.trim();
  const digest = own.slice(0, own.lastIndexOf('-') + 1);
  return recorded.command.replace(found[0], found[1] === RECORDED_SECRET ? own : `${digest}${found[1]}`);
}

/** Follows remarks such as `docker-compose.yml edited: replicas: 5 -> 7`. */
function edit(lab: ReplayLab, recorded: Recorded): void {
  for (const remark of recorded.remarks) {
    const change = /docker-compose\.yml edited: (replicas:|image) (\S+) -> (\S+)/.exec(remark);
    if (!change) continue;
    const [, kind = '', , to = ''] = change;
    const file = lab.readFile('docker-compose.yml');
    lab.writeFile(
      'docker-compose.yml',
      kind === 'image'
        ? file.replace(/(image: \S+:)\S+/, `$1${to}`)
        : file.replace(/replicas: \d+/, `replicas: ${to}`),
    );
  }
}
const remarked = (recorded: Recorded, pattern: RegExp): boolean =>
  recorded.remarks.some((remark) => pattern.test(remark));

export const STORIES: readonly Story[] = [
  {
    name: '01-before-swarm',
    seed: 'a',
    setUp: async (lab) => {
      await twoMachines(lab);
      lab.writeFile('docker-compose.yml', '[]\n');
      await lab.types('docker-machine scp docker-compose.yml myvm1:~');
      lab.writeFile('docker-compose.yml', COMPOSE_FILE);
    },
  },
  { name: '02-swarm-init', follows: true },
  { name: '03-swarm-join', follows: true },
  { name: '04-nodes', follows: true },
  { name: '06-stack-deploy', follows: true },
  {
    name: '07-stack-views',
    follows: true,
    before: (lab, _, i) => {
      if (i === 0) lab.pass(44_000);
    },
  },
  {
    name: '08-scale',
    follows: true,
    before: (lab, recorded, i) => {
      // The last deploy made five tasks again; old ones had gone.
      if (i !== 26) return;
      lab.writeFile(
        'docker-compose.yml',
        lab.readFile('docker-compose.yml').replace('replicas: 3', 'replicas: 5'),
      );
      lab.pass(10_000);
    },
  },
  { name: '09-rolling-update', follows: true },
  { name: '11-node-down', setUp: withStack },
  { name: '13-stack-rm', setUp: withStack },
  { name: '14-leave', setUp: withStack },
  { name: '16-scp-ssh-deploy', setUp: swarm },
  { name: '17-no-such-image', setUp: swarm },
];
export interface Result {
  readonly name: string;
  readonly compared: readonly Compared[];
}

/** Plays stories, one after the other. */
export async function playAll(names?: readonly string[]): Promise<Result[]> {
  const results: Result[] = [];
  let lab: ReplayLab | undefined;
  for (const story of STORIES) {
    if (story.follows !== true) {
      lab?.close();
      lab = new ReplayLab(story.seed ?? story.name);
      await story.setUp?.(lab);
    }
    if (lab === undefined) throw new Error(`${story.name} follows nothing`);
    if (
      names &&
      !names.includes(story.name) &&
      !STORIES.some((s, i) => s.follows && names.includes(s.name) && i > STORIES.indexOf(story))
    )
      continue;
    const play: Play = {
      rewrite: story.rewrite ?? ownTokens,
      ...(story.type === undefined ? {} : { type: story.type }),
      before: async (on, recorded, index) => {
        edit(on, recorded);
        await story.before?.(on, recorded, index);
      },
    };
    results.push({ name: story.name, compared: await replay(lab, story.name, play) });
  }
  lab?.close();
  return results;
}
void remarked;
