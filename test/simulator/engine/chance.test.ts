import { expect, it } from 'vitest';
import {
  EngineDownError,
  EngineError,
  NotSimulatedError,
} from '../../../src/simulator/engine/contract/errors.ts';
import { WorldError } from '../../../src/simulator/engine/contract/world.ts';
import { random } from '../../../src/simulator/engine/model/random.ts';
import { checkInvariants } from './invariants.ts';
import { deploy, scene, update, webSpec } from './kit.ts';

const NAMES = ['myvm1', 'myvm2', 'myvm3', 'myvm4'];
const IMAGES = [
  'john/get-started:part2',
  'john/get-started:part3',
  'nginx:latest',
  'username/repo:tag',
  'alpine:latest',
];

/** 300 things that a learner could do, in an order of chance. What fails as the real thing does is part of it. */
function play(seed: number): string[] {
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
    ['rollback', () => manager().serviceRollback('getstartedlab_web')],
    ['rm', () => manager().serviceRemove(pick(['getstartedlab_web', 'all']))],
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
  for (let i = 0; i < 300; i++) {
    const [name, act] = pick(moves);
    try {
      act();
    } catch (error) {
      const expected = [EngineError, EngineDownError, NotSimulatedError, WorldError];
      if (!expected.some((type) => error instanceof type)) throw error;
    }
    const wrong = checkInvariants(s.state);
    if (wrong.length > 0) return [`after ${name} (move ${i})`, ...wrong];
    s.pass(random(dice) * pick([0.5, 5, 20]));
    const later = checkInvariants(s.state);
    if (later.length > 0) return [`a while after ${name} (move ${i})`, ...later];
  }
  for (const m of s.world.listMachines()) if (m.state === 'Stopped') s.world.startMachine(m.name);
  s.pass(60);
  s.settle();
  return checkInvariants(s.state, true);
}

it.each([1, 2, 3, 7, 53, 73])('300 moves of chance leave a swarm that makes sense (%i)', (seed) => {
  expect(play(seed)).toEqual([]);
});
