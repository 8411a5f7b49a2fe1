/** Random command lines on random states of the simulator, and what must hold after each. */

import { isState } from '../../src/simulator/store/is-state.ts';
import type { Random } from '../support/chance.ts';
import { COMPOSE_FILE } from '../support/compose-file.ts';
import { checkInvariants } from './engine/invariants.ts';
import { randomLine } from './fuzz-lines.ts';
import { ReplayLab } from './replay/lab.ts';

/** The data of every secret; it may stand nowhere in the state. */
const SECRET = 'correct-horse-battery-staple';

/** A computer in some state: with machines or without, in a swarm or not, with something running or not. */
export async function randomLab(random: Random, seed: string): Promise<ReplayLab> {
  const lab = new ReplayLab(seed);
  lab.writeFile('docker-compose.yml', COMPOSE_FILE);
  lab.writeFile(
    'other.yml',
    'version: "3.7"\nservices:\n  api:\n    image: nginx\n    deploy:\n      mode: global\n',
  );
  lab.writeFile('broken.yml', 'version: "3"\nservices:\n  web:\n    image: a\n   ports: b\n');
  lab.writeFile('secret.txt', `${SECRET}\n`);
  lab.writeFile(
    'files.yml',
    'version: "3.7"\nservices:\n  web:\n    image: nginx\n    secrets: [pass]\n    configs: [{source: page, target: /usr/share/nginx/html/index.html}]\n    volumes: ["data:/data"]\nsecrets: {pass: {file: secret.txt}}\nconfigs: {page: {file: other.yml}}\nvolumes: {data: {}}\n',
  );
  const machines = random.below(4);
  for (let i = 1; i <= machines; i += 1) {
    const driver = random.pick(['virtualbox', 'virtualbox', 'generic', 'hyperv']);
    lab.world.createMachine({ name: `myvm${i}`, driver });
    lab.world.loadImage(`myvm${i}`, 'john/get-started:part2');
  }
  const dice = random.below(10);
  if (dice === 0) lab.world.setOnline(false);
  if (dice === 1) lab.world.setRoutingMesh(false);
  if (machines === 0 || dice > 7) return lab;
  await lab.types('docker-machine ssh myvm1 docker swarm init --advertise-addr 192.168.99.100');
  for (let i = 2; i <= machines; i += 1) {
    const role = random.pick(['worker', 'manager']);
    await lab.types(
      `docker-machine ssh myvm${i} docker swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q ${role}) 192.168.99.100:2377`,
    );
  }
  await lab.types('eval $(docker-machine env myvm1)');
  if (random.below(3) > 0) await lab.types('docker stack deploy -c docker-compose.yml getstartedlab');
  if (random.below(3) > 0)
    await lab.types('docker service create -d --name web --replicas 3 -p 8080:80 nginx');
  lab.pass(random.below(40_000));
  const last = `myvm${machines}`;
  if (random.below(4) === 0) lab.world.stopMachine(last);
  else if (random.below(6) === 0) lab.world.stopEngine(last);
  return lab;
}

/** What no program prints that is in order: stacks, and values that were never meant to be shown. */
const FAULTS =
  /^ +at .*[:(]|node:internal|file:\/\/\/|\b(Type|Reference|Range|Syntax)Error\b|\[object |\bundefined\b|\bNaN\b|is not a function|Cannot read propert|the state is used while/m;
/** Types a random line and lets some time pass. @returns the line, and what is wrong after it */
export async function step(lab: ReplayLab, random: Random): Promise<{ line: string; wrong: string[] }> {
  const line = randomLine(random);
  const wrong: string[] = [];
  try {
    const { stdout, stderr, exitCode } = await lab.types(line);
    const fault = FAULTS.exec(stdout + stderr);
    // A name that was typed comes back in the answer.
    if (fault !== null && !line.includes(fault[0].trim()))
      wrong.push(`it prints ${JSON.stringify(fault[0])}: ${(stdout + stderr).slice(0, 400)}`);
    if (!Number.isInteger(exitCode) || exitCode < 0 || exitCode > 255) wrong.push(`exit code ${exitCode}`);
  } catch (error) {
    wrong.push(`it throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  lab.pass(random.pick([0, 0, 200, 3_000, 20_000]));
  wrong.push(...checkInvariants(lab.state));
  const text = JSON.stringify(lab.state);
  if (!isState(JSON.parse(text))) wrong.push('the state cannot be read again');
  if (holdsSecret(lab, text)) wrong.push('a secret stands in the state');
  return { line, wrong };
}

/** A config may hold the same text, readable for everybody: only what a secret or a container tells counts. */
function holdsSecret(lab: ReplayLab, text: string): boolean {
  const readable = Object.values(lab.state.clusters).some((cluster) =>
    cluster.configs.some((config) => Buffer.from(config.Spec.Data, 'base64').toString().includes(SECRET)),
  );
  return !readable && text.includes(SECRET);
}

/** Lets everything come to rest and looks whether there is what is wanted. */
export function settled(lab: ReplayLab): string[] {
  lab.pass(15 * 60_000);
  const moving = Object.values(lab.state.clusters).some(
    (cluster) =>
      cluster.electionAt !== null || cluster.services.some((service) => service.sim.update !== undefined),
  );
  return checkInvariants(lab.state, !moving);
}
