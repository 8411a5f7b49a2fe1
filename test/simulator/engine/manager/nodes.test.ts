import { describe, expect, it } from 'vitest';
import { EngineDownError } from '../../../../src/simulator/engine/contract/errors.ts';
import { checkInvariants } from '../invariants.ts';
import { deploy, replicas, spread, states, swarm, update } from '../kit.ts';

const status = (s: ReturnType<typeof swarm>, name: string) => s.at('myvm1').nodeInspect(name).Status.State;

describe('a machine is lost', () => {
  for (const how of ['stopMachine', 'killMachine', 'stopEngine'] as const) {
    it(`by ${how}: Ready for 14.5 s, then Down; replaced by 21 s, and nothing moves back`, () => {
      const s = swarm(['myvm1', 'myvm2']);
      deploy(s.at('myvm1'));
      s.pass(5);
      const lost = spread(s.at('myvm1')).myvm2 ?? 0;
      s.world[how]('myvm2');
      s.pass(14.4);
      expect(status(s, 'myvm2')).toBe('ready');
      s.pass(0.2);
      expect(s.at('myvm1').nodeInspect('myvm2').Status).toMatchObject({
        State: 'down',
        Message: 'heartbeat failure',
      });
      expect(states(s.at('myvm1').taskList()).filter((x) => x === 'shutdown/running')).toHaveLength(lost);
      s.pass(7);
      expect(replicas(s.at('myvm1'))).toBe(`${5 + lost}/5`);
      const route = s.world.route('192.168.99.100', 80);
      expect(route.kind).toBe('answer');
      if (how === 'stopEngine') s.world.startEngine('myvm2');
      else s.world.startMachine('myvm2');
      s.pass(3);
      expect(status(s, 'myvm2')).toBe('ready');
      expect(replicas(s.at('myvm1'))).toBe('5/5');
      expect(spread(s.at('myvm1'))).toEqual({ myvm1: 5 });
      update(s.at('myvm1'), (spec) => {
        spec.TaskTemplate.ForceUpdate++;
      });
      s.settle();
      expect(Object.values(spread(s.at('myvm1'))).sort()).toEqual([2, 3]);
    });
  }

  it('says that nobody listens there', () => {
    const s = swarm(['myvm1', 'myvm2']);
    s.world.stopEngine('myvm2');
    expect(() => s.at('myvm2').info()).toThrow(EngineDownError);
    s.world.stopMachine('myvm2');
    expect(() => s.at('myvm2').ping()).toThrow('unreachable');
  });

  it('recovers when the only manager is stopped and started, with its address kept', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'));
    s.pass(5);
    for (const name of ['myvm1', 'myvm2']) s.world.stopMachine(name);
    s.pass(600);
    for (const name of ['myvm1', 'myvm2']) s.world.startMachine(name);
    s.pass(40);
    expect(s.world.machine('myvm1')?.ip).toBe('192.168.99.100');
    expect(
      s
        .at('myvm1')
        .nodeList()
        .map((n) => n.Status.State),
    ).toEqual(['ready', 'ready']);
    expect(replicas(s.at('myvm1'))).toBe('5/5');
    expect(checkInvariants(s.state, true)).toEqual([]);
  });

  it('loses its workers when the manager comes back under another address', () => {
    const s = swarm(['myvm1', 'myvm2']);
    s.world.stopMachine('myvm1');
    s.world.changeIp('myvm1', '192.168.99.150');
    s.world.startMachine('myvm1');
    s.pass(20);
    expect(status(s, 'myvm2')).toBe('down');
  });

  it('takes the next address when another machine has the old one', () => {
    const s = swarm(['myvm1', 'myvm2']);
    s.world.stopMachine('myvm2');
    s.world.changeIp('myvm1', '192.168.99.101');
    expect(s.world.startMachine('myvm2').ip).toBe('192.168.99.100');
  });
});

