/** Things of chance that a learner could do to a swarm, the same for the same seed. */
import {
  EngineDownError,
  EngineError,
  NotSimulatedError,
} from '../../../src/simulator/engine/contract/errors.ts';
import { WorldError } from '../../../src/simulator/engine/contract/world.ts';
import { random } from '../../../src/simulator/engine/model/random.ts';
import { deploy, type Scene, scene, update, webSpec } from './kit.ts';

const NAMES = ['myvm1', 'myvm2', 'myvm3', 'myvm4'];
const IMAGES = [
  'john/get-started:part2',
  'john/get-started:part3',
  'nginx:latest',
  'username/repo:tag',
  'alpine:latest',
];
/** A program that asks others without end. */
const POLL = 'while true; do wget -q -O- http://getstartedlab_web/; sleep 3; done';

export interface Chance {
  readonly s: Scene;
  /** A number in [0, 1). */
  number(): number;
  pick<T>(list: readonly T[]): T;
  /** Does one thing. What fails as the real thing does is part of it. @returns what it was */
  move(): string;
}

/** Three machines, and what a learner could do with them, in an order of chance. */
export function chance(seed: number): Chance {
  const s = scene(NAMES.slice(0, 3), { seed: `chance${seed}` });
  const dice = { rng: seed };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random(dice) * list.length)] as T;
  const manager = () => {
    for (const m of s.world.listMachines()) {
      try {
        s.at(m.name).nodeList();
        return s.at(m.name);
      } catch {
        // Not this one.
      }
    }
    return s.at(pick(NAMES));
  };
  const moves: [string, () => void][] = [
    ['init', () => s.at(pick(NAMES)).swarmInit({ advertiseAddr: s.world.machine(pick(NAMES))?.ip ?? '' })],
    [
      'join',
      () => {
        const swarm = manager().swarmInspect();
        const leader = manager()
          .nodeList()
          .find((n) => n.ManagerStatus?.Leader === true);
        s.at(pick(NAMES)).swarmJoin({
          token: pick([swarm.JoinTokens.Worker, swarm.JoinTokens.Worker, swarm.JoinTokens.Manager]),
          remoteAddrs: [leader?.ManagerStatus?.Addr ?? ''],
        });
      },
    ],
    ['join', () => moves.find(([name]) => name === 'join')?.[1]()],
    ['leave', () => s.at(pick(NAMES)).swarmLeave(random(dice) < 0.3)],
    ['deploy', () => void deploy(manager(), 1 + Math.floor(random(dice) * 6), pick(IMAGES))],
    [
      'global',
      () =>
        void manager().serviceCreate({ ...webSpec(1), Name: 'all', Mode: { Global: {} }, EndpointSpec: {} }),
    ],
    [
      'scale',
      () =>
        update(manager(), (spec) => {
          spec.Mode = { Replicated: { Replicas: Math.floor(random(dice) * 8) } };
        }),
    ],
    [
      'update',
      () =>
        update(manager(), (spec) => {
          spec.TaskTemplate.ContainerSpec.Image = pick(IMAGES);
          spec.UpdateConfig = {
            Parallelism: Math.floor(random(dice) * 3),
            Order: pick(['stop-first', 'start-first']),
            FailureAction: pick(['pause', 'continue', 'rollback']),
          };
        }),
    ],
    [
      'wishes',
      () =>
        update(manager(), (spec) => {
          const { TaskTemplate: template } = spec;
          template.Placement = pick([{}, { Constraints: ['node.role == worker'] }, { MaxReplicas: 1 }]);
          template.Resources = pick([{}, { Reservations: { MemoryBytes: 1e9 } }]);
          template.RestartPolicy = pick([
            { Condition: 'any' },
            { Condition: 'on-failure', MaxAttempts: 2 },
            { Condition: 'none' },
          ]);
          const { ContainerSpec: container } = template;
          delete container.Args;
          delete container.Healthcheck;
          const args = pick([[], ['sh', '-c', 'sleep 5; exit 1'], ['sleep', '20'], ['sh', '-c', POLL]]);
          if (args.length > 0) Object.assign(container, { Args: args, Image: 'alpine:latest' });
          const check = pick(['', 'test -e /tmp/x || exit 1', 'true']);
          if (check !== '') container.Healthcheck = { Test: ['CMD-SHELL', check], Interval: 2e9, Retries: 2 };
        }),
    ],
    [
      'job',
      () =>
        void manager().serviceCreate({
          ...webSpec(1),
          Name: 'job',
          Mode: pick([{ GlobalJob: {} }, { ReplicatedJob: { MaxConcurrent: 2, TotalCompletions: 5 } }]),
          EndpointSpec: {},
          TaskTemplate: {
            ContainerSpec: { Image: 'alpine:latest', Args: ['sh', '-c', pick(['sleep 3', 'exit 2'])] },
            RestartPolicy: { Condition: 'on-failure', MaxAttempts: 2 },
            ForceUpdate: 0,
          },
        }),
    ],
    ['settle', () => s.settle()],
    ['rollback', () => manager().serviceRollback('getstartedlab_web')],
    ['rm', () => manager().serviceRemove(pick(['getstartedlab_web', 'all', 'job']))],
    ['network rm', () => manager().networkRemove('getstartedlab_webnet')],
    [
      'availability',
      () =>
        manager().nodeUpdate(pick(NAMES), (spec) => {
          spec.Availability = pick(['active', 'active', 'pause', 'drain']);
        }),
    ],
    [
      'role',
      () =>
        manager().nodeUpdate(pick(NAMES), (spec) => {
          spec.Role = pick(['manager', 'worker']);
        }),
    ],
    ['node rm', () => manager().nodeRemove(pick(NAMES), random(dice) < 0.5)],
    ['start', () => void s.world.startMachine(pick(NAMES))],
    ['start', () => void s.world.startMachine(pick(NAMES))],
    ['stop', () => s.world.stopMachine(pick(NAMES))],
    ['kill', () => s.world.killMachine(pick(NAMES))],
    ['restart', () => void s.world.restartMachine(pick(NAMES))],
    [
      'engine',
      () => (random(dice) < 0.5 ? s.world.stopEngine(pick(NAMES)) : s.world.startEngine(pick(NAMES))),
    ],
    ['create', () => void s.world.createMachine({ name: pick(NAMES), driver: 'generic' })],
    ['remove', () => random(dice) < 0.3 && s.world.removeMachine(pick(NAMES))],
    ['curl', () => void s.world.route(s.world.machine(pick(NAMES))?.ip ?? '', 80)],
    [
      'kill container',
      () => s.at(pick(NAMES)).containerKill(s.at(pick(NAMES)).containerList()[0]?.Id ?? 'none'),
    ],
  ];
  return {
    s,
    pick,
    number: () => random(dice),
    move: () => {
      const [name, act] = pick(moves);
      try {
        act();
      } catch (error) {
        const expected = [EngineError, EngineDownError, NotSimulatedError, WorldError];
        if (!expected.some((type) => error instanceof type)) throw error;
      }
      return name;
    },
  };
}
