import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../invariants.ts';
import { deploy, replicas, running, spread, states, swarm, update } from '../kit.ts';

const PART3 = 'john/get-started:part3';

describe('a learner changes the image', () => {
  const begin = (change: Parameters<typeof update>[1]) => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'));
    s.pass(5);
    update(s.at('myvm1'), change);
    return s;
  };
  const image = (s: ReturnType<typeof swarm>) =>
    running(s.at('myvm1').taskList()).map((t) => t.Spec.ContainerSpec.Image);

  it('sees one task replaced at a time, 14 s each: the old one stops first', () => {
    const s = begin((spec) => {
      spec.TaskTemplate.ContainerSpec.Image = PART3;
    });
    s.pass(0.16);
    expect(states(s.at('myvm1').taskList())).toEqual([
      'ready/assigned',
      ...Array(4).fill('running/running'),
      'shutdown/running',
    ]);
    s.pass(1);
    expect(states(s.at('myvm1').taskList())).toContain('ready/ready');
    s.pass(15);
    expect(image(s).filter((x) => x === PART3)).toHaveLength(1);
    s.pass(60);
    expect(image(s)).toEqual(Array(5).fill(PART3));
    expect(s.at('myvm1').serviceInspect('getstartedlab_web').UpdateStatus).toMatchObject({
      State: 'completed',
      Message: 'update completed',
    });
    expect(
      s
        .at('myvm1')
        .containerList({ all: true })
        .some((c) => c.State.ExitCode === 137),
    ).toBe(true);
    const route = s.world.route('192.168.99.101', 80);
    expect(route.kind === 'answer' && route.body).toContain('Version: part3');
  });

  it('replaces all at once with parallelism 0, and starts first if it is told to', () => {
    const s = begin((spec) => {
      spec.TaskTemplate.ContainerSpec.Image = PART3;
      spec.UpdateConfig = { Parallelism: 0, Order: 'start-first' };
    });
    s.pass(4);
    expect(replicas(s.at('myvm1'))).toBe('10/5');
    s.pass(16);
    expect(image(s)).toEqual(Array(5).fill(PART3));
    expect(replicas(s.at('myvm1'))).toBe('5/5');
  });

  it('replaces them when only the published port changes', () => {
    const s = begin((spec) => {
      spec.EndpointSpec = {
        Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 4000, PublishMode: 'ingress' }],
      };
    });
    expect(s.world.route('192.168.99.100', 80).kind).toBe('refused');
    expect(s.world.route('192.168.99.100', 4000).kind).toBe('answer');
    s.settle();
    expect(states(s.at('myvm1').taskList()).filter((x) => x === 'shutdown/shutdown')).toHaveLength(5);
  });

  it('goes back with a rollback', () => {
    const s = begin((spec) => {
      spec.TaskTemplate.ContainerSpec.Image = PART3;
    });
    s.settle();
    s.at('myvm1').serviceRollback('getstartedlab_web');
    expect(s.at('myvm1').serviceInspect('getstartedlab_web').UpdateStatus).toMatchObject({
      State: 'rollback_started',
      Message: 'manually requested rollback',
    });
    s.settle();
    expect(new Set(image(s))).toEqual(new Set(['john/get-started:part2']));
    expect(s.at('myvm1').serviceInspect('getstartedlab_web').UpdateStatus?.State).toBe('rollback_completed');
  });

  it('pauses at an image that does not exist: four old tasks go on', () => {
    const s = begin((spec) => {
      spec.TaskTemplate.ContainerSpec.Image = 'john/get-started:nosuch';
    });
    s.pass(60);
    expect(image(s)).toEqual(Array(4).fill('john/get-started:part2'));
    expect(s.at('myvm1').serviceInspect('getstartedlab_web').UpdateStatus?.Message).toMatch(
      /^update paused due to failure or early termination of task [0-9a-z]{25}$/,
    );
  });

  it('rolls back by itself when told to', () => {
    const s = begin((spec) => {
      spec.TaskTemplate.ContainerSpec.Image = 'john/get-started:nosuch';
      spec.UpdateConfig = { Parallelism: 1, FailureAction: 'rollback' };
    });
    s.settle();
    expect(replicas(s.at('myvm1'))).toBe('5/5');
    expect(s.at('myvm1').serviceInspect('getstartedlab_web').UpdateStatus?.State).toBe('rollback_completed');
  });
});

