import { beforeEach, describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

describe('a learner who looks into a container and changes it', () => {
  let lab: DockerLab;
  beforeEach(async () => {
    lab = new DockerLab(['myvm1']);
    for (const image of ['alpine', 'nginx']) lab.world.loadImage('myvm1', image);
    await lab.docker('run -d --name web -p 8080:80 nginx');
  });
  const status = async (): Promise<string> =>
    (await lab.docker("ps -a --format '{{.Names}} {{.Status}}'")).stdout;
  const id = async (): Promise<string> => (await lab.docker('ps -aq --no-trunc')).stdout.trim();

  it('pauses it: nothing answers, and it goes on where it stood', async () => {
    expect((await lab.docker('pause web')).stdout).toBe('web\n');
    expect(await status()).toBe('web Up Less than a second (Paused)\n');
    expect(lab.world.route('192.168.99.100', 8080)).toEqual({ kind: 'timeout' });
    expect((await lab.docker('pause web')).stderr).toBe(
      `Error response from daemon: Container ${await id()} is already paused\n`,
    );
    expect((await lab.docker('exec web ls')).stderr).toBe(
      `Error response from daemon: Container ${await id()} is paused, unpause the container before exec\n`,
    );
    expect((await lab.docker("info --format '{{.ContainersRunning}} {{.ContainersPaused}}'")).stdout).toBe(
      '0 1\n',
    );
    expect((await lab.docker('unpause web')).stdout).toBe('web\n');
    expect(lab.world.route('192.168.99.100', 8080)).toMatchObject({ kind: 'answer' });
  });

  it('lets a paused program end later by as much as it stood still', async () => {
    await lab.docker('run -d --name nap alpine sleep 10');
    lab.pass(5_000);
    await lab.docker('pause nap');
    lab.pass(60_000);
    await lab.docker('unpause nap');
    lab.pass(4_000);
    expect(await status()).toContain('nap Up');
    lab.pass(2_000);
    expect(await status()).toContain('nap Exited (0)');
  });

  it('renames it', async () => {
    expect(await lab.docker('rename web site')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    expect(await status()).toContain('site Up');
    await lab.docker('create --name other alpine');
    expect((await lab.docker('rename other site')).stderr).toMatch(
      /^Error response from daemon: Error when allocating new name: Conflict\. The container name "\/site" is already in use by container ".{64}"\. You have to remove \(or rename\) that container to be able to reuse that name\.\nError: failed to rename container named other\n$/,
    );
  });

  it('sees its processes as the machine does', async () => {
    const { stdout } = await lab.docker('top web');
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(
      'UID                 PID                 PPID                C                   STIME               TTY                 TIME                CMD',
    );
    expect(lines[1]).toContain('nginx: master process nginx -g daemon off;');
    expect(lines[2]).toMatch(/^101 .*nginx: worker process$/);
    await lab.docker('stop web');
    expect((await lab.docker('top web')).stderr).toBe(
      `Error response from daemon: container ${await id()} is not running\n`,
    );
  });

  it('sees what it takes, within its limit', async () => {
    await lab.docker('update --memory 50m --memory-swap 100m web');
    const { stdout } = await lab.docker("stats --no-stream --format '{{.Name}} {{.MemUsage}} {{.PIDs}}'");
    expect(stdout).toMatch(/^web \d\.\d+MiB \/ 50MiB 2\n$/);
  });

  it('changes limits as far as the engine lets it', async () => {
    expect((await lab.docker('update web')).stderr).toBe(
      'you must provide one or more flags when using this command\n',
    );
    expect((await lab.docker('update -m 1m web')).stderr).toBe(
      'Error response from daemon: Minimum memory limit allowed is 6MB\n',
    );
    expect((await lab.docker('update -m 50m web')).stderr).toContain(
      'update the memoryswap at the same time',
    );
    expect((await lab.docker('update --restart always --cpus 0.5 web')).stdout).toBe('web\n');
    expect(
      (await lab.docker("inspect -f '{{.HostConfig.NanoCpus}} {{.HostConfig.RestartPolicy.Name}}' web"))
        .stdout,
    ).toBe('500000000 always\n');
  });

  it('copies files in and out, and sees what has changed', async () => {
    lab.files.set('index.html', '<h1>mine</h1>\n');
    expect((await lab.docker('cp index.html web:/usr/share/nginx/html/')).exitCode).toBe(0);
    expect(lab.world.route('192.168.99.100', 8080)).toMatchObject({ body: '<h1>mine</h1>\n' });
    await lab.docker('exec web touch /tmp/new');
    await lab.docker('exec web rm /etc/passwd');
    expect((await lab.docker('diff web')).stdout).toBe(
      'C /etc\nD /etc/passwd\nC /tmp\nA /tmp/new\nC /usr\nC /usr/share\nC /usr/share/nginx\nC /usr/share/nginx/html\nC /usr/share/nginx/html/index.html\n',
    );
    await lab.docker('cp web:/usr/share/nginx/html/index.html copied.html');
    expect(lab.files.get('copied.html')).toBe('<h1>mine</h1>\n');
    const told = await lab.docker('cp index.html web:/tmp', { terminal: true });
    expect(told.stderr).toBe('Successfully copied 2.05kB to web:/tmp\n');
  });

  it.each([
    ['cp a b', 'must specify at least one container source'],
    ['cp web:/a other:/b', 'copying between containers is not supported'],
    ['cp nofile web:/tmp', 'lstat nofile: no such file or directory'],
    ['cp web:/nosuch .', 'Error response from daemon: Could not find the file /nosuch in container web'],
  ])('cannot: docker %s', async (line, message) => {
    const { stderr, exitCode } = await lab.docker(line);
    expect(stderr).toBe(`${message}\n`);
    expect(exitCode).toBe(1);
  });

  it('waits for its end, and is told the exit code', async () => {
    await lab.docker("run -d --name job alpine sh -c 'sleep 3; exit 7'");
    expect((await lab.docker('wait job')).stdout).toBe('7\n');
    expect((await lab.docker('wait web', { interruptAfterMs: 5_000 })).exitCode).toBe(130);
  });

  it('creates one first and starts it with its output later', async () => {
    expect((await lab.docker("create --name hi alpine echo 'hello'")).stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(await status()).toContain('hi Created');
    expect((await lab.docker('start -a hi')).stdout).toBe('hello\n');
    expect((await lab.docker('attach hi')).stderr).toBe(
      'You cannot attach to a stopped container, start it first\n',
    );
  });

  it('attaches to one, and ends it with Ctrl-C', async () => {
    expect((await lab.docker('attach web', { interruptAfterMs: 2_000 })).exitCode).toBe(130);
    expect(await status()).toContain('web Exited');
  });

  it('makes an image of it, with what was written', async () => {
    await lab.docker("exec web sh -c 'echo mine > /usr/share/nginx/html/index.html'");
    expect((await lab.docker('commit -m changed web mine:1')).stdout).toMatch(/^sha256:[0-9a-f]{64}\n$/);
    await lab.docker('run -d -p 9090:80 mine:1');
    expect(lab.world.route('192.168.99.100', 9090)).toMatchObject({ body: 'mine\n' });
    const { stdout } = await lab.docker("history --format '{{.Comment}} {{.Size}}' mine:1");
    expect(stdout.split('\n')[0]).toBe('changed 5B');
  });
});
