import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Learner } from '../simulator/learner.ts';
import { recorded } from './recording.ts';

const VIRTUALBOX = 'machine-virtualbox.txt';
const GENERIC = 'machine-generic.txt';

/** The recordings are from Linux: paths, and what Windows gets in addition, differ. */
const onLinux = it.skipIf(process.platform === 'win32');

describe('a learner with two machines', () => {
  let sam: Learner;
  beforeEach(async () => {
    sam = new Learner();
    await sam.types('docker-machine create --driver virtualbox myvm1');
    await sam.types('docker-machine create --driver virtualbox myvm2');
  });
  afterEach(() => sam.leaves());

  /** A recorded text with the learner's own store and the engine version of the simulator. */
  const here = (text: string) => text.replaceAll('/home/sam/.docker/machine', sam.store);

  it('sees them in the list, as recorded', async () => {
    const { stdout } = recorded(VIRTUALBOX, 'docker-machine ls');
    expect(stdout).toMatch(/^NAME/);
    const both = recorded(
      VIRTUALBOX,
      'eval $(docker-machine env myvm1); docker-machine ls; docker-machine active',
    );
    const list = both.stdout.replace(/myvm1\n$/, '').replace('*  ', '-  ');
    expect((await sam.types('docker-machine ls')).stdout).toBe(list);
  });

  onLinux('gets the recorded messages while a machine is made', async () => {
    const command = 'docker-machine create --driver virtualbox --virtualbox-no-vtx-check myvm2';
    const real = recorded(VIRTUALBOX, command);
    const seen = await sam.types(command.replace('myvm2', 'myvm3'));
    const lines = here(real.stdout)
      .replaceAll('myvm2', 'myvm3')
      .split('\n')
      .filter((line) => !line.includes('Unable to get the latest'));
    expect(seen.stdout.split('\n')).toEqual(lines);
    expect(seen).toMatchObject({ stderr: '', exitCode: 0 });
  });

  it('hears of the certificates only the first time', async () => {
    const max = new Learner();
    const seen = await max.types('docker-machine create myvm1');
    expect(seen.stdout).toMatch(
      `Creating CA: ${join(max.store, 'certs', 'ca.pem')}\nCreating client certificate: ${join(max.store, 'certs', 'cert.pem')}\nRunning pre-create checks...\n`,
    );
    max.leaves();
  });

  it('is told that a name is taken', async () => {
    expect(await sam.types('docker-machine create myvm2')).toEqual({
      stdout: '',
      stderr: 'Docker machine "myvm2" already exists\n',
      exitCode: 1,
    });
  });

  onLinux.each([
    'docker-machine env myvm1',
    'docker-machine env myvm2',
    'docker-machine ip myvm1',
    'docker-machine ip myvm1 myvm2',
    'docker-machine url myvm1',
    'docker-machine status myvm1',
    'docker-machine status myvm1 myvm2',
    'docker-machine active',
    'docker-machine config myvm1',
    'docker-machine ls -q',
    'docker-machine ls --filter state=Running -q',
    'docker-machine ls --filter state=Stopped',
    "docker-machine inspect -f '{{.Driver.IPAddress}}' myvm1",
    'docker-machine env --shell powershell myvm1',
    'docker-machine env --shell cmd myvm1',
    'docker-machine env --shell tcsh myvm1',
    'docker-machine env --no-proxy myvm1',
    'docker-machine version myvm1',
    'docker-machine regenerate-certs myvm2',
    'docker-machine regenerate-certs -f myvm2',
    'docker-machine start myvm1',
    'docker-machine start myvm1 myvm2',
  ])('%s prints what was recorded', async (command) => {
    const real = recorded(GENERIC, command);
    expect(await sam.types(command)).toEqual({
      stdout: here(real.stdout),
      stderr: real.stderr,
      exitCode: real.exitCode,
    });
  });

  it('filters the list by expressions of Go, however they are made', async () => {
    const names = async (filter: string) =>
      (await sam.types(`docker-machine ls -q --filter '${filter}'`)).stdout;
    expect(await names('name=vm2$')).toBe('myvm2\n');
    expect(await names('name=(?i)^MYVM')).toBe('myvm1\nmyvm2\n');
    // For an engine that backtracks the time for this one doubles with each letter of a name.
    const long = 'm'.repeat(60);
    await sam.types(`docker-machine create --driver virtualbox ${long}`);
    expect(await names('name=^(m+)+$')).toBe(`${long}\n`);
    expect(await names('name=^(m+)+!$')).toBe('');
    expect(await sam.types("docker-machine ls --filter 'name=['")).toEqual({
      stdout: '',
      stderr: 'error parsing regexp: missing closing ]: `[`\n',
      exitCode: 1,
    });
    expect((await sam.types("docker-machine ls --filter 'name=(?=a)'")).stderr).toBe(
      'error parsing regexp: invalid or unsupported Perl syntax: `(?=`\n',
    );
  });

  onLinux('gets lines for the shell that SHELL names', async () => {
    const real = recorded(GENERIC, 'SHELL=/usr/bin/fish docker-machine env myvm1');
    sam.env = { ...sam.env, SHELL: '/usr/bin/fish' };
    expect((await sam.types('docker-machine env myvm1')).stdout).toBe(here(real.stdout));
  });

  onLinux('inspects a machine', async () => {
    const real = recorded(VIRTUALBOX, 'docker-machine inspect myvm1');
    const seen = await sam.types('docker-machine inspect myvm1');
    const even = (text: string) =>
      here(text)
        .replace(/"SSHPort": \d+/, '"SSHPort": 22')
        .replace('"NoVTXCheck": true', '"NoVTXCheck": false');
    expect(seen.stdout).toBe(even(real.stdout));
  });

  it('sees which machine the shell talks to', async () => {
    sam.env = { ...sam.env, DOCKER_HOST: 'tcp://192.168.99.101:2376' };
    const seen = await sam.types(
      'docker-machine ls --format "{{.Name}}: {{.DriverName}} {{.State}} {{.Active}}"',
    );
    expect(seen.stdout).toBe('myvm1: virtualbox Running -\nmyvm2: virtualbox Running *\n');
    expect((await sam.types('docker-machine active')).stdout).toBe('myvm2\n');
  });

  it('makes its own table with a template', async () => {
    const seen = await sam.types(String.raw`docker-machine ls --format "table {{.Name}}\t{{.URL}}"`);
    expect(seen.stdout).toBe(
      'NAME    URL\nmyvm1   tcp://192.168.99.100:2376\nmyvm2   tcp://192.168.99.101:2376\n',
    );
    expect(await sam.types('docker-machine ls --format "{{.Nme}"')).toMatchObject({ exitCode: 1 });
  });

  it('finds the certificate folder that env names', async () => {
    expect(existsSync(join(sam.store, 'machines', 'myvm1', 'ca.pem'))).toBe(true);
  });

  it('stops a machine, and everything says so', async () => {
    expect(await sam.types('docker-machine stop myvm2')).toEqual({
      stdout: 'Stopping "myvm2"...\nMachine "myvm2" was stopped.\n',
      stderr: '',
      exitCode: 0,
    });
    expect((await sam.types('docker-machine ls')).stdout.split('\n')[2]).toMatch(
      /^myvm2 {3}- {8}virtualbox {3}Stopped {39}Unknown {11}$/,
    );
    const answers = {
      'docker-machine status myvm2': ['Stopped\n', ''],
      'docker-machine ip myvm2': ['', 'Error getting IP address: Host is not running\n'],
      'docker-machine url myvm2': ['', 'Host is not running\n'],
      'docker-machine env myvm2': ['', 'Error checking TLS connection: Host is not running\n'],
      'docker-machine ssh myvm2 hostname': [
        '',
        'Error: Cannot run SSH command: Host "myvm2" is not running\n',
      ],
      'docker-machine stop myvm2': ['Stopping "myvm2"...\n', 'Machine "myvm2" is already stopped.\n'],
    };
    for (const [command, [stdout, stderr]] of Object.entries(answers)) {
      const exitCode = command.includes('status') ? 0 : 1;
      expect(await sam.types(command)).toEqual({ stdout, stderr, exitCode });
    }
  });

  it('starts it again, with the words of Part 4', async () => {
    await sam.types('docker-machine stop myvm1');
    expect((await sam.types('docker-machine start myvm1')).stdout).toBe(
      'Starting "myvm1"...\n(myvm1) Check network to re-create if needed...\n(myvm1) Waiting for an IP...\nMachine "myvm1" was started.\nWaiting for SSH to be available...\nDetecting the provisioner...\nStarted machines may have new IP addresses. You may need to re-run the `docker-machine env` command.\n',
    );
    expect((await sam.types('docker-machine status myvm1')).stdout).toBe('Running\n');
  });

  it('stops all of them at once', async () => {
    const seen = await sam.types('docker-machine stop myvm1 myvm2');
    expect(seen.stdout).toMatch(/^Stopping "myvm2"\.\.\.\nStopping "myvm1"\.\.\.\n/);
    expect((await sam.types('docker-machine ls --filter state=Stopped -q')).stdout).toBe('myvm1\nmyvm2\n');
  });

  it('kills and restarts machines', async () => {
    expect((await sam.types('docker-machine kill myvm1')).stdout).toBe(
      'Killing "myvm1"...\nMachine "myvm1" was killed.\n',
    );
    expect((await sam.types('docker-machine restart myvm1')).exitCode).toBe(0);
    expect((await sam.types('docker-machine restart myvm1')).stdout).toMatch(
      /Restarted machines may have new IP addresses/,
    );
    expect((await sam.types('docker-machine status myvm1')).stdout).toBe('Running\n');
  });

  it('is asked before a machine is removed', async () => {
    const question = recorded('machine-rm.txt', 'docker-machine rm myvm3').stdout.replaceAll(
      'myvm3',
      'myvm1',
    );
    expect(await sam.types('docker-machine rm myvm1')).toEqual({ stdout: question, stderr: '', exitCode: 0 });
    sam.input = 'n\n';
    expect((await sam.types('docker-machine rm myvm1')).stdout).toBe(question);
    sam.input = 'y\n';
    expect((await sam.types('docker-machine rm myvm1')).stdout).toBe(
      recorded('machine-rm.txt', 'echo y | docker-machine rm myvm3').stdout.replaceAll('myvm3', 'myvm1'),
    );
    expect((await sam.types('docker-machine ls -q')).stdout).toBe('myvm2\n');
    expect(existsSync(join(sam.store, 'machines', 'myvm1'))).toBe(false);
  });

  it('answers that question at the keyboard', async () => {
    const seen = await sam.runs('docker-machine', ['rm', 'myvm1'], [{ kind: 'line', text: 'yes' }]);
    expect(seen.stdout).toContain('Successfully removed myvm1');
    const left = await sam.runs('docker-machine', ['rm', 'myvm2'], [{ kind: 'end' }]);
    expect(left.exitCode).toBe(0);
    expect((await sam.types('docker-machine ls -q')).stdout).toBe('myvm2\n');
  });

  it('removes what is there and names what is not', async () => {
    const seen = await sam.types('docker-machine rm -y nosuch myvm1');
    expect(seen.stdout).toMatch(/Successfully removed myvm1\n$/);
    expect(seen.stderr).toMatch(/^Error removing host "nosuch": Docker machine "nosuch" does not exist\./);
    expect(seen.exitCode).toBe(1);
  });

  it('sees an engine that is down', async () => {
    await sam.types('docker-machine ssh myvm2 "sudo systemctl stop docker"');
    const row = recorded('11-node-down.txt', 'docker-machine ls').stdout.split('\n')[2];
    const shown = (await sam.types('docker-machine ls')).stdout.split('\n')[2];
    expect(shown).toBe(row?.replace('generic   ', 'virtualbox   '));
    const real = recorded('11-node-down.txt', 'docker-machine env myvm2');
    expect(await sam.types('docker-machine env myvm2')).toMatchObject({ stderr: real.stderr, exitCode: 1 });
    await sam.types('docker-machine ssh myvm2 "sudo systemctl start docker"');
    expect((await sam.types('docker-machine env myvm2')).exitCode).toBe(0);
  });
});

