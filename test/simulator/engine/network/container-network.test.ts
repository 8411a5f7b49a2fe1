import { describe, expect, it } from 'vitest';
import { swarm } from '../kit.ts';

/** Two machines with a network for all, a service of two tasks in it, and one that asks. */
const inNetwork = (mode: 'vip' | 'dnsrr' = 'vip') => {
  const s = swarm(['myvm1', 'myvm2'], 1);
  const manager = s.at('myvm1');
  manager.networkCreate({ Name: 'shared', Driver: 'overlay' });
  const spec = (Name: string, Image: string, replicas: number, Args?: string[]) => ({
    Name,
    Labels: {},
    TaskTemplate: {
      ContainerSpec: { Image, ...(Args === undefined ? {} : { Args }) },
      Networks: [{ Target: 'shared', Aliases: [`${Name}-alias`] }],
      ForceUpdate: 0,
    },
    Mode: { Replicated: { Replicas: replicas } },
    EndpointSpec: { Mode: Name === 'web' ? mode : ('vip' as const) },
  });
  manager.serviceCreate(spec('web', 'john/get-started:part2', 2));
  manager.serviceCreate(spec('asks', 'alpine', 1, ['sleep', '1000']));
  s.pass(60);
  const [task] = manager.taskList({ service: ['asks'] });
  const node = manager.nodeInspect(task?.NodeID ?? '').Description.Hostname;
  const id = task?.Status.ContainerStatus?.ContainerID ?? '';
  const run = (line: string) => s.at(node).containerExec(id, line.split(' '));
  return { s, manager, run, id };
};

describe('a container in a network of the swarm', () => {
  it('finds a service by its name and alias, at one address of its own', () => {
    const { run, manager } = inNetwork();
    const vip = manager.serviceInspect('web').Endpoint.VirtualIPs?.[0]?.Addr.split('/')[0];
    for (const name of ['web', 'web-alias'])
      expect(run(`nslookup ${name}`).stdout).toBe(
        `Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\nNon-authoritative answer:\nName:\t${name}\nAddress: ${vip}\n\nNon-authoritative answer:\n\n`,
      );
    expect(run('ping -c 2 web').stdout).toMatch(
      new RegExp(`^PING web \\(${vip}\\): 56 data bytes\\n64 bytes from ${vip}: seq=0 ttl=64 time=`),
    );
  });

  it('reaches its tasks in turn', () => {
    const { run } = inNetwork();
    const pages = [1, 2, 3, 4].map(() => run('wget -qO- http://web/').stdout);
    expect(new Set(pages).size).toBe(2);
    expect(pages[0]).toContain('Hostname: ');
    expect(pages[2]).toBe(pages[0]);
    expect(pages[3]).toBe(pages[1]);
  });

  it('finds all tasks, beginning with another one each time', () => {
    const { run } = inNetwork();
    const addresses = () => run('nslookup tasks.web').stdout.match(/(?<=Address: ).*/g) ?? [];
    const first = addresses();
    expect(first).toHaveLength(2);
    expect(addresses()).toEqual(first.toReversed());
  });

  it('gets the tasks themselves where a service has no address of its own', () => {
    const { run } = inNetwork('dnsrr');
    expect(run('nslookup web').stdout.match(/Address: /g)).toHaveLength(2);
    expect(run('wget -qO- http://web/').stdout).not.toBe(run('wget -qO- http://web/').stdout);
  });

  it('does not find what is in none of its networks', () => {
    const { run, s } = inNetwork();
    const at = s.at('myvm1');
    at.containerStart(at.containerCreate({ Image: 'alpine', Name: 'stray', Cmd: ['sleep', '99'] }).id);
    expect(run('ping -c 1 stray')).toMatchObject({ stderr: "ping: bad address 'stray'\n", exitCode: 1 });
    expect(run('wget -qO- http://stray/')).toMatchObject({
      stderr: "wget: bad address 'stray'\n",
      exitCode: 1,
    });
    expect(run('wget -qO- http://web:81/').stderr).toMatch(
      /^wget: can't connect to remote host \(10\.0\.\d+\.\d+\): Connection refused\n$/,
    );
  });

  it('waits in a loop for a service that comes later', () => {
    const { s, manager } = inNetwork();
    const wait = 'until wget -q --spider http://later/; do echo waiting; sleep 2; done; echo found';
    const spec = manager.serviceInspect('asks').Spec;
    spec.Name = 'waits';
    spec.TaskTemplate.ContainerSpec.Args = ['sh', '-c', wait];
    spec.TaskTemplate.RestartPolicy = { Condition: 'none' };
    manager.serviceCreate(spec);
    s.pass(20);
    expect(manager.serviceLogs('waits').at(-1)?.text).toBe('waiting');
    const later = manager.serviceInspect('web').Spec;
    later.Name = 'later';
    manager.serviceCreate(later);
    s.pass(30);
    expect(manager.taskList({ service: ['waits'] })[0]?.Status.State).toBe('complete');
    expect(manager.serviceLogs('waits').at(-1)?.text).toBe('found');
  });
});