describe('a learner deploys an image that is nowhere', () => {
  it('sees tasks rejected again and again, every 5 s, with five kept of each', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'), 5, 'username/repo:tag');
    s.pass(1.5);
    const first = s.at('myvm1').taskList();
    expect(new Set(first.map((t) => t.Status.Err).filter(Boolean))).toEqual(
      new Set(['No such image: username/repo:tag']),
    );
    s.pass(40);
    const slots = s
      .at('myvm1')
      .taskList()
      .filter((t) => t.Slot === 1);
    expect(slots).toHaveLength(5);
    expect(new Set(slots.map((t) => t.NodeID)).size).toBe(2);
    expect(replicas(s.at('myvm1'))).toBe('0/5');
  });

  it('is well again with the right image', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'), 5, 'username/repo:tag');
    s.pass(30);
    update(s.at('myvm1'), (spec) => {
      spec.TaskTemplate.ContainerSpec.Image = 'john/get-started:part2';
    });
    s.pass(25);
    expect(replicas(s.at('myvm1'))).toBe('5/5');
    expect(Object.values(spread(s.at('myvm1'))).sort()).toEqual([2, 3]);
    expect(checkInvariants(s.state, true)).toEqual([]);
  });

  it('does not hang when everything is to happen at once', () => {
    const s = swarm(['myvm1', 'myvm2']);
    deploy(s.at('myvm1'), 5, 'username/repo:tag');
    const before = s.sim.now;
    s.settle();
    expect(s.sim.now - before).toBeLessThan(5 * 60_000);
  });

  it('needs a login for a private registry, handed on to the nodes', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const secret = 'registry.example.com/john/get-started:part2';
    expect(() => s.at('myvm1').imagePull(secret)).toThrow('no basic auth credentials');
    deploy(s.at('myvm1'), 2, secret);
    s.pass(20);
    expect(replicas(s.at('myvm1'))).toBe('0/2');
    s.at('myvm1').login('registry.example.com', 'john', 'pa55word');
    const { Spec } = s.at('myvm1').serviceInspect('getstartedlab_web');
    Spec.TaskTemplate.ForceUpdate = 1;
    s.at('myvm1').serviceUpdate('getstartedlab_web', Spec, { auth: { username: 'john' } });
    s.settle();
    expect(replicas(s.at('myvm1'))).toBe('2/2');
    expect(JSON.stringify(s.state)).not.toContain('pa55word');
  });
});

describe('a learner removes the stack', () => {
  it('sees the service go at once, the tasks 14 s later, and the network with them', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const id = deploy(s.at('myvm1'));
    s.pass(5);
    const manager = s.at('myvm1');
    manager.serviceRemove('getstartedlab_web');
    manager.networkRemove('getstartedlab_webnet');
    expect(manager.serviceList()).toEqual([]);
    expect(states(manager.taskList({ service: [id] }))).toEqual(Array(5).fill('remove/running'));
    expect(manager.taskList({ label: ['com.docker.stack.namespace=getstartedlab'] })).toHaveLength(5);
    expect(() => deploy(manager)).toThrow('network getstartedlab_webnet not found');
    s.pass(12.5);
    expect(manager.taskList()).toHaveLength(5);
    s.pass(2);
    expect(manager.taskList()).toEqual([]);
    expect(manager.networkList().map((n) => n.Name)).not.toContain('getstartedlab_webnet');
    deploy(manager);
    s.pass(5);
    expect(replicas(manager)).toBe('5/5');
  });
});

it('a task that no node would take is history as the others are, once it is replaced', () => {
  const s = swarm(['myvm1', 'myvm2']);
  deploy(s.at('myvm1'), 2);
  const place = (Constraints: string[]): void => {
    update(s.at('myvm1'), (spec) => {
      spec.TaskTemplate.Placement = { Constraints };
    });
    s.pass(40);
  };
  s.pass(5);
  place(['node.labels.disk==ssd']);
  expect(states(s.at('myvm1').taskList())).toEqual([
    'running/pending',
    'running/running',
    'shutdown/shutdown',
  ]);
  place([]);
  const tasks = s.at('myvm1').taskList();
  expect(states(tasks)).toEqual([...Array(2).fill('running/running'), ...Array(2).fill('shutdown/shutdown')]);
  const replaced = tasks.filter((task) => task.NodeID === undefined);
  expect(replaced.map(({ Status }) => Status.Message)).toEqual(['pending task scheduling']);
  expect(replaced[0]?.Status.Err).toBeUndefined();
  expect(checkInvariants(s.state, true)).toEqual([]);
});