describe('a learner with other drivers', () => {
  let sam: Learner;
  beforeEach(() => {
    sam = new Learner();
  });
  afterEach(() => sam.leaves());

  it('names the virtual switch of Hyper-V', async () => {
    const seen = await sam.types('docker-machine create -d hyperv --hyperv-virtual-switch "myswitch" myvm1');
    expect(seen.stdout).toContain('(myvm1) Using switch "myswitch"\n');
    expect((await sam.types('docker-machine ls --format {{.DriverName}}')).stdout).toBe('hyperv\n');
  });

  it('takes hosts of its own, which it can neither stop nor start', async () => {
    const create = 'docker-machine create -d generic --generic-ip-address 192.168.99.100 myvm1';
    expect(await sam.types(create)).toMatchObject({ exitCode: 0 });
    const real = recorded(GENERIC, 'docker-machine stop myvm1');
    expect(await sam.types('docker-machine stop myvm1')).toEqual({
      stdout: real.stdout,
      stderr: real.stderr,
      exitCode: 1,
    });
    expect(await sam.types('docker-machine kill myvm1')).toMatchObject({
      stderr: 'generic driver does not support kill\n',
    });
  });

  it('may put the flags behind the name', async () => {
    expect((await sam.types('docker-machine create a --driver=hyperv')).exitCode).toBe(0);
    expect((await sam.types('docker-machine rm a -f')).stdout).toContain('Successfully removed a');
  });
});
