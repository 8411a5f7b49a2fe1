import { describe, expect, it } from 'vitest';
import { COMPOSE_FILE } from '../../support/compose-file.ts';
import { DockerLab } from '../../support/docker-lab.ts';
import { readRecording } from '../../support/recordings.ts';
import { normalise } from '../replay/normalise.ts';

describe('a learner who works with a swarm', () => {
  it('sees the progress of a scale redrawn in place on a terminal', async () => {
    const lab = new DockerLab();
    await lab.stack();
    const { stdout } = await lab.docker('service scale getstartedlab_web=6', { terminal: true });
    const recorded = readRecording('19-tty')[0]?.stdout ?? '';
    const plain = recorded.replaceAll('^[', '\u001b').replaceAll('^M\n', '\n').replaceAll('^M', '\r');
    const opening = plain.slice(0, plain.indexOf('1/6: running'));
    expect(opening).toContain('overall progress: 0 out of 6 tasks');
    expect(stdout.slice(0, opening.length)).toBe(opening);
    expect(
      stdout.endsWith('\u001b[1A\u001b[2K\rverify: Service getstartedlab_web converged \r\u001b[1B'),
    ).toBe(true);
    expect(plain.trimEnd().endsWith('verify: Service getstartedlab_web converged \r\u001b[1B')).toBe(true);
  });

  it('is told that a deploy overrides the scale, and sees tasks on their way out', async () => {
    const lab = new DockerLab();
    await lab.stack();
    await lab.docker('service scale -d getstartedlab_web=7');
    lab.pass(5000);
    await lab.docker('stack deploy -c docker-compose.yml getstartedlab');
    expect((await lab.docker("service ls --format '{{.Replicas}}'")).stdout).toBe('7/5\n');
    lab.pass(20_000);
    expect((await lab.docker("service ls --format '{{.Replicas}}'")).stdout).toBe('5/5\n');
  });

  it('can deploy over a pipe', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    const { stdout, exitCode } = await lab.docker('stack deploy -c - lab', { stdin: COMPOSE_FILE });
    expect(stdout).toBe('Creating network lab_webnet\nCreating service lab_web\n');
    expect(exitCode).toBe(0);
  });

  it('cannot deploy from a worker', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    const { stderr, exitCode } = await lab.docker('stack deploy -c docker-compose.yml lab', { on: 'myvm2' });
    expect(stderr.split('\n').at(-2)).toBe(
      'this node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again',
    );
    expect(exitCode).toBe(1);
  });

  it('runs the image, reads its port, stops and removes it', async () => {
    const lab = new DockerLab();
    const run = await lab.docker('run -d --name web -p 4000:80 john/get-started:part2');
    expect(run.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await lab.docker("ps --format '{{.Names}} {{.Ports}}'")).stdout).toContain(
      'web 0.0.0.0:4000->80/tcp',
    );
    expect((await lab.docker('stop web')).stdout).toBe('web\n');
    expect((await lab.docker("ps -a --format '{{.Status}}'")).stdout).toMatch(/^Exited \(\d+\)/);
    expect((await lab.docker('rm web')).stdout).toBe('web\n');
    expect((await lab.docker('ps -aq')).stdout).toBe('');
  });

  it('ends a foreground run with Ctrl-C, and the container with it', async () => {
    const lab = new DockerLab();
    const { exitCode } = await lab.docker('run --rm -p 80:80 john/get-started:part2', {
      interruptAfterMs: 3000,
    });
    expect(exitCode).toBe(130);
    expect((await lab.docker('ps -aq')).stdout).toBe('');
  });

  it('logs in with a password on standard input, which nothing keeps', async () => {
    const lab = new DockerLab();
    lab.world.setOnline(true);
    const { stdout } = await lab.docker('login -u john --password-stdin registry.example.com', {
      stdin: 's3cret\n',
    });
    expect(stdout).toBe('Login Succeeded\n');
    expect(lab.world.loginOf('myvm1', 'registry.example.com')).toBe('john');
    expect(lab.everything()).not.toContain('s3cret');
    const out = await lab.docker('logout registry.example.com');
    expect(out.stdout).toBe('Removing login credentials for registry.example.com\n');
    expect(lab.world.loginOf('myvm1', 'registry.example.com')).toBeUndefined();
  });

  it('needs a password to log in', async () => {
    const lab = new DockerLab();
    const { stderr, exitCode } = await lab.docker('login -u john --password-stdin', { stdin: '' });
    expect(stderr).toBe('Error: Password Required\n');
    expect(exitCode).toBe(1);
  });

  it('asks an engine that is not there', async () => {
    const lab = new DockerLab();
    lab.world.stopMachine('myvm2');
    const env = { DOCKER_HOST: 'tcp://192.168.99.101:2376' };
    const { stderr, exitCode } = await lab.docker('node ls', { on: 'myvm2', env });
    expect(stderr).toBe(
      'Cannot connect to the Docker daemon at tcp://192.168.99.101:2376. Is the docker daemon running?\n',
    );
    expect(exitCode).toBe(1);
  });

  it('rolls a new image out and back', async () => {
    const lab = new DockerLab();
    await lab.stack();
    await lab.docker('service update -d --image john/get-started:part3 getstartedlab_web');
    lab.pass(120_000);
    const images = "service ps -f desired-state=running --format '{{.Image}}' getstartedlab_web";
    expect(new Set((await lab.docker(images)).stdout.trim().split('\n'))).toEqual(
      new Set(['john/get-started:part3']),
    );
    await lab.docker('service rollback -d getstartedlab_web');
    const pretty = await lab.docker('service inspect --pretty getstartedlab_web');
    expect(pretty.stdout).toContain(' State:\t\trollback_started\n');
    expect(normalise(pretty.stdout)).toContain(' Message:\tmanually requested rollback\n');
  });
});
