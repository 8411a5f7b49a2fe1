/** A small world for tests: machines in memory, time that passes when told to. */

import { advance, openSim, settle } from '../../../src/simulator/engine/clock.ts';
import type { Engine } from '../../../src/simulator/engine/contract/engine.ts';
import type { ServiceSpec, Task } from '../../../src/simulator/engine/contract/types.ts';
import type { World } from '../../../src/simulator/engine/contract/world.ts';
import type { Sim } from '../../../src/simulator/engine/model/sim.ts';
import { newState, type State } from '../../../src/simulator/engine/model/state.ts';
import { makeWorld } from '../../../src/simulator/engine/world/sim-world.ts';

export const START = Date.UTC(2026, 10, 22, 11, 30);
export const IMAGE = 'john/get-started:part2';

export interface Scene {
  readonly state: State;
  readonly sim: Sim;
  readonly world: World;
  /** The engine of a machine. */
  at(machine: string): Engine;
  /** Lets simulated seconds pass. */
  pass(seconds: number): void;
  /** Lets everything that is on its way happen. */
  settle(): void;
}

/** Machines of these names; the images of the lessons are on all of them unless `bare`. */
export function scene(names: readonly string[], options: { bare?: boolean; seed?: string } = {}): Scene {
  const state = newState(START, options.seed ?? 'test', 1);
  const sim = openSim(state);
  const world = makeWorld(sim);
  for (const name of names) {
    world.createMachine({ name, driver: 'generic', cpus: 2, memory: 2048 });
    if (options.bare !== true)
      for (const tag of ['part2', 'part3']) world.loadImage(name, `john/get-started:${tag}`);
  }
  return {
    state,
    sim,
    world,
    at: (machine) => world.engine(machine),
    pass: (seconds) => advance(sim, sim.now + seconds * 1000),
    settle: () => settle(sim),
  };
}

/** A swarm: the first machine is its Leader, the others join as `managers` more managers and then workers. */
export function swarm(
  names: readonly string[],
  managers = 1,
  options: { bare?: boolean; seed?: string } = {},
): Scene {
  const s = scene(names, options);
  const [first = ''] = names;
  const ip = s.world.machine(first)?.ip ?? '';
  s.at(first).swarmInit({ advertiseAddr: ip });
  const tokens = s.at(first).swarmInspect().JoinTokens;
  names.slice(1).forEach((name, i) => {
    const token = i + 1 < managers ? tokens.Manager : tokens.Worker;
    s.at(name).swarmJoin({ token, remoteAddrs: [`${ip}:2377`] });
  });
  return s;
}

export function webSpec(replicas: number, image = IMAGE): ServiceSpec {
  return {
    Name: 'getstartedlab_web',
    Labels: { 'com.docker.stack.namespace': 'getstartedlab' },
    TaskTemplate: {
      ContainerSpec: { Image: image },
      RestartPolicy: { Condition: 'on-failure' },
      Networks: [{ Target: 'getstartedlab_webnet' }],
      ForceUpdate: 0,
    },
    Mode: { Replicated: { Replicas: replicas } },
    EndpointSpec: { Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 80, PublishMode: 'ingress' }] },
  };
}
/** The stack of the lessons: its network and service; the service's id. */
export function deploy(engine: Engine, replicas = 5, image = IMAGE): string {
  if (!engine.networkList().some((n) => n.Name === 'getstartedlab_webnet')) {
    engine.networkCreate({ Name: 'getstartedlab_webnet', Driver: 'overlay' });
  }
  return engine.serviceCreate(webSpec(replicas, image)).id;
}
/** Changes the service of the stack. */
export function update(engine: Engine, edit: (spec: ServiceSpec) => void): void {
  const { Spec } = engine.serviceInspect('getstartedlab_web');
  edit(Spec);
  engine.serviceUpdate('getstartedlab_web', Spec);
}
export const wanted = (tasks: readonly Task[]): Task[] => tasks.filter((t) => t.DesiredState === 'running');
/** `desired/current` of tasks, sorted. */
export const states = (tasks: readonly Task[]): string[] =>
  tasks.map((t) => `${t.DesiredState}/${t.Status.State}`).sort();
export const running = (tasks: readonly Task[]): Task[] => tasks.filter((t) => t.Status.State === 'running');
/** REPLICAS of `docker service ls`. */
export function replicas(engine: Engine): string {
  const status = engine.serviceList()[0]?.ServiceStatus;
  return `${status?.RunningTasks}/${status?.DesiredTasks}`;
}
/** How many running tasks each machine has. */
export function spread(engine: Engine): Record<string, number> {
  const names = new Map(engine.nodeList().map((n) => [n.ID, n.Description.Hostname]));
  const counts: Record<string, number> = {};
  for (const task of running(engine.taskList())) {
    const name = names.get(task.NodeID ?? '') ?? '?';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