describe('a learner takes a node out', () => {
  it('drain moves its tasks within 15 s and more; active brings none back', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'));
    s.pass(5);
    s.at('myvm1').nodeUpdate('myvm2', (spec) => {
      spec.Availability = 'drain';
    });
    s.pass(0.1);
    expect(states(s.at('myvm1').taskList())).toContain('shutdown/running');
    s.pass(15.5);
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 5 });
    s.at('myvm1').nodeUpdate('myvm2', (spec) => {
      spec.Availability = 'active';
    });
    s.settle();
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 5 });
  });

  it('pause keeps what runs and takes nothing new', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'), 2);
    s.pass(5);
    s.at('myvm1').nodeUpdate('myvm2', (spec) => {
      spec.Availability = 'pause';
    });
    update(s.at('myvm1'), (spec) => {
      spec.Mode = { Replicated: { Replicas: 4 } };
    });
    s.pass(5);
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 3, myvm2: 1 });
  });

  it('removes only what is down and no manager', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const ids = Object.fromEntries(
      s
        .at('myvm1')
        .nodeList()
        .map((n) => [n.Description.Hostname, n.ID]),
    );
    expect(() => s.at('myvm1').nodeRemove('myvm2', false)).toThrow(
      `rpc error: code = FailedPrecondition desc = node ${ids.myvm2} is not down and can't be removed`,
    );
    expect(() => s.at('myvm1').nodeRemove('myvm1', true)).toThrow(
      'is a cluster manager and is a member of the raft',
    );
    expect(() => s.at('myvm1').nodeRemove('nosuch', true)).toThrow('node nosuch not found');
    s.world.killMachine('myvm2');
    s.pass(15);
    s.at('myvm1').nodeRemove('myvm2', false);
    expect(s.at('myvm1').nodeList()).toHaveLength(1);
    s.world.startMachine('myvm2');
    expect(s.at('myvm2').info().Swarm).toMatchObject({ LocalNodeState: 'pending', NodeID: ids.myvm2 });
    s.at('myvm2').swarmLeave(false);
    const token = s.at('myvm1').swarmInspect().JoinTokens.Worker;
    expect(s.at('myvm2').swarmJoin({ token, remoteAddrs: ['192.168.99.100:2377'] })).toBe('worker');
  });

  it('removes one that is up by force: its tasks end, and its engine notices nothing until it is started again', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'), 4);
    s.pass(5);
    const old = s.at('myvm2').containerList({ all: true });
    expect(old.map(({ State }) => State.Status)).toEqual(['running', 'running']);
    s.at('myvm1').nodeRemove('myvm2', true);
    expect(states(s.at('myvm1').taskList()).filter((x) => x === 'shutdown/orphaned')).toHaveLength(2);
    s.pass(20);
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 4 });
    const { Swarm } = s.at('myvm2').info();
    expect(Swarm).toMatchObject({ LocalNodeState: 'active', ControlAvailable: false });
    expect(() => s.at('myvm2').nodeList()).toThrow(
      "Worker nodes can't be used to view or modify cluster state",
    );
    const left = s.at('myvm2').containerList({ all: true });
    expect(left.map(({ Id, State }) => `${Id} ${State.Status}`)).toEqual(old.map(({ Id }) => `${Id} exited`));
    s.world.stopMachine('myvm2');
    s.world.startMachine('myvm2');
    s.pass(3);
    expect(s.at('myvm2').info().Swarm.LocalNodeState).toBe('pending');
    expect(s.at('myvm2').containerList({ all: true })).toEqual([]);
    expect(checkInvariants(s.state, true)).toEqual([]);
  });

  it('lets a worker leave, which is Down in 14.5 s; and the last manager only by force', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'));
    s.pass(5);
    s.at('myvm2').swarmLeave(false);
    expect(s.at('myvm2').containerList({ all: true })).toEqual([]);
    expect(status(s, 'myvm2')).toBe('ready');
    s.pass(15);
    expect(status(s, 'myvm2')).toBe('down');
    expect(() => s.at('myvm1').swarmLeave(false)).toThrow(
      'Removing the last manager erases all current state',
    );
    s.at('myvm1').swarmLeave(true);
    expect(s.state.clusters).toEqual({});
    expect(s.at('myvm1').info().Swarm.LocalNodeState).toBe('inactive');
    expect(s.world.route('192.168.99.100', 80).kind).toBe('refused');
  });
});

