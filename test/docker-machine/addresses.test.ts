/**
 * What comes of an address that changes while a machine is off, as Docker Machine 0.16.2 and engines tell it: the
 * certificate holds for the old one, the manager advertises it, and the workers look for it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/simulator/index.ts';
import { Learner } from '../simulator/learner.ts';

let sam: Learner;
beforeEach(async () => {
  sam = new Learner();
  for (const name of ['myvm1', 'myvm2']) await sam.types(`docker-machine create ${name}`);
});
afterEach(() => sam.leaves());

const ssh = (machine: string, command: string) => sam.types(`docker-machine ssh ${machine} "${command}"`);

/** Another machine gets the address while this one is off. */
async function losesItsAddress(name: string): Promise<void> {
  await sam.types(`docker-machine stop ${name}`);
  await sam.types('docker-machine create guest');
  await sam.types(`docker-machine start ${name}`);
}

describe('a machine whose address another one got while it was off', () => {
  beforeEach(() => losesItsAddress('myvm1'));

  it('comes back under the first free one, with a certificate for the old one', async () => {
    expect((await sam.types('docker-machine ip myvm1 guest')).stdout).toBe(
      '192.168.99.102\n192.168.99.100\n',
    );
    const list = await sam.types('docker-machine ls --format "{{.Name}}|{{.DockerVersion}}|{{.Error}}"');
    expect(list.stdout).toContain(
      'myvm1|Unknown|Unable to query docker version: Get https://192.168.99.102:2376/v1.15/version: x509: certificate is valid for 192.168.99.100, not 192.168.99.102',
    );
    const env = await sam.types('docker-machine env myvm1');
    expect(env).toMatchObject({ stdout: '', exitCode: 1 });
    expect(env.stderr).toContain(
      'Error checking TLS connection: Error checking and/or regenerating the certs: There was an error validating certificates for host "192.168.99.102:2376": x509: certificate is valid for 192.168.99.100, not 192.168.99.102\n',
    );
  });

  it('gets a new certificate where one asks for it', async () => {
    expect(await sam.types('docker-machine regenerate-certs -f myvm1')).toMatchObject({ exitCode: 0 });
    expect((await sam.types('docker-machine env myvm1')).stdout).toContain('tcp://192.168.99.102:2376');
  });
});

describe('a manager whose address has changed', () => {
  beforeEach(async () => {
    await ssh('myvm1', 'docker swarm init --advertise-addr 192.168.99.100');
    const token = (await ssh('myvm1', 'docker swarm join-token -q worker')).stdout.trim();
    await ssh('myvm2', `docker swarm join --token ${token} 192.168.99.100:2377`);
    await losesItsAddress('myvm1');
    await ssh('myvm1', 'sleep 20');
  });

  const address = async () =>
    (await ssh('myvm1', "docker info --format '{{.Swarm.NodeAddr}}'")).stdout.trim();
  const nodes = async () =>
    (await ssh('myvm1', "docker node ls --format '{{.Hostname}} {{.Status}}'")).stdout;

  it('goes on advertising the old one, and loses its workers', async () => {
    expect(await address()).toBe('192.168.99.100');
    expect(await nodes()).toBe('myvm1 Ready\nmyvm2 Down\n');
  });

  it('advertises the new one in a new cluster, which keeps its token; workers have to join again', async () => {
    const before = (await ssh('myvm1', 'docker swarm join-token -q worker')).stdout;
    const forced = await ssh(
      'myvm1',
      'docker swarm init --force-new-cluster --advertise-addr 192.168.99.102',
    );
    expect(forced.stdout).toContain('192.168.99.102:2377');
    expect(await address()).toBe('192.168.99.102');
    expect((await ssh('myvm1', 'docker swarm join-token -q worker')).stdout).toBe(before);
    expect(await nodes()).toBe('myvm1 Ready\nmyvm2 Down\n');
    await ssh('myvm2', 'docker swarm leave');
    await ssh('myvm2', `docker swarm join --token ${before.trim()} 192.168.99.102:2377`);
    expect((await nodes()).split('\n').sort()).toEqual(['', 'myvm1 Ready', 'myvm2 Down', 'myvm2 Ready']);
  });
});

describe('Ctrl-C in a creation', () => {
  it('leaves a machine whose certificate nobody trusts, until it is removed or gets another', async () => {
    const breaks = new AbortController();
    const interrupted = await runProgram('docker-machine', ['create', 'myvm3'], {
      env: sam.env,
      cwd: sam.home,
      stdin: async () => '',
      out: (text) => {
        if (text.includes('Copying certs')) breaks.abort();
      },
      err: () => undefined,
      isTerminal: false,
      columns: 80,
      signal: breaks.signal,
    });
    expect(interrupted).toBe(130);
    const row = async () =>
      (await sam.types('docker-machine ls --format "{{.Name}}|{{.State}}|{{.DockerVersion}}|{{.Error}}"'))
        .stdout;
    expect(await row()).toContain(
      'myvm3|Running|Unknown|Unable to query docker version: Get https://192.168.99.102:2376/v1.15/version: x509: certificate signed by unknown authority',
    );
    expect((await sam.types('docker-machine create myvm3')).stderr).toContain('already exists');
    await sam.types('docker-machine rm -y myvm3');
    await sam.types('docker-machine create myvm3');
    expect(await row()).toContain('myvm3|Running|v20');
  });
});
