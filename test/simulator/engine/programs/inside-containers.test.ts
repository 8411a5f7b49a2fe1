import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Typed } from '../../../../src/program/io.ts';
import { Learner } from '../../learner.ts';

const line = (text: string): Typed => ({ kind: 'line', text });

describe('a learner inside containers', () => {
  let sam: Learner;
  const docker = async (words: string) => sam.types(`docker ${words}`);
  const atKeys = async (words: string, ...lines: string[]) =>
    sam.runs('docker', words.split(' '), lines.map(line));
  beforeAll(async () => {
    sam = new Learner();
    await docker('run -d --name box --hostname box alpine sleep 10000');
    await docker('run -d --name web nginx');
  });
  afterAll(() => sam.leaves());

  it('is told that a terminal is missing, before anything is made', async () => {
    for (const words of ['exec -it box sh', 'run -it --name never alpine sh'])
      expect(await docker(words)).toMatchObject({
        stdout: '',
        stderr: expect.stringMatching(/the input device is not a TTY\n$/),
        exitCode: 1,
      });
    expect((await docker('ps -aq -f name=never')).stdout).toBe('');
  });

  it('has a shell with a folder and variables that last, and its exit code', async () => {
    const seen = await atKeys(
      'exec -it box sh',
      'cd /tmp',
      'X=5; echo $((X+1)) > six',
      'cat six; pwd',
      'ping -c 1 nosuch',
      'exit 3',
    );
    expect(seen.stdout).toContain('/ # cd /tmp\n/tmp # X=5');
    expect(seen.stdout).toContain('\n6\n/tmp\n');
    expect(seen.stdout).toContain("ping: bad address 'nosuch'\n");
    expect(seen.exitCode).toBe(3);
    expect((await docker('exec box cat /tmp/six')).stdout).toBe('6\n');
    expect((await atKeys('exec -it web bash', 'hostname')).stdout).toMatch(
      /^root@[0-9a-f]{12}:\/# hostname\n/,
    );
  });

  it('runs a container for a shell, which ends with it', async () => {
    const seen = await atKeys('run -it --name once --hostname here alpine sh', 'hostname', 'exit 4');
    expect(seen).toMatchObject({ stdout: '/ # hostname\nhere\n/ # exit 4\n', exitCode: 4 });
    expect((await docker('inspect -f {{.State.Status}}{{.State.ExitCode}} once')).stdout).toBe('exited4\n');
    await atKeys('run -it --rm --name gone alpine', 'true');
    expect((await docker('ps -aq -f name=gone')).stdout).toBe('');
    await docker('run -dit --name stays alpine sh');
    expect((await atKeys('attach stays', 'echo attached', 'exit')).stdout).toContain('attached\n');
    expect((await docker('inspect -f {{.State.Status}} stays')).stdout).toBe('exited\n');
  });

  it('gives commands to a shell by a pipe', async () => {
    sam.input = 'echo from stdin; hostname; exit 4\n';
    expect(await docker('run --rm -i --hostname there alpine sh')).toMatchObject({
      stdout: 'from stdin\nthere\n',
      exitCode: 4,
    });
    expect(await docker('exec -i box sh')).toMatchObject({ stdout: 'from stdin\nbox\n', exitCode: 4 });
    sam.input = 'words\n';
    expect((await docker('exec -i box cat')).stdout).toBe('words\n');
    sam.input = '';
  });

  it('looks around with plain commands, as far as the image has them', async () => {
    expect((await docker('exec -e A=b box env')).stdout).toMatch(
      /^PATH=.*\nHOSTNAME=box\nA=b\nHOME=\/root\n$/,
    );
    expect((await docker('exec box ps')).stdout).toMatch(
      /^PID {3}USER {5}COMMAND\n {4}1 root {5}sleep 10000\n/,
    );
    expect((await docker('exec box ip addr')).stdout).toMatch(
      /\n6: eth0@if7: .*\n.*\n {4}inet 172\.17\.0\.\d+\/16 /,
    );
    expect((await docker('exec -w /tmp box pwd')).stdout).toBe('/tmp\n');
    expect(await docker('exec web ps')).toEqual({
      stdout:
        'OCI runtime exec failed: exec failed: unable to start container process: exec: "ps": executable file not found in $PATH: unknown\r\n',
      stderr: '',
      exitCode: 126,
    });
    expect((await docker('exec -t box echo hi')).stdout).toBe('hi\r\n');
  });

  it('mounts a folder of the machine only if it is there', async () => {
    const mount = (path: string) =>
      docker(`run --rm --mount type=bind,source=${path},target=/x alpine ls -d /x`);
    expect(await mount('/nosuch')).toEqual({
      stdout: '',
      stderr:
        'docker: Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /nosuch\n\nRun \'docker run --help\' for more information\n',
      exitCode: 125,
    });
    expect((await docker('run -d --name makes -v /nosuch:/x alpine sleep 100')).exitCode).toBe(0);
    expect((await mount('/nosuch')).exitCode).toBe(0);
  });
});

describe('networks and mounts of a swarm', () => {
  it('take containers only if they are attachable, and paths only if they are there', async () => {
    const sam = new Learner();
    const on = async (words: string) => sam.types(`docker-machine ssh myvm1 "docker ${words}"`);
    await sam.types('docker-machine create myvm1');
    await on('swarm init --advertise-addr 192.168.99.100');
    await on('network create -d overlay plain');
    await on('network create -d overlay --attachable open');
    await on('service create -d --name web --network open nginx');
    await on('service create -d --name bad --mount type=bind,source=/nosuch,target=/x alpine sleep 1000');
    expect((await on('run --rm --network plain alpine true')).stderr).toContain(
      'docker: Error response from daemon: Could not attach to network plain: rpc error: code = PermissionDenied desc = network plain not manually attachable\n',
    );
    await on('run -d --name one --network open alpine sleep 1000');
    expect((await on('exec one wget -qO- http://web/')).stdout).toContain('Welcome to nginx!');
    expect((await on('exec one nslookup one')).stdout).toMatch(/Name:\tone\nAddress: 10\.0\.\d+\.\d+\n/);
    expect((await on('service ps bad --no-trunc --format {{.CurrentState}}{{.Error}}')).stdout).toMatch(
      /Rejected .*"invalid mount config for type "bind": bind source path does not exist: \/nosuch"\n/,
    );
    sam.leaves();
  });
});
