import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../src/simulator/engine/contract/engine.ts';
import type { Task } from '../../../../src/simulator/engine/contract/types.ts';
import { running, type Scene, swarm, webSpec } from '../kit.ts';

/** A service in a network with this subnet, with nothing published. */
function inSubnet(subnet: string, replicas: number): { s: Scene; engine: Engine } {
  const s = swarm(['myvm1', 'myvm2']);
  const engine = s.at('myvm1');
  engine.networkCreate({ Name: 'getstartedlab_webnet', Driver: 'overlay', Subnet: subnet });
  engine.serviceCreate({ ...webSpec(replicas), EndpointSpec: {} });
  s.settle();
  return { s, engine };
}
const addressesOf = (tasks: readonly Task[]): string[] =>
  tasks.flatMap((task) => task.NetworksAttachments ?? []).flatMap((end) => end.Addresses);
const scale = (engine: Engine, replicas: number): void => {
  const { Spec } = engine.serviceInspect('getstartedlab_web');
  Spec.Mode = { Replicated: { Replicas: replicas } };
  engine.serviceUpdate('getstartedlab_web', Spec);
};

describe('the addresses of an overlay network', () => {
  it('run out: the gateway and the service have one each, and tasks beyond that stay New', () => {
    const { engine } = inSubnet('10.9.0.0/28', 15);
    const tasks = engine.taskList();
    expect(running(tasks)).toHaveLength(12);
    expect(new Set(addressesOf(tasks)).size).toBe(12);
    const waiting = tasks.filter((task) => task.Status.State === 'new');
    expect(waiting).toHaveLength(3);
    for (const { Status, NodeID } of waiting) {
      expect(Status).toMatchObject({ Message: 'created' });
      expect(Status.Err).toBeUndefined();
      expect(NodeID).toBeUndefined();
    }
  });

  it('go to those that wait once others have ended', () => {
    const { s, engine } = inSubnet('10.9.0.0/28', 15);
    scale(engine, 8);
    s.settle();
    scale(engine, 12);
    s.settle();
    const tasks = running(engine.taskList());
    expect(tasks).toHaveLength(12);
    expect(new Set(addressesOf(tasks)).size).toBe(12);
  });

  it('go round: a service is updated again and again, and no two tasks have the same', () => {
    const { s, engine } = inSubnet('10.9.0.0/27', 10);
    for (let time = 1; time <= 4; time += 1) {
      const { Spec } = engine.serviceInspect('getstartedlab_web');
      Spec.TaskTemplate.ForceUpdate = time;
      engine.serviceUpdate('getstartedlab_web', Spec);
      s.settle();
      expect(new Set(addressesOf(running(engine.taskList()))).size).toBe(10);
    }
  });

  it('are as many as the subnet has, in order', () => {
    const { engine } = inSubnet('10.9.0.0/16', 300);
    expect(running(engine.taskList())).toHaveLength(300);
    const addresses = new Set(addressesOf(engine.taskList()));
    expect(addresses).toContain('10.9.0.254/16');
    expect(addresses).toContain('10.9.1.5/16');
    expect(addresses.size).toBe(300);
  });

  it('are none in a subnet of four: the service has the only one', () => {
    const { engine } = inSubnet('10.9.0.0/30', 1);
    expect(engine.serviceInspect('getstartedlab_web').Endpoint.VirtualIPs?.[0]?.Addr).toBe('10.9.0.2/30');
    expect(engine.taskList().map((task) => task.Status.State)).toEqual(['new']);
  });
});
