/** How the recorded swarms stood when a recording began. */
import type { SimTask, State } from '../../../src/simulator/engine/model/state.ts';
import { COMPOSE_FILE } from '../../support/compose-file.ts';
import type { ReplayLab } from './lab.ts';

export const DEPLOY = 'docker stack deploy -c docker-compose.yml getstartedlab';

/** Changes the Compose file of the computer. */
export function edit(lab: ReplayLab, from: string | RegExp, to: string): void {
  lab.writeFile('docker-compose.yml', lab.readFile('docker-compose.yml').replace(from, to));
}

/** Two machines with a Docker Engine that can't reach a registry. */
export async function twoMachines(lab: ReplayLab): Promise<void> {
  for (const [i, name] of ['myvm1', 'myvm2'].entries()) {
    lab.world.createMachine({ name, driver: 'generic', ip: `192.168.99.10${i}`, cpus: 2 });
  }
  asRecorded(lab);
  lab.writeFile('docker-compose.yml', COMPOSE_FILE);
  // The files of docker-machine, as if it had made them.
  await lab.types('docker-machine regenerate-certs -f myvm1 myvm2');
}

/** What was particular about the recorded machines. */
export function asRecorded(lab: ReplayLab): void {
  lab.world.setOnline(false);
  // Their kernel had no IPVS, so the routing mesh answered nobody.
  lab.world.setRoutingMesh(false);
  // On the computer itself ran no engine.
  lab.state.local.up = false;
  for (const machine of Object.values(lab.state.machines)) {
    for (const tag of ['part2', 'part3']) lab.world.loadImage(machine.name, `john/get-started:${tag}`);
    // A small web server stood for the tutorial's application.
    for (const image of machine.daemon.images)
      Object.assign(image.Config, {
        Cmd: ['httpd', '-f', '-p', '80', '-h', '/www'],
        Env: ['NAME=World'],
        WorkingDir: '',
      });
  }
}

export async function swarm(lab: ReplayLab): Promise<void> {
  await twoMachines(lab);
  await lab.types('docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"');
  await lab.types(
    'docker-machine ssh myvm2 "docker swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q worker) 192.168.99.100:2377"',
  );
  await lab.types('eval $(docker-machine env myvm1)');
}

/** A swarm with the stack; those slots run on myvm1. */
export async function stack(lab: ReplayLab, slotsOnFirst: readonly number[]): Promise<void> {
  await swarm(lab);
  await luck(lab, () => lab.types(DEPLOY), onFirst(slotsOnFirst));
  await lab.types(DEPLOY);
  lab.pass(10_000);
}

/** A swarm, and a stack whose task fails after 2 s, the second on myvm1. */
export async function failing(lab: ReplayLab): Promise<void> {
  await swarm(lab);
  for (const machine of ['myvm1', 'myvm2']) {
    lab.world.engine(machine).imageTag('john/get-started:part2', 'friendlyhello');
  }
  const file = `${COMPOSE_FILE.replace(/image: .*/, 'image: friendlyhello\n    command: ["sh","-c","sleep 2; exit 3"]')}`;
  lab.writeFile('fail.yml', file.replace(/replicas: 5/, 'replicas: 2'));
  await luck(lab, () => lab.types('docker stack deploy -c fail.yml failing'), onFirst([2]));
}

/** A swarm whose app is a script that ends when it is asked to. */
export async function obedient(lab: ReplayLab): Promise<void> {
  await swarm(lab);
  for (const { daemon } of Object.values(lab.state.machines))
    for (const image of daemon.images) {
      Object.assign(image.Config, { Cmd: ['/start'], Env: [], ExposedPorts: undefined, Labels: {} });
      Object.assign(image.sim, { ignoresTerm: false });
    }
  lab.writeFile('sick.yml', SICK);
}

const SICK = `version: "3.4"
services:
  web:
    image: john/get-started:part2
    healthcheck:
      test: ["CMD", "test", "-f", "/ready"]
      interval: 2s
      timeout: 1s
      retries: 1
      start_period: 30s
    deploy:
      replicas: 1
  off:
    image: john/get-started:part2
    healthcheck:
      disable: true
`;

