import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../invariants.ts';
import {
  deploy,
  IMAGE,
  replicas,
  running,
  type scene,
  spread,
  states,
  swarm,
  update,
  wanted,
  webSpec,
} from '../kit.ts';

describe('a learner deploys five tasks over two machines', () => {
  it('sees them assigned, preparing, starting and running, in a few seconds', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'));
    const now = () => [...new Set(states(s.at('myvm1').taskList()))];
    expect(now()).toEqual(['running/assigned']);
    s.pass(0.25);
    expect(now()).toEqual(['running/preparing']);
    s.pass(0.9);
    expect(now()).toEqual(['running/starting']);
    s.pass(2);
    expect(now()).toEqual(['running/running']);
    expect(replicas(s.at('myvm1'))).toBe('5/5');
  });

  it('finds them spread three and two', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const s = swarm(['myvm1', 'myvm2'], 1, { seed });
      deploy(s.at('myvm1'));
      s.pass(5);
      expect(Object.values(spread(s.at('myvm1'))).sort()).toEqual([2, 3]);
    }
  });

  it('reaches all five on either address, one after the other, and nothing where nothing is published', () => {
    const s = swarm(['myvm1', 'myvm2', 'myvm3']);
    deploy(s.at('myvm1'), 5);
    expect(s.world.route('192.168.99.100', 80)).toEqual({ kind: 'refused' });
    s.pass(5);
    for (const ip of ['192.168.99.100', '192.168.99.101', '192.168.99.102']) {
      const names = Array.from({ length: 10 }, () => {
        const route = s.world.route(ip, 80);
        return route.kind === 'answer' ? (/Hostname: (\w+)/.exec(route.body)?.[1] ?? '') : route.kind;
      });
      expect(new Set(names).size).toBe(5);
      expect(names.slice(0, 5)).toEqual(names.slice(5));
      expect(names.every((name) => /^[0-9a-f]{12}$/.test(name))).toBe(true);
    }
    expect(s.world.route('192.168.99.100', 81)).toEqual({ kind: 'refused' });
    expect(s.world.route('192.168.99.77', 80)).toEqual({ kind: 'timeout' });
  });

  it('has a network with a subnet and virtual addresses', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'));
    s.pass(5);
    const network = s.at('myvm1').networkInspect('getstartedlab_webnet');
    expect(network.IPAM.Config).toEqual([{ Subnet: '10.0.1.0/24', Gateway: '10.0.1.1' }]);
    expect(network.Peers?.map((p) => p.IP)).toEqual(['192.168.99.100', '192.168.99.101']);
    const vips = s.at('myvm1').serviceInspect('getstartedlab_web').Endpoint.VirtualIPs ?? [];
    expect(vips.map((vip) => vip.Addr.replace(/\.\d+\/24$/, ''))).toEqual(['10.0.0', '10.0.1']);
  });

  it('pulls an image that is not there yet', () => {
    const s = swarm(['myvm1', 'myvm2'], 1, { bare: true });
    deploy(s.at('myvm1'), 2);
    s.pass(1);
    expect(new Set(states(s.at('myvm1').taskList()))).toEqual(new Set(['running/preparing']));
    s.pass(6);
    expect(replicas(s.at('myvm1'))).toBe('2/2');
    expect(s.at('myvm2').imageInspect(IMAGE).RepoTags).toEqual([IMAGE]);
  });

  it('cannot publish one port twice, use a missing network, or a name that is taken', () => {
    const s = swarm(['myvm1']);
    const id = deploy(s.at('myvm1'), 1);
    const other = { ...webSpec(1), Name: 'other' };
    expect(() => s.at('myvm1').serviceCreate(other)).toThrow(
      `port '80' is already in use by service 'getstartedlab_web' (${id}) as an ingress port`,
    );
    const { EndpointSpec: _ports, ...unpublished } = other;
    expect(() => s.at('myvm1').serviceCreate({ ...unpublished, Name: webSpec(1).Name })).toThrow(
      'service getstartedlab_web already exists',
    );
    unpublished.TaskTemplate = { ...unpublished.TaskTemplate, Networks: [{ Target: 'nosuch' }] };
    expect(() => s.at('myvm1').serviceCreate(unpublished)).toThrow('network nosuch not found');
  });
});

describe('a learner scales', () => {
  it('up: only the new tasks start', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'));
    s.pass(5);
    const before = s
      .at('myvm1')
      .taskList()
      .map((t) => t.ID);
    update(s.at('myvm1'), (spec) => {
      spec.Mode = { Replicated: { Replicas: 7 } };
    });
    s.pass(3);
    const tasks = s.at('myvm1').taskList();
    expect(running(tasks)).toHaveLength(7);
    expect(tasks.map((t) => t.ID)).toEqual(expect.arrayContaining(before));
    expect(s.at('myvm1').serviceInspect('getstartedlab_web').UpdateStatus).toBeUndefined();
  });

  it('down: the rest is to be removed, runs for 13 s more, and is gone; what is left is spread', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'), 7);
    s.pass(5);
    update(s.at('myvm1'), (spec) => {
      spec.Mode = { Replicated: { Replicas: 3 } };
    });
    s.pass(0.1);
    expect(states(s.at('myvm1').taskList()).filter((x) => x === 'remove/running')).toHaveLength(4);
    expect(replicas(s.at('myvm1'))).toBe('7/3');
    s.pass(12.5);
    expect(replicas(s.at('myvm1'))).toBe('7/3');
    s.pass(1.6);
    expect(states(s.at('myvm1').taskList())).toEqual(Array(3).fill('running/running'));
    expect(Object.values(spread(s.at('myvm1'))).sort()).toEqual([1, 2]);
    s.pass(3);
    expect(s.at('myvm1').containerList({ all: true })).toHaveLength(spread(s.at('myvm1')).myvm1 ?? 0);
  });

  it('down: what has failed in a slot stays after its last task, until the service changes again', () => {
    const s = swarm(['myvm1']);
    deploy(s.at('myvm1'), 2);
    s.pass(5);
    const scale = (Replicas: number): void => {
      update(s.at('myvm1'), (spec) => {
        spec.Mode = { Replicated: { Replicas } };
      });
      s.pass(20);
    };
    for (const { Id } of s.at('myvm1').containerList({})) s.at('myvm1').containerRemove(Id, { force: true });
    s.pass(10);
    const failed = ['shutdown/failed', 'shutdown/failed'];
    scale(0);
    expect(states(s.at('myvm1').taskList())).toEqual(failed);
    // A slot that is used again keeps its own.
    scale(1);
    expect(states(s.at('myvm1').taskList())).toEqual(['running/running', 'shutdown/failed']);
    scale(0);
    scale(0);
    expect(s.at('myvm1').taskList()).toEqual([]);
  });
});

