/** Health checks: what becomes of containers, tasks and updates, and what learners see of it. */
import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const IMAGE = 'john/get-started:part2';
/** A program that is not ended by SIGTERM, and one that is. */
const STUBBORN = `${IMAGE} sh -c 'while true; do sleep 1; done'`;

/** What a command printed on stdout. */
type Look = (line: string) => Promise<string>;

async function inSwarm(): Promise<{ lab: DockerLab; look: Look }> {
  const lab = new DockerLab();
  await lab.swarm();
  return { lab, look: async (line) => (await lab.docker(line)).stdout.trim() };
}

/** How the routing mesh answers on port 80. */
const asked = (lab: DockerLab): string => lab.world.route('192.168.99.100', 80, '/').kind;

/** Runs a command in every container of the swarm. */
async function everywhere(lab: DockerLab, command: string): Promise<void> {
  for (const on of ['myvm1', 'myvm2'])
    for (const id of (await lab.docker('ps -q', { on })).stdout.split('\n').filter((line) => line !== ''))
      await lab.docker(`exec ${id} ${command}`, { on });
}

describe('a container with a health check', () => {
  it('is starting until the check has passed, and then healthy', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(`run -d --name good --health-cmd 'echo fine' --health-interval 2s ${IMAGE}`);
    expect(await look('ps --format {{.Status}}')).toMatch(/^Up .* \(health: starting\)$/);
    lab.pass(2_500);
    expect(await look('ps --format {{.Status}}')).toMatch(/^Up .* \(healthy\)$/);
    const health = JSON.parse(await look("inspect --format '{{json .State.Health}}' good")) as object;
    expect(health).toEqual({
      Status: 'healthy',
      FailingStreak: 0,
      Log: [{ Start: expect.any(String), End: expect.any(String), ExitCode: 0, Output: 'fine\n' }],
    });
  });

  it('is unhealthy after so many failures in a row, and healthy after one success', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(
      `run -d --name door --health-cmd 'test -f /open' --health-interval 1s --health-retries 3 ${IMAGE}`,
    );
    lab.pass(2_900);
    expect(await look('ps -q --filter health=starting')).not.toBe('');
    lab.pass(1_000);
    expect(await look('ps -q --filter health=unhealthy')).not.toBe('');
    await lab.docker("exec door sh -c 'echo > /open'");
    lab.pass(1_500);
    expect(await look('ps -q --filter health=healthy')).not.toBe('');
    await lab.docker('exec door rm /open');
    lab.pass(1_000);
    expect(await look('ps -q --filter health=healthy')).not.toBe('');
    lab.pass(3_000);
    expect(await look('ps -q --filter health=unhealthy')).not.toBe('');
    const told = await look(
      "events --since 1m --until 0s --filter event=health_status --format '{{.Action}}'",
    );
    expect(told.split('\n')).toEqual([
      'health_status: unhealthy',
      'health_status: healthy',
      'health_status: unhealthy',
    ]);
  });

  it('may fail in its start period, and after it no more', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(
      `run -d --name late --health-cmd false --health-interval 1s --health-retries 1 --health-start-period 10s ${IMAGE}`,
    );
    lab.pass(9_500);
    expect(await look("inspect --format '{{.State.Health.Status}}' late")).toBe('starting');
    lab.pass(3_000);
    expect(await look("inspect --format '{{.State.Health.Status}}' late")).toBe('unhealthy');
  });

  it('fails a check that takes too long', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(
      `run -d --name slow --health-cmd 'sleep 5' --health-interval 1s --health-timeout 2s --health-retries 1 ${IMAGE}`,
    );
    lab.pass(3_500);
    expect(await look("inspect --format '{{json .State.Health}}' slow")).toContain(
      '"ExitCode":-1,"Output":"Health check exceeded timeout (2s)"',
    );
  });

  it('keeps the last five results', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(`run -d --name good --health-cmd true --health-interval 1s ${IMAGE}`);
    lab.pass(20_000);
    expect(await look("inspect --format '{{len .State.Health.Log}}' good")).toBe('5');
  });

  it('has the check of its image, changed where it is asked for, or none', async () => {
    const { lab, look } = await inSwarm();
    lab.files.set(
      './Dockerfile',
      `FROM ${IMAGE}\nHEALTHCHECK --interval=5s --retries=2 CMD test -f /ready\n`,
    );
    await lab.docker('build -t checked .');
    await lab.docker('run -d --name own checked');
    await lab.docker('run -d --name quicker --health-interval 1s checked');
    await lab.docker('run -d --name without --no-healthcheck checked');
    const check = (name: string) => look(`inspect --format '{{json .Config.Healthcheck}}' ${name}`);
    const test = '"Test":["CMD-SHELL","test -f /ready"]';
    expect(await check('own')).toBe(`{${test},"Interval":5000000000,"Retries":2}`);
    expect(await check('quicker')).toBe(`{${test},"Interval":1000000000,"Retries":2}`);
    expect(await check('without')).toBe('{"Test":["NONE"],"Interval":5000000000,"Retries":2}');
    expect(await look('ps --filter health=none --format {{.Names}}')).toBe('without');
  });

  it('keeps to itself what it printed where there are secrets', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker('secret create word -', { stdin: 'open-sesame' });
    await lab.docker(
      `service create -d --name web --secret word --health-cmd 'cat /run/secrets/word' --health-interval 1s ${IMAGE}`,
    );
    lab.pass(10_000);
    expect(await look('service ls --format {{.Replicas}}')).toBe('1/1');
    expect(lab.everything()).not.toContain('open-sesame');
  });
});

