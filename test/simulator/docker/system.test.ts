import { beforeEach, describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

describe('a learner who asks an engine about itself', () => {
  let lab: DockerLab;
  beforeEach(() => {
    lab = new DockerLab(['myvm1', 'myvm2']);
    for (const image of ['alpine', 'nginx', 'redis']) lab.world.loadImage('myvm1', image);
  });
  const events = async (filter: string, on = 'myvm1'): Promise<string[]> => {
    const { stdout } = await lab.docker(
      `events --since 1h --until 0s --format '{{.Type}} {{.Action}} {{.Actor.Attributes.name}}' ${filter}`,
      { on },
    );
    return stdout.split('\n').slice(0, -1);
  };

  it('reads what has happened to a container', async () => {
    await lab.docker('run -d --name web nginx');
    await lab.docker('stop web');
    await lab.docker('rm web');
    expect(await events('--filter container=web')).toEqual([
      'container create web',
      'container start web',
      'container kill web',
      'container die web',
      'container stop web',
      'container destroy web',
    ]);
    expect(await events('--filter event=die')).toEqual(['container die web']);
    expect(await events('--filter type=network')).toEqual([
      'network connect bridge',
      'network disconnect bridge',
    ]);
  });

  it('sees an event with time, id and attributes', async () => {
    await lab.docker('run -d --name web nginx');
    const { stdout } = await lab.docker('events --since 1h --until 0s --filter event=start');
    expect(stdout).toMatch(
      /^2026-11-22T11:34:01\.\d{9}Z container start [0-9a-f]{64} \(image=nginx, name=web\)\n$/,
    );
    const json = JSON.parse(
      (await lab.docker("events --since 1h --until 0s --filter event=start --format '{{json .}}'")).stdout,
    );
    expect(json).toMatchObject({ status: 'start', from: 'nginx', Type: 'container', scope: 'local' });
  });

  it('follows what happens until Ctrl-C', async () => {
    await lab.docker('run -d --name job alpine sleep 3');
    const { stdout, exitCode } = await lab.docker('events', { interruptAfterMs: 6_000 });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ').slice(1, 3).join(' ')),
    ).toEqual(['network disconnect', 'container die']);
    expect(exitCode).toBe(130);
  });

  it('hears of services, nodes and secrets from managers only', async () => {
    lab.world.loadImage('myvm2', 'nginx');
    await lab.swarm();
    await lab.docker('secret create pass -', { stdin: 'x' });
    await lab.docker('service create -d --name web --replicas 2 nginx');
    lab.pass(10_000);
    await lab.docker('service scale -d web=3');
    await lab.docker('node update --availability drain myvm2');
    const told = await events('--filter scope=swarm');
    expect(told).toContain('secret create pass');
    expect(told).toContain('service create web');
    expect(told).toContain('service update web');
    expect(told).toContain('node update myvm2');
    expect(await events('--filter scope=swarm', 'myvm2')).toEqual([]);
    expect(await events('--filter type=container', 'myvm2')).not.toEqual([]);
  });

  it('is told that a time or format is none', async () => {
    expect((await lab.docker('events --since nonsense')).stderr).toBe(
      'failed to parse value as time or duration: "nonsense"\n',
    );
    expect((await lab.docker("events --format '{{.Nosuch}}'")).exitCode).toBe(64);
  });

  it('adds up what takes how much', async () => {
    await lab.docker('rmi john/get-started:part2 john/get-started:part3');
    await lab.docker('run -d --name web nginx');
    await lab.docker("run -v data:/data alpine sh -c 'echo hello > /data/x; echo longer > /tmp/x'");
    const { stdout } = await lab.docker('system df');
    expect(stdout).toBe(
      [
        'TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE',
        'Images          3         2         317MB     117MB (36%)',
        'Containers      2         1         7B        7B (100%)',
        'Local Volumes   1         1         6B        0B (0%)',
        'Build Cache     0         0         0B        0B',
        '',
      ].join('\n'),
    );
    const verbose = (await lab.docker('system df -v')).stdout;
    expect(verbose).toContain(
      '\nLocal Volumes space usage:\n\nVOLUME NAME   LINKS     SIZE\ndata          1         6B\n',
    );
    expect(verbose).toContain('\nBuild cache usage: 0B\n\nCACHE ID   CACHE TYPE   SIZE      CREATED');
  });

  it('counts the layers that images share once', async () => {
    lab.files.set('./Dockerfile', 'FROM nginx\nRUN make\n');
    await lab.docker('build -t mine .');
    const sizes = async () => (await lab.docker("system df --format '{{.Type}} {{.Size}}'")).stdout;
    expect(await sizes()).toContain('Images 585MB');
  });

  it('clears away what nobody uses, after a question', async () => {
    await lab.docker('run --name old alpine true');
    await lab.docker('network create unused');
    const asked = await lab.docker('system prune', { stdin: '' });
    expect(asked.stdout).toBe(
      'WARNING! This will remove:\n  - all stopped containers\n  - all networks not used by at least one container\n  - all dangling images\n  - unused build cache\n\nAre you sure you want to continue? [y/N] ',
    );
    expect(asked.exitCode).toBe(0);
    lab.pass(1_000);
    expect((await lab.docker('system prune', { stdin: 'y\n' })).stdout).toMatch(
      /\[y\/N\] Deleted Containers:\n[0-9a-f]{64}\n\nDeleted Networks:\nunused\n\nTotal reclaimed space: 0B\n$/,
    );
  });

  it('prunes only networks that were made and that nothing uses', async () => {
    await lab.swarm();
    for (const name of ['used', 'unused']) await lab.docker(`network create -d overlay ${name}`);
    await lab.docker('service create -d --name web --network used nginx');
    await lab.docker('network create mine');
    lab.pass(10_000);
    const { stdout } = await lab.docker('network prune -f');
    expect(stdout.split('\n').slice(1, -2).toSorted()).toEqual(['mine', 'unused']);
  });
});

