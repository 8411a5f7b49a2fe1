/** No program of Docker's family, and no connection to a simulated address, leaves the session. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installGates, NOT_OURS } from '../../../src/simulator/install/gates.ts';
import { type StandIns, standIns } from '../../support/stand-ins.ts';
import { Learner } from '../learner.ts';

const learner = new Learner();
const bin = join(learner.home, 'bin');
const simulator = join(learner.home, "it's a simulator.mjs");
/** Programs that this computer has and no list knows. */
const FOREIGN = ['docker-credential-mine', 'docker-machine-driver-mine', 'containerd-mine', 'VBoxMine'];
const OWN = ['wget', 'ping', 'ssh', 'nc', 'telnet', 'sudo', 'doas', 'systemctl', 'service'];
let real: StandIns;
let names: readonly string[];

const options = () => ({
  nodePath: process.execPath,
  mainPath: simulator,
  path: [real.folder, process.env.PATH].join(':'),
  refusal: (name: string) => `${name} is refused: it's real`,
});

beforeAll(async () => {
  // Stands in for the simulator, which takes addresses in 192.168.99.0/24 for its own.
  writeFileSync(
    simulator,
    `const words = process.argv.slice(2);
     if (!words.some((word) => word.includes('192.168.99.'))) process.exit(${NOT_OURS});
     console.log('simulated ' + JSON.stringify(words));`,
  );
  const list = ['dockerd', 'containerd', 'runc', 'podman', 'nerdctl', 'VBoxManage', 'docker-proxy', 'ctr'];
  real = standIns(join(learner.home, 'real'), [...list, ...FOREIGN, ...OWN, 'true-program']);
  mkdirSync(bin);
  names = installGates(bin, options());
  await learner.types('docker-machine create --driver virtualbox myvm1');
  await learner.types('docker-machine create --driver generic --generic-ip-address 10.1.2.3 far');
});
afterAll(() => rmSync(learner.home, { recursive: true, force: true }));

/** Runs a command line as a learner whose PATH leads to the guarded programs first, then to the real ones. */
function runs(line: string) {
  const before = real.reached();
  const PATH = [bin, real.folder, process.env.PATH].join(':');
  const { stdout, stderr, status } = spawnSync('/bin/sh', ['-c', line], { env: { PATH }, encoding: 'utf8' });
  return { stdout, stderr, status, reached: real.reached().slice(before.length) };
}

describe.skipIf(process.platform === 'win32')('a program that would manage real ones', () => {
  test.each([
    'dockerd',
    'containerd',
    'ctr',
    'runc',
    'nerdctl',
    'podman',
    'docker-proxy',
    'VBoxManage',
    ...FOREIGN,
  ])('%s is refused, with the reason', (name) => {
    expect(names).toContain(name);
    expect(runs(`${name} --version`)).toEqual({
      stdout: '',
      stderr: `${name} is refused: it's real\n`,
      status: 126,
      reached: '',
    });
  });

  test('is refused where the computer has none of that name, too', () => {
    expect(runs('buildkitd')).toMatchObject({ status: 126, reached: '' });
  });

  test.each(['sudo dockerd', 'sudo -u root -E podman ps', 'sudo -n X=1 /usr/bin/dockerd', 'doas dockerd'])(
    'is refused to root as well: %s',
    (line) => {
      expect(runs(line)).toMatchObject({ status: 126, reached: '' });
    },
  );

  test.each(['systemctl restart docker', 'systemctl start docker.service', 'service docker start'])(
    'is not started as a service: %s',
    (line) => {
      expect(runs(line)).toMatchObject({ status: 126, reached: '' });
    },
  );

  test("leaves the learner's other programs alone", () => {
    expect(runs('sudo -u root true-program a "b c"').reached).toBe('sudo -u root true-program a b c\n');
    expect(runs('sudo apt install docker').reached).toBe('sudo apt install docker\n');
    expect(runs('systemctl status ssh').reached).toBe('systemctl status ssh\n');
    expect(runs('sudo').reached).toBe('sudo \n');
  });
});