describe('a task with a health check', () => {
  it('is Starting until it is healthy; only then it gets requests', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(
      `service create -d --name web -p 80:80 --health-cmd 'test -f /ready' --health-interval 1s --health-retries 60 ${IMAGE}`,
    );
    lab.pass(10_000);
    expect(await look("service ps --format '{{.CurrentState}}' web")).toMatch(/^Starting/);
    expect(await look('service ls --format {{.Replicas}}')).toBe('0/1');
    expect(asked(lab)).toBe('refused');
    await everywhere(lab, "sh -c 'echo > /ready'");
    lab.pass(2_000);
    expect(await look("service ps --format '{{.CurrentState}}' web")).toMatch(/^Running/);
    expect(asked(lab)).toBe('answer');
  });

  it('is stopped and replaced when it is unhealthy, before it ran or after', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(
      `service create -d --name never --health-cmd false --health-interval 1s --health-retries 2 ${STUBBORN}`,
    );
    lab.pass(25_000);
    const errors = await look("service ps --no-trunc --format '{{.DesiredState}} {{.Error}}' never");
    expect(errors.split('\n').slice(1)).toContain(
      'Shutdown "task: non-zero exit (137): dockerexec: unhealthy container"',
    );
    await lab.docker('service rm never');
    await lab.docker(
      `service create -d --name turns --health-cmd 'test ! -f /sick' --health-interval 1s --health-retries 2 ${STUBBORN}`,
    );
    lab.pass(10_000);
    expect(await look('service ls --format {{.Replicas}}')).toBe('1/1');
    await everywhere(lab, "sh -c 'echo > /sick'");
    lab.pass(25_000);
    expect(await look('service ls --format {{.Replicas}}')).toBe('1/1');
    expect(await look("service ps --no-trunc --format '{{.Error}}' turns")).toContain('unhealthy container');
  });

  it('lets an update wait until it is healthy, and pause where it never is', async () => {
    const { lab, look } = await inSwarm();
    await lab.docker(`service create -d --name web --replicas 2 ${STUBBORN}`);
    lab.pass(10_000);
    const flags = '--health-interval 1s --health-retries 2';
    await lab.docker(`service update -d --health-cmd false ${flags} web`);
    lab.pass(60_000);
    expect(await look("service inspect --format '{{.UpdateStatus.State}}' web")).toBe('paused');
    // The other task is as it was.
    expect(await look('service ls --format {{.Replicas}}')).toBe('1/2');
    await lab.docker('service update -d --health-cmd true web');
    lab.pass(90_000);
    expect(await look("service inspect --format '{{.UpdateStatus.State}}' web")).toBe('completed');
    expect(await look('service ls --format {{.Replicas}}')).toBe('2/2');
  });

  it('comes from a Compose file as well', async () => {
    const { lab, look } = await inSwarm();
    lab.files.set(
      'docker-compose.yml',
      `version: "3"\nservices:\n  web:\n    image: ${IMAGE}\n    healthcheck:\n      test: exit 0\n      interval: 2s\n      retries: 4\n`,
    );
    await lab.docker('stack deploy -c docker-compose.yml app');
    const check = "service inspect --format '{{json .Spec.TaskTemplate.ContainerSpec.Healthcheck}}' app_web";
    expect(await look(check)).toBe('{"Test":["CMD-SHELL","exit 0"],"Interval":2000000000,"Retries":4}');
    lab.files.set(
      'docker-compose.yml',
      `version: "3"\nservices:\n  web:\n    image: ${IMAGE}\n    healthcheck:\n      test: exit 0\n      disable: true\n`,
    );
    const both = await lab.docker('stack deploy -c docker-compose.yml app');
    expect(both).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("test and disable can't be set at the same time"),
    });
  });
});
