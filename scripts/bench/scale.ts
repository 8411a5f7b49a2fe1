/**
 * The simulator with many nodes and tasks: `node scale.ts cost NODES TASKS` prints the processor time for each task when
 * a service is scaled and updated; `node scale.ts state NODES TASKS FOLDER` leaves such a swarm in a simulator's folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { openSim, settle } from '../../src/simulator/engine/clock.ts';
import type { ServiceSpec } from '../../src/simulator/engine/contract/types.ts';
import { newState } from '../../src/simulator/engine/model/state.ts';
import { makeWorld } from '../../src/simulator/engine/world/sim-world.ts';

/** An update replaces a hundredth of the tasks at a time: as many batches, however large the service is. */
const BATCHES = 100;

const [what, nodeCount = '10', taskCount = '100', folder = '.'] = process.argv.slice(2);
const [nodes, tasks] = [Number(nodeCount), Number(taskCount)];

const state = newState(Date.now(), 'bench', 'instant');
const sim = openSim(state);
const world = makeWorld(sim);
const nameOf = (at: number): string => `m${at}`;
const addressOf = (at: number): string => `10.99.${at >> 8}.${at & 255}`;
for (let at = 1; at <= nodes; at += 1)
  world.createMachine({ name: nameOf(at), driver: 'generic', ip: addressOf(at) });
const engine = world.engine(nameOf(1));
engine.swarmInit({ advertiseAddr: addressOf(1) });
const token = engine.swarmInspect().JoinTokens.Worker;
for (let at = 2; at <= nodes; at += 1)
  world.engine(nameOf(at)).swarmJoin({ token, remoteAddrs: [`${addressOf(1)}:2377`] });
const web: ServiceSpec = {
  Name: 'web',
  Labels: {},
  TaskTemplate: { ContainerSpec: { Image: 'nginx:latest' }, ForceUpdate: 0 },
  Mode: { Replicated: { Replicas: nodes } },
  UpdateConfig: { Parallelism: Math.ceil(tasks / BATCHES) },
  EndpointSpec: {},
};
engine.serviceCreate(web);
settle(sim);

/** Processor time for each task, milliseconds. */
function cost(change: (spec: ServiceSpec) => void): number {
  const before = process.cpuUsage();
  const { Spec } = engine.serviceInspect('web');
  change(Spec);
  engine.serviceUpdate('web', Spec);
  settle(sim);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / tasks;
}

const scale = cost((spec) => {
  spec.Mode = { Replicated: { Replicas: tasks } };
});
const { ServiceStatus: status } = engine.serviceList()[0] ?? {};
if (status?.RunningTasks !== tasks) throw new Error(`${status?.RunningTasks} of ${tasks} tasks run`);
if (what === 'state') {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'state.json'), JSON.stringify(state));
} else {
  const update = cost((spec) => {
    spec.TaskTemplate.ForceUpdate += 1;
  });
  const { UpdateStatus } = engine.serviceInspect('web');
  if (UpdateStatus?.State !== 'completed') throw new Error(`the update is ${UpdateStatus?.State}`);
  process.stdout.write(JSON.stringify({ scale, update }));
}