describe('a learner who asks about images', () => {
  it('sees how one was made', async () => {
    const lab = new DockerLab(['myvm1']);
    lab.world.loadImage('myvm1', 'nginx');
    const { stdout } = await lab.docker("history --format '{{.CreatedBy}}\t{{.Size}}' nginx");
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('CMD ["nginx" "-g" "daemon off;"]\t0B');
    expect(lines.at(-1)).toMatch(/^ADD .*\t75MB$/);
    expect((await lab.docker('history nosuch')).stderr).toBe(
      'Error response from daemon: No such image: nosuch:latest\n',
    );
  });

  it('searches the simulated Docker Hub, and cannot without a network', async () => {
    const lab = new DockerLab(['myvm1']);
    expect((await lab.docker('search nginx')).stderr).toContain('no such host');
    lab.world.setOnline(true);
    const { stdout } = await lab.docker('search --filter is-official=true database');
    expect(stdout.split('\n')[0]).toMatch(/^NAME +DESCRIPTION +STARS +OFFICIAL$/);
    expect(stdout).toMatch(/^postgres +PostgreSQL, an object-relational database +\d+ +\[OK\]$/m);
  });

  it('finds no plugins, and no checkpoints without experimental features', async () => {
    const lab = new DockerLab(['myvm1']);
    expect((await lab.docker('plugin ls')).stdout).toBe('ID        NAME      DESCRIPTION   ENABLED\n');
    expect((await lab.docker('checkpoint ls web')).stderr).toBe(
      'docker checkpoint ls is only supported on a Docker daemon with experimental features enabled\n',
    );
  });

  it('gets a help page of every command that the client lists', async () => {
    const lab = new DockerLab(['myvm1']);
    const root = (await lab.docker('--help')).stdout;
    const names = [...root.matchAll(/^ {2}([a-z]+) +[A-Z]/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) {
      const { stdout, exitCode } = await lab.docker(`${name} --help`);
      expect(stdout, name).toMatch(new RegExp(`^Usage: {2}docker ${name}`));
      expect(exitCode, name).toBe(0);
    }
  });
});