describe('several managers', () => {
  it('elect another Leader when theirs is lost', () => {
    const s = swarm(['myvm1', 'myvm2', 'myvm3'], 3);
    deploy(s.at('myvm1'));
    s.pass(5);
    s.world.killMachine('myvm1');
    expect(() => s.at('myvm2').nodeList()).toThrow('The swarm does not have a leader.');
    s.pass(10);
    const leaders = s
      .at('myvm2')
      .nodeList()
      .filter((n) => n.ManagerStatus?.Leader === true);
    expect(leaders).toHaveLength(1);
    expect(s.at('myvm2').nodeInspect('myvm1').ManagerStatus?.Reachability).toBe('unreachable');
    s.pass(40);
    expect(spread(s.at('myvm2'))).toMatchObject({ myvm2: expect.any(Number), myvm3: expect.any(Number) });
    s.world.startMachine('myvm1');
    s.pass(5);
    expect(
      s
        .at('myvm1')
        .nodeList()
        .filter((n) => n.ManagerStatus?.Leader === true),
    ).toEqual(expect.arrayContaining([expect.objectContaining({ ID: leaders[0]?.ID })]));
  });

  it('can do nothing without a quorum, while containers go on; and come back with it', () => {
    const s = swarm(['myvm1', 'myvm2', 'myvm3'], 3);
    deploy(s.at('myvm1'));
    s.pass(5);
    s.world.killMachine('myvm2');
    s.world.killMachine('myvm3');
    s.pass(60);
    expect(() => s.at('myvm1').nodeList()).toThrow('Make sure more than half of the managers are online.');
    expect(s.at('myvm1').containerList().length).toBeGreaterThan(0);
    expect(s.world.route('192.168.99.100', 80).kind).toBe('answer');
    s.world.startMachine('myvm2');
    s.pass(60);
    expect(s.at('myvm1').nodeInspect('myvm3').Status.State).toBe('down');
    expect(checkInvariants(s.state)).toEqual([]);
  });

  it('after a lost quorum, start anew what had to be killed, and leave what ended in good order to an update', () => {
    const regained = (obeys: boolean) => {
      const s = swarm(['myvm1', 'myvm2', 'myvm3'], 3);
      // The images that are there are not fetched again.
      s.world.setOnline(false);
      for (const { daemon } of Object.values(s.state.machines))
        for (const { sim } of daemon.images) Object.assign(sim, { ignoresTerm: !obeys });
      deploy(s.at('myvm1'), 9);
      s.pass(5);
      for (const name of ['myvm2', 'myvm3']) s.world.stopMachine(name);
      s.pass(60);
      for (const name of ['myvm2', 'myvm3']) s.world.startMachine(name);
      s.pass(60);
      return s;
    };
    const killed = regained(false).at('myvm1');
    expect(replicas(killed)).toBe('9/9');
    expect(states(killed.taskList()).filter((x) => x === 'shutdown/failed')).toHaveLength(6);

    const s = regained(true);
    expect(replicas(s.at('myvm1'))).toBe('3/9');
    expect(states(s.at('myvm1').taskList()).filter((x) => x === 'shutdown/complete')).toHaveLength(6);
    update(s.at('myvm1'), (spec) => {
      spec.TaskTemplate.ForceUpdate++;
    });
    s.settle();
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 3, myvm2: 3, myvm3: 3 });
  });

  it('start over alone with --force-new-cluster', () => {
    const s = swarm(['myvm1', 'myvm2', 'myvm3'], 3);
    s.world.killMachine('myvm2');
    s.world.killMachine('myvm3');
    s.at('myvm1').swarmInit({ forceNewCluster: true });
    expect(
      s
        .at('myvm1')
        .nodeList()
        .filter((n) => n.ManagerStatus !== undefined),
    ).toHaveLength(1);
  });

  it('are made and unmade by promote and demote, but never the last', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const role = (to: 'manager' | 'worker') => (spec: { Role: string }) => {
      spec.Role = to;
    };
    expect(() => s.at('myvm1').nodeUpdate('myvm1', role('worker'))).toThrow(
      'attempting to demote the last manager',
    );
    s.at('myvm1').nodeUpdate('myvm2', role('manager'));
    expect(s.at('myvm2').nodeList()).toHaveLength(2);
    s.at('myvm2').nodeUpdate('myvm1', role('worker'));
    s.pass(10);
    expect(s.at('myvm2').nodeInspect('self').ManagerStatus?.Leader).toBe(true);
    expect(() => s.at('myvm1').nodeList()).toThrow("Worker nodes can't be used");
  });

  it('hand the lead over when their Leader is demoted: the next command finds one', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const s = swarm(['myvm1', 'myvm2', 'myvm3'], 3, { seed: String(seed) });
      const demote = (name: string) =>
        s.at('myvm1').nodeUpdate(name, (spec) => {
          spec.Role = 'worker';
        });
      // Who leads after this is left to chance.
      s.world.stopMachine('myvm1');
      s.pass(20);
      s.world.startMachine('myvm1');
      s.pass(20);
      const leaders = () =>
        s
          .at('myvm1')
          .nodeList()
          .filter((n) => n.ManagerStatus?.Leader === true)
          .map((n) => n.Description.Hostname);
      expect(leaders()).not.toEqual(['myvm1']);
      demote('myvm2');
      demote('myvm3');
      expect(leaders()).toEqual(['myvm1']);
      expect(checkInvariants(s.state)).toEqual([]);
    }
  });

  it('must be unlocked after a restart when they are locked', () => {
    const s = swarm(['myvm1']);
    s.at('myvm1').swarmUpdate((spec) => {
      spec.EncryptionConfig.AutoLockManagers = true;
    });
    const key = s.at('myvm1').swarmUnlockKey();
    expect(key).toMatch(/^SWMKEY-1-.{43}$/);
    expect(JSON.stringify(s.state)).not.toContain(key.slice(9));
    s.world.restartMachine('myvm1');
    s.pass(3);
    expect(() => s.at('myvm1').nodeList()).toThrow('Swarm is encrypted and needs to be unlocked');
    expect(() => s.at('myvm1').swarmUnlock('SWMKEY-1-nonsense')).toThrow('invalid key');
    s.at('myvm1').swarmUnlock(key);
    s.pass(3);
    expect(s.at('myvm1').nodeList()).toHaveLength(1);
  });
});