describe('placement', () => {
  it('runs a global service once on every node, also on one that joins later', () => {
    const s = swarm(['myvm1', 'myvm2']);
    s.at('myvm1').serviceCreate({ ...webSpec(1), ...global(), Name: 'everywhere' });
    s.pass(8);
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 1, myvm2: 1 });
    s.world.createMachine({ name: 'myvm3', driver: 'generic' });
    const token = s.at('myvm1').swarmInspect().JoinTokens.Worker;
    s.at('myvm3').swarmJoin({ token, remoteAddrs: ['192.168.99.100:2377'] });
    s.pass(8);
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 1, myvm2: 1, myvm3: 1 });
    expect(checkInvariants(s.state)).toEqual([]);
  });

  it('rejects what runs on a node that no longer meets its constraints, and ends it there', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const spec = webSpec(2);
    spec.TaskTemplate.Placement = { Constraints: ['node.role==worker'] };
    s.at('myvm1').networkCreate({ Name: 'getstartedlab_webnet', Driver: 'overlay' });
    s.at('myvm1').serviceCreate(spec);
    s.pass(5);
    expect(spread(s.at('myvm1'))).toEqual({ myvm2: 2 });
    s.at('myvm1').nodeUpdate('myvm2', (node) => {
      node.Role = 'manager';
    });
    s.pass(20);
    const tasks = s.at('myvm1').taskList();
    expect(states(tasks)).toEqual([
      ...Array(2).fill('running/pending'),
      ...Array(2).fill('shutdown/rejected'),
    ]);
    for (const { Status } of tasks.filter((task) => task.DesiredState === 'shutdown'))
      expect(Status).toMatchObject({
        Message: 'task rejected by constraint enforcer',
        Err: 'assigned node no longer meets constraints',
      });
    const left = s.at('myvm2').containerList({ all: true });
    expect(left.map(({ State }) => State.Status)).toEqual(['exited', 'exited']);
    expect(checkInvariants(s.state, true)).toEqual([]);
  });

  it('keeps to constraints, and says so when no node meets them', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const spec = { ...webSpec(3), Name: 'managed' };
    spec.TaskTemplate = {
      ...spec.TaskTemplate,
      Networks: [],
      Placement: { Constraints: ['node.role == manager'] },
    };
    s.at('myvm1').serviceCreate(spec);
    s.pass(5);
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 3 });
    update2(s, ['node.labels.disk == ssd']);
    s.pass(30);
    const pending = s
      .at('myvm1')
      .taskList({ 'desired-state': ['running'] })
      .find((t) => t.Status.State === 'pending');
    expect(pending?.Status.Err).toBe('no suitable node (scheduling constraints not satisfied on 2 nodes)');
    s.at('myvm1').nodeUpdate('myvm2', (node) => {
      node.Labels.disk = 'ssd';
    });
    s.settle();
    expect(spread(s.at('myvm1'))).toEqual({ myvm2: 3 });
  });

  it('leaves a task Pending when no node has what it reserves', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const spec = { ...webSpec(1), Name: 'big' };
    spec.TaskTemplate = {
      ...spec.TaskTemplate,
      Networks: [],
      Resources: { Reservations: { NanoCPUs: 8e9 } },
    };
    s.at('myvm1').serviceCreate(spec);
    s.pass(60);
    const [task] = s.at('myvm1').taskList();
    expect(task?.Status).toMatchObject({
      State: 'pending',
      Err: 'no suitable node (insufficient resources on 2 nodes)',
    });
  });

  it('keeps two tasks with one host port on different nodes', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const spec = { ...webSpec(3), Name: 'direct' };
    spec.TaskTemplate = { ...spec.TaskTemplate, Networks: [] };
    spec.EndpointSpec = {
      Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 8080, PublishMode: 'host' }],
    };
    s.at('myvm1').serviceCreate(spec);
    s.pass(8);
    expect(spread(s.at('myvm1'))).toEqual({ myvm1: 1, myvm2: 1 });
    expect(wanted(s.at('myvm1').taskList()).find((t) => t.Status.State === 'pending')?.Status.Err).toBe(
      'no suitable node (host-mode port already in use on 2 nodes)',
    );
  });
});

function global() {
  const spec = webSpec(1);
  return {
    Mode: { Global: {} },
    EndpointSpec: {},
    TaskTemplate: { ...spec.TaskTemplate, Networks: [] },
  };
}
function update2(s: ReturnType<typeof scene>, constraints: string[]): void {
  const { Spec } = s.at('myvm1').serviceInspect('managed');
  Spec.TaskTemplate.Placement = { Constraints: constraints };
  s.at('myvm1').serviceUpdate('managed', Spec);
}
