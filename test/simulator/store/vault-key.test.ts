import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryVault } from '../../../src/simulator/engine/model/vault.ts';
import { openStore } from '../../../src/simulator/store/store.ts';
import { folderVault } from '../../../src/simulator/store/vault-key.ts';
import { Learner } from '../learner.ts';

describe('the data of a secret', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vault '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('can be read with the key of its folder, also by the next program', () => {
    const sealed = folderVault(folder).seal('grüße 🐳');
    expect(sealed).not.toContain('grüße');
    expect(Buffer.from(sealed, 'base64').includes('grüße')).toBe(false);
    expect(folderVault(folder).open(sealed)).toBe('grüße 🐳');
  });

  it('looks different every time', () => {
    const vault = memoryVault();
    expect(vault.seal('same')).not.toBe(vault.seal('same'));
  });

  it('stays closed to another key, and when it was tampered with', () => {
    const sealed = folderVault(folder).seal('hunter2');
    expect(memoryVault().open(sealed)).toBeUndefined();
    const bytes = Buffer.from(sealed, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(folderVault(folder).open(bytes.toString('base64'))).toBeUndefined();
    expect(folderVault(folder).open('')).toBeUndefined();
  });

  it('has a key that only its owner may read, and none before the first secret', () => {
    openStore({ folder }).transact((world) => world.listMachines());
    expect(() => statSync(join(folder, 'secrets.key'))).toThrow('ENOENT');
    folderVault(folder).seal('x');
    if (process.platform !== 'win32') expect(statSync(join(folder, 'secrets.key')).mode & 0o777).toBe(0o600);
  });

  it('stands nowhere in the state, whatever a learner does with it', async () => {
    const sam = new Learner();
    const at = async (line: string) => sam.types(`docker-machine ssh myvm1 "${line}"`);
    await sam.types('docker-machine create myvm1');
    await at('docker swarm init --advertise-addr 192.168.99.100');
    sam.input = 'hunter2';
    await at('docker secret create pass -');
    await at('docker service create -d --name web --secret pass nginx');
    await at(
      'docker service create -d --name leak --restart-condition none --secret pass alpine cat /run/secrets/pass',
    );
    expect((await at('docker service logs --raw leak')).stdout).toBe('hunter2\n');
    const { stdout: id } = await at('docker ps -q --filter name=web');
    const { stdout } = await at(
      `docker exec ${id.trim()} sh -c 'cp /run/secrets/pass /tmp/copy && cat /tmp/copy'`,
    );
    expect(stdout).toBe('hunter2');
    await at(`docker commit ${id.trim()} mine`);
    expect((await at('docker run --rm mine cat /tmp/copy')).stdout).toContain('hunter2');
    expect(readFileSync(join(sam.folder, 'state.json'), 'utf8')).not.toContain('hunter2');
    sam.leaves();
  });

  it('is lost with the key: that is said, and everything else goes on', async () => {
    const sam = new Learner();
    const at = async (line: string) => sam.types(`docker-machine ssh myvm1 "${line}"`);
    await sam.types('docker-machine create myvm1');
    await at('docker swarm init --advertise-addr 192.168.99.100');
    sam.input = 'hunter2';
    await at('docker secret create pass -');
    await at('docker service create -d --name web --secret pass nginx');
    rmSync(join(sam.folder, 'secrets.key'));
    const { stdout: id } = await at('docker ps -q');
    const { stderr, exitCode } = await at(`docker exec ${id.trim()} cat /run/secrets/pass`);
    expect(stderr).toContain('the data of pass, whose key is lost');
    expect(exitCode).toBe(1);
    expect((await at('docker service ls -q')).exitCode).toBe(0);
    sam.leaves();
  });
});