describe.skipIf(process.platform === 'win32')('a program that speaks to an address', () => {
  test('asks the simulator where to, every word as it is', () => {
    const { stdout, reached } = runs(`wget -O 'a "b" $c' http://192.168.99.100/`);
    expect(stdout).toBe(
      `simulated ${JSON.stringify(['wget', '-O', 'a "b" $c', 'http://192.168.99.100/'])}\n`,
    );
    expect(reached).toBe('');
  });

  test.each([
    'wget http://10.0.0.1/',
    'wget https://example.org/a-1.2',
    'ping -c 1 localhost',
    'ssh me@host ls',
    'nc -l 80',
  ])("is the learner's own to any other: %s", (line) => {
    expect(runs(line)).toMatchObject({ status: 0, reached: `${line}\n` });
  });

  test('is not found where the learner has none', () => {
    expect(runs('PATH=/nowhere; rsync a b')).toMatchObject({ status: 127 });
    expect(runs(`PATH='${bin}'; wget --version`)).toMatchObject({
      status: 127,
      stderr: 'wget: command not found\n',
    });
  });
});

describe.skipIf(process.platform === 'win32')('the files of these programs', () => {
  test('are written once, and again when one is missing', () => {
    const stamp = () => statSync(join(bin, '.gates')).mtimeMs;
    // The programs above noted their calls in a folder of the PATH, which is looked into again once.
    installGates(bin, options());
    const written = stamp();
    installGates(bin, options());
    expect(stamp()).toBe(written);
    // A program that the learner installs meanwhile.
    standIns(real.folder, ['podman-of-tomorrow']);
    expect(installGates(bin, options())).toContain('podman-of-tomorrow');
    rmSync(join(bin, 'dockerd'));
    installGates(bin, options());
    expect(runs('dockerd')).toMatchObject({ status: 126 });
  });
});

describe('in the simulation', () => {
  test('wget reaches a published port, and says where nobody listens', async () => {
    await learner.types('docker-machine ssh myvm1 "docker run -d -p 80:80 nginx"');
    const page = await learner.types('wget -qO- http://192.168.99.100/');
    expect(page).toMatchObject({ exitCode: 0, stderr: '' });
    expect(page.stdout).toContain('Welcome to nginx!');
    const refused = await learner.types('wget -O - http://192.168.99.100:81/');
    expect(refused).toMatchObject({ exitCode: 4, stdout: '' });
    expect(refused.stderr).toContain('Connection refused');
    expect(await learner.types('wget -q -T 1 http://192.168.99.250/')).toMatchObject({ exitCode: 4 });
  });

  test('ping and ssh reach a machine that runs, and time out at others', async () => {
    expect((await learner.types('ping -c 2 192.168.99.100')).stdout).toContain('2 received');
    expect(await learner.types('ping -c 1 192.168.99.200')).toMatchObject({ exitCode: 1 });
    expect((await learner.types('ssh -p 22 docker@192.168.99.100 hostname')).stdout).toBe('myvm1\n');
    const silent = await learner.types('ssh docker@192.168.99.200 hostname');
    expect(silent).toMatchObject({ exitCode: 255, stdout: '' });
    expect(silent.stderr).toContain('timed out');
  });

  test('others say that they cannot, at addresses of any network', async () => {
    for (const line of ['nc 192.168.99.100 80', 'telnet 10.1.2.3 22', 'scp a docker@192.168.99.100:']) {
      const { exitCode, stderr } = await learner.types(line);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('is a simulated machine');
    }
  });

  test('none of them takes an address outside for its own', async () => {
    for (const line of ['wget http://10.1.2.4/', 'ping 8.8.8.8', 'ssh 172.16.0.1', 'nc 127.0.0.1 80'])
      expect(await learner.types(line)).toEqual({ stdout: '', stderr: '', exitCode: NOT_OURS });
  });
});
