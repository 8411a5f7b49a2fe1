import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const IMAGE = 'john/get-started:part2';

async function inSwarm(): Promise<DockerLab> {
  const lab = new DockerLab();
  await lab.swarm();
  return lab;
}
const listed = async (lab: DockerLab): Promise<string> =>
  (await lab.docker("service ls --format '{{.Mode}} {{.Replicas}}'")).stdout.trim();

describe('a replicated job', () => {
  it('runs so many tasks, some at a time, until all are complete', async () => {
    const lab = await inSwarm();
    await lab.docker(
      `service create -d --name job --mode replicated-job --replicas 5 --max-concurrent 2 ${IMAGE} sleep 3`,
    );
    expect(await listed(lab)).toBe('replicated job 0/2 (0/5 completed)');
    const running: number[] = [];
    for (let second = 0; second < 40; second += 1) {
      lab.pass(1000);
      running.push(Number((await listed(lab)).split(' ')[2]?.split('/')[0]));
    }
    expect(Math.max(...running)).toBe(2);
    expect(await listed(lab)).toBe('replicated job 0/2 (5/5 completed)');
    const tasks = (await lab.docker("service ps job --format '{{.DesiredState}} {{.CurrentState}}'")).stdout;
    expect(tasks.trim().split('\n')).toHaveLength(5);
    expect(tasks).toMatch(/^(Complete Complete .*\n){5}$/);
  });

  it('shows its progress until it is complete', async () => {
    const lab = await inSwarm();
    const { stdout, exitCode } = await lab.docker(
      `service create --name job --mode replicated-job --replicas 2 ${IMAGE} true`,
      { terminal: true },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('job progress: 0 out of 2 complete \r');
    expect(stdout).toContain('active tasks: 2 out of 2 tasks \r');
    expect(stdout).toContain('2/2: complete  \r');
    expect(stdout).toContain('job progress: 2 out of 2 complete \r');
    expect(stdout.endsWith('job complete\n')).toBe(true);
  });

  it('tries again what failed, and runs anew when it is forced', async () => {
    const lab = await inSwarm();
    await lab.docker(`service create -d --name job --mode replicated-job ${IMAGE} false`);
    lab.pass(20_000);
    const failed = (await lab.docker("service ps job --format '{{.Error}}'")).stdout;
    expect(failed.match(/non-zero exit \(1\)/g)?.length).toBeGreaterThan(1);
    await lab.docker('service update -d --args true job');
    lab.pass(20_000);
    expect(await listed(lab)).toBe('replicated job 0/1 (1/1 completed)');
    await lab.docker('service update -d --force job');
    expect(await listed(lab)).toBe('replicated job 0/1 (0/1 completed)');
    lab.pass(20_000);
    expect(await listed(lab)).toBe('replicated job 0/1 (1/1 completed)');
  });
});

describe('a global job', () => {
  it('runs once on every node', async () => {
    const lab = await inSwarm();
    await lab.docker(`service create -d --name job --mode global-job ${IMAGE} true`);
    expect(await listed(lab)).toBe('global job 0/2 (0/2 completed)');
    lab.pass(10_000);
    expect(await listed(lab)).toBe('global job 0/0 (2/2 completed)');
    expect((await lab.docker("service ps job --format '{{.Node}}'")).stdout.split('\n').toSorted()).toEqual([
      '',
      'myvm1',
      'myvm2',
    ]);
  });

  it('takes no numbers', async () => {
    const lab = await inSwarm();
    expect((await lab.docker(`service create --mode global-job --replicas 2 ${IMAGE}`)).stderr).toContain(
      'replicas can only be used with replicated or replicated-job mode',
    );
    expect((await lab.docker(`service create --max-concurrent 2 ${IMAGE}`)).stderr).toContain(
      'max-concurrent can only be used with replicated-job mode',
    );
  });
});