const REGISTRY = '192.168.99.1:5000';

/** A swarm whose nodes reach a registry on the computer, where an engine runs for once. */
export async function withRegistry(lab: ReplayLab): Promise<void> {
  await swarm(lab);
  lab.world.loadImage('', 'registry:2');
  lab.state.local.up = true;
  await lab.types('eval $(docker-machine env -u)');
  await lab.types('docker run -d -p 5000:5000 registry:2');
  for (const tag of ['part2', 'part3']) {
    lab.world.loadImage('', `john/get-started:${tag}`);
    lab.world.local().imageTag(`john/get-started:${tag}`, `127.0.0.1:5000/john/get-started:${tag}`);
  }
  // The images were imported: a small layer each, and no registry's digest.
  for (const { images } of [lab.state.local, ...Object.values(lab.state.machines).map((m) => m.daemon)])
    for (const image of images) Object.assign(image, { Size: 1_980_000, RepoDigests: [] });
  for (const { name, daemon } of Object.values(lab.state.machines)) {
    daemon.insecureRegistries = [REGISTRY];
    const engine = lab.world.engine(name);
    engine.imageTag('john/get-started:part2', 'friendlyhello:latest');
    engine.imageTag('john/get-started:part3', 'friendlyhello:v2');
  }
  edit(lab, 'image: john/', `image: ${REGISTRY}/john/`);
}

/** Points the shell at myvm1, and lets chance fall there. */
export async function fromMachine(lab: ReplayLab, wanted: (state: State) => boolean): Promise<void> {
  await lab.types('eval $(docker-machine env myvm1)');
  await luck(lab, () => lab.types(DEPLOY), wanted);
}

/**
 * Lets chance fall as it fell in the recording: goes on, each time with other chance, until the state that comes of
 * `act` is as it should be; then everything is as before, with that chance to come.
 */
export async function luck(
  lab: ReplayLab,
  act: () => Promise<unknown>,
  wanted: (state: State) => boolean,
): Promise<void> {
  const mark = lab.mark();
  for (let chance = 0; chance < 400; chance += 1) {
    lab.back(mark, chance);
    await act();
    if (!wanted(lab.state)) continue;
    lab.back(mark, chance);
    return;
  }
  throw new Error('chance never falls like that');
}

const tasksOf = (state: State): SimTask[] => Object.values(state.clusters)[0]?.tasks ?? [];
export const wantedTasks = (state: State): SimTask[] =>
  tasksOf(state).filter((task) => task.DesiredState === 'running' || task.DesiredState === 'ready');
const machineOf = (state: State, task: SimTask): string =>
  Object.values(state.clusters)[0]?.nodes.find((node) => node.ID === task.NodeID)?.sim.machine ?? '';

/** These slots and no others run on myvm1. */
export const onFirst = (slots: readonly number[]) => (state: State) =>
  wantedTasks(state).every((task) => (machineOf(state, task) === 'myvm1') === slots.includes(task.Slot ?? 0));
/** So many tasks of an image run on myvm1. */
export const countOnFirst = (count: number) => (state: State) =>
  wantedTasks(state).filter((task) => machineOf(state, task) === 'myvm1').length === count;

/** A task of these slots and of no others has failed. */
const haveFailed = (slots: readonly number[]) => (state: State) =>
  [1, 2, 3, 4, 5].every(
    (slot) =>
      slots.includes(slot) ===
      tasksOf(state).some((task) => task.Slot === slot && task.Status.State === 'failed'),
  );

/** The stack of recording 11: after a drain of myvm2, which some containers did not survive well, and spread again. */
export async function drainedAndSpread(lab: ReplayLab): Promise<void> {
  await stack(lab, [1, 3]);
  const drain = async () => {
    await lab.types('docker node update --availability drain myvm2');
    lab.pass(40_000);
  };
  await luck(lab, drain, haveFailed([4, 5]));
  await drain();
  await lab.types('docker node update --availability active myvm2');
  const spread = async () => {
    await lab.types('docker service update -d --force getstartedlab_web');
    lab.pass(90_000);
  };
  await luck(lab, spread, onFirst([1, 4]));
  await spread();
  lab.pass(200_000);
}
