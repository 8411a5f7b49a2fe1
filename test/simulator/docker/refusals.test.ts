import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const PUBLISH = '\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun';

describe('a value that a flag of services does not take', () => {
  it.each([
    ['-p nosuch', 'invalid argument "nosuch" for "-p, --publish" flag: invalid containerPort: nosuch'],
    [
      '-p 1.2.3.4:80:80',
      'invalid argument "1.2.3.4:80:80" for "-p, --publish" flag: hostip is not supported',
    ],
    ['-p target=x', 'invalid target port (x): value must be an integer: invalid syntax'],
    ['-p published=80', "missing mandatory field 'target'"],
    ['-p target=80,mode=some', "invalid publish mode value (some): must be either 'ingress' or 'host'"],
    ['--mount nosuch', "invalid field 'nosuch' must be a key=value pair"],
    ['--mount type=bind,source=/a', 'target is required'],
    ['--placement-pref zone', 'placement preference must be of the format "<strategy>=<arg>"'],
    ['--network mine=1', 'invalid field key mine'],
    ['--network alias=a', 'network name/id is not specified'],
    ['-e =x', 'invalid environment variable: =x'],
    ['-l =x', "invalid label '=x': empty name"],
    ['--limit-memory 5x', "invalid suffix: 'x'"],
  ])('%s', async (words, message) => {
    const { stderr, exitCode } = await new DockerLab().docker(`service create ${words} a`);
    expect(stderr).toContain(`${message}${PUBLISH}`);
    expect(exitCode).toBe(125);
  });
});

describe('what an engine refuses', () => {
  it('tells a worker that a manager makes overlay networks', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    const { stderr } = await lab.docker('network create -d overlay net', { on: 'myvm2' });
    expect(stderr).toBe(
      'Error response from daemon: Cannot create a multi-host network from a worker node. Please create the network from a manager node.\n',
    );
  });

  it('asks before it removes the ingress network, and takes silence for a no', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    const silent = await lab.docker('network rm ingress');
    expect(silent.stdout).toMatch(/^WARNING! .*\nAre you sure you want to continue\? \[y\/N\] $/);
    expect(silent.exitCode).toBe(0);
    expect((await lab.docker('network ls -q --filter name=ingress')).stdout).not.toBe('');
    expect((await lab.docker('network rm ingress', { stdin: 'y\n' })).stdout).toMatch(
      /\ningress\n$|\] ingress\n$/,
    );
    const { stderr } = await lab.docker('service create -d -p 80:80 john/get-started:part2');
    expect(stderr).toContain('service needs ingress network, but no ingress network is present');
  });

  it('has no secrets outside of a swarm', async () => {
    const lab = new DockerLab();
    for (const words of ['secret ls', 'config ls'])
      expect((await lab.docker(words)).stderr).toMatch(
        /^Error response from daemon: This node is not a swarm manager/,
      );
  });
});

describe('JSON', () => {
  it('has maps in the order of their keys, and structs in their own', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    await lab.docker('node update --label-add zone=n --label-add Disk=ssd --label-add area=1 myvm2');
    const { stdout } = await lab.docker("node inspect --format '{{json .Spec}}' myvm2");
    expect(stdout).toBe(
      '{"Labels":{"Disk":"ssd","area":"1","zone":"n"},"Role":"worker","Availability":"active"}\n',
    );
  });
});
