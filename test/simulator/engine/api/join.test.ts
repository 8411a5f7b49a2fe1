import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../src/simulator/engine/contract/errors.ts';
import { scene, swarm } from '../kit.ts';

/** The message and waiting time of the error that `act` throws. */
function failure(act: () => unknown): { message: string; waitMs: number } {
  try {
    act();
  } catch (error) {
    if (error instanceof EngineError) return { message: error.message, waitMs: error.waitMs };
    throw error;
  }
  throw new Error('it did not fail');
}

describe('a learner makes a swarm of two machines', () => {
  it('sees the manager as Leader and the worker Ready', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const [one, two] = s.at('myvm1').nodeList();
    expect(one?.Description.Hostname).toBe('myvm1');
    expect(one?.ManagerStatus).toEqual({
      Leader: true,
      Reachability: 'reachable',
      Addr: '192.168.99.100:2377',
    });
    expect(two?.Status).toEqual({ State: 'ready', Addr: '192.168.99.101' });
    expect(two?.ManagerStatus).toBeUndefined();
    expect(s.at('myvm2').info().Swarm).toMatchObject({
      LocalNodeState: 'active',
      ControlAvailable: false,
      NodeAddr: '192.168.99.101',
    });
  });

  it('gets tokens of the real form, with the swarm’s digest in both, and none of them in the state', () => {
    const s = swarm(['myvm1']);
    const { Worker, Manager } = s.at('myvm1').swarmInspect().JoinTokens;
    expect(Worker).toMatch(/^SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}$/);
    expect(Worker.split('-')[2]).toBe(Manager.split('-')[2]);
    expect(Worker).not.toBe(Manager);
    expect(JSON.stringify(s.state)).not.toContain(Worker.split('-')[3]);
    s.at('myvm1').swarmRotateToken('worker');
    expect(s.at('myvm1').swarmInspect().JoinTokens.Worker).not.toBe(Worker);
    expect(s.at('myvm1').swarmInspect().JoinTokens.Manager).toBe(Manager);
  });

  it('is told what is wrong with an advertise address', () => {
    const s = scene(['myvm1']);
    expect(failure(() => s.at('myvm1').swarmInit({ advertiseAddr: 'notanip' })).message).toBe(
      'advertise address must be a non-zero IP address or network interface (with optional port number)',
    );
  });

  it('must name an address on a VirtualBox machine, which has two', () => {
    const s = scene([]);
    s.world.createMachine({ name: 'myvm1', driver: 'virtualbox' });
    expect(failure(() => s.at('myvm1').swarmInit({})).message).toContain(
      '10.0.2.15 on eth0 and 192.168.99.100 on eth1',
    );
  });

  it('cannot join twice, and not as a worker look at nodes', () => {
    const s = swarm(['myvm1', 'myvm2']);
    const token = s.at('myvm1').swarmInspect().JoinTokens.Worker;
    expect(
      failure(() => s.at('myvm2').swarmJoin({ token, remoteAddrs: ['192.168.99.100'] })).message,
    ).toContain('This node is already part of a swarm.');
    expect(failure(() => s.at('myvm2').nodeList()).message).toContain("Worker nodes can't be used");
  });

  it('is told outside a swarm how to get into one', () => {
    const s = scene(['myvm1']);
    expect(failure(() => s.at('myvm1').nodeList()).message).toContain('Use "docker swarm init"');
    expect(failure(() => s.at('myvm1').swarmLeave(false)).message).toBe('This node is not part of a swarm');
  });
});

describe('joining goes wrong', () => {
  const good = () => {
    const s = scene(['myvm1', 'myvm2']);
    s.at('myvm1').swarmInit({ advertiseAddr: '192.168.99.100' });
    const token = s.at('myvm1').swarmInspect().JoinTokens.Worker;
    const join = (to: string, with_ = token) =>
      failure(() => s.at('myvm2').swarmJoin({ token: with_, remoteAddrs: [to] }));
    return { s, token, join };
  };

  it('at once with a token that is none', () => {
    expect(good().join('192.168.99.100:2377', 'garbage')).toEqual({
      message: 'invalid join token',
      waitMs: 0,
    });
  });
  it('after 10 s without a token or with a wrong secret', () => {
    const { join, token } = good();
    const message =
      'rpc error: code = InvalidArgument desc = A valid join token is necessary to join this cluster';
    expect(join('192.168.99.100:2377', '')).toEqual({ message, waitMs: 10_000 });
    expect(join('192.168.99.100:2377', token.replace(/.{6}$/, 'abcdef'))).toEqual({
      message,
      waitMs: 10_000,
    });
  });
  it('with the token of another swarm, whose digest it names', () => {
    const other = 'SWMTKN-1-49nj1cmql0jkz5s954yi3oex3nedyz0fb0xx14ie39trti4wxv-8vxv8rssmk743ojnwacrr2e7c';
    expect(good().join('192.168.99.100:2377', other)).toEqual({
      message:
        'remote CA does not match fingerprint. Expected: ab3f508d69ae45247ed722a5808248559898328539818d13b0550bf0a0be55c3',
      waitMs: 10_000,
    });
  });
  it('on the daemon’s port 2376 and on a closed one', () => {
    const { join } = good();
    expect(join('192.168.99.100:2376').message).toBe(
      'rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: remote error: tls: no application protocol"',
    );
    expect(join('192.168.99.100:9999')).toEqual({
      message:
        'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing dial tcp 192.168.99.100:9999: connect: connection refused"',
      waitMs: 10_000,
    });
  });
  it('for 20 s at an address where nobody is, and stays pending until it leaves', () => {
    const { s, join } = good();
    const { message, waitMs } = join('192.168.99.222:2377');
    expect(message).toMatch(/^Timeout was reached before node joined\./);
    expect(waitMs).toBe(20_000);
    expect(s.at('myvm2').info().Swarm).toMatchObject({ LocalNodeState: 'pending', NodeID: '' });
    s.at('myvm2').swarmLeave(false);
    expect(s.at('myvm2').info().Swarm.LocalNodeState).toBe('inactive');
  });
});
