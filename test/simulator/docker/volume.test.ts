import { beforeEach, describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

describe('a learner who keeps data in volumes', () => {
  let lab: DockerLab;
  beforeEach(() => {
    lab = new DockerLab(['myvm1']);
    for (const image of ['alpine', 'nginx', 'redis']) lab.world.loadImage('myvm1', image);
  });

  it('creates, lists, inspects and removes one', async () => {
    expect((await lab.docker('volume create --label a=b data')).stdout).toBe('data\n');
    expect((await lab.docker('volume create data')).stdout).toBe('data\n');
    expect((await lab.docker('volume ls')).stdout).toBe('DRIVER    VOLUME NAME\nlocal     data\n');
    expect(JSON.parse((await lab.docker('volume inspect data')).stdout)).toEqual([
      {
        CreatedAt: '2026-11-22T11:34:01Z',
        Driver: 'local',
        Labels: { a: 'b' },
        Mountpoint: '/var/lib/docker/volumes/data/_data',
        Name: 'data',
        Options: null,
        Scope: 'local',
      },
    ]);
    expect((await lab.docker('volume rm data')).stdout).toBe('data\n');
    expect((await lab.docker('volume rm data')).stderr).toBe(
      'Error response from daemon: get data: no such volume\n',
    );
  });

  it('finds in the next container what the last one wrote', async () => {
    await lab.docker("run --rm -v data:/data alpine sh -c 'echo hello > /data/x; echo again >> /data/x'");
    expect((await lab.docker('run --rm -v data:/else alpine cat /else/x')).stdout).toBe('hello\nagain\n');
    const { stderr } = await lab.docker("run --rm -v data:/data:ro alpine sh -c 'echo no > /data/x'");
    expect(stderr).toContain('Read-only file system');
  });

  it('sees a web server show what stands in the volume', async () => {
    await lab.docker('run -d --name web -p 8080:80 -v site:/usr/share/nginx/html nginx');
    expect(lab.world.route('192.168.99.100', 8080)).toMatchObject({
      body: expect.stringContaining('Welcome'),
    });
    await lab.docker("run --rm -v site:/site alpine sh -c 'echo mine > /site/index.html'");
    expect(lab.world.route('192.168.99.100', 8080)).toMatchObject({ body: 'mine\n' });
  });

  it('cannot remove what a container has, and prunes the rest, as engines of this age do', async () => {
    await lab.docker('run -d --name cache redis');
    await lab.docker('run -d --name db -v data:/data redis');
    const { stdout: id } = await lab.docker('ps -q --no-trunc --filter name=db');
    expect((await lab.docker('volume rm data')).stderr).toBe(
      `Error response from daemon: remove data: volume is in use - [${id.trim()}]\n`,
    );
    await lab.docker('rm -f cache db');
    expect((await lab.docker('volume ls -q')).stdout).toMatch(/^[0-9a-f]{64}\ndata\n$/);
    expect((await lab.docker('volume prune', { stdin: 'n\n' })).stdout).toBe(
      'WARNING! This will remove all local volumes not used by at least one container.\nAre you sure you want to continue? [y/N] ',
    );
    expect(await lab.docker('volume prune -a -f')).toMatchObject({
      exitCode: 1,
      stderr: '"--all" requires API version 1.42, but the Docker daemon API version is 1.41\n',
    });
    expect((await lab.docker('volume prune -f')).stdout).toMatch(
      /^Deleted Volumes:\n[0-9a-f]{64}\ndata\n\nTotal reclaimed space: 0B\n$/,
    );
  });

  it('takes anonymous volumes along with `rm -v` and `--rm`', async () => {
    await lab.docker('run -d --name cache redis');
    await lab.docker('rm -f -v cache');
    await lab.docker('run --rm -v /tmp/x alpine true');
    expect((await lab.docker('volume ls -q')).stdout).toBe('');
  });

  it('mounts one into the tasks of a service', async () => {
    await lab.docker('swarm init --advertise-addr 192.168.99.100');
    await lab.docker('service create -d --name db --mount type=volume,source=data,target=/data redis');
    lab.pass(10_000);
    expect((await lab.docker('volume ls -q')).stdout).toBe('data\n');
    const id = (await lab.docker('ps -q')).stdout.trim();
    expect(JSON.parse((await lab.docker(`inspect -f '{{json .Mounts}}' ${id}`)).stdout)).toMatchObject([
      { Type: 'volume', Name: 'data', Destination: '/data', RW: true },
    ]);
    expect((await lab.docker('service inspect --pretty db')).stdout).toContain(
      'Mounts:\n Target:\t/data\n  Source:\tdata\n  ReadOnly:\tfalse\n  Type:\t\tvolume\n',
    );
  });

  it('is told what is no name', async () => {
    expect((await lab.docker('volume create a/b')).stderr).toBe(
      'Error response from daemon: create a/b: "a/b" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path\n',
    );
    expect((await lab.docker('volume create -d nosuch data')).stderr).toBe(
      'Error response from daemon: create data: error looking up volume plugin nosuch: plugin "nosuch" not found\n',
    );
  });
});
