import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const IMAGE = 'john/get-started:part2';
const FULL = `[${'='.repeat(50)}>] `;

async function inSwarm(): Promise<DockerLab> {
  const lab = new DockerLab();
  await lab.swarm();
  return lab;
}

describe('a service that is waited for', () => {
  it('is named as it was asked for: a new one by its id', async () => {
    const lab = await inSwarm();
    const { stdout } = await lab.docker(`service create --name web ${IMAGE}`);
    const id = stdout.split('\n')[0];
    expect(stdout).toMatch(/^\w{25}\noverall progress: 0 out of 1 tasks\n1\/1: {2}\n/);
    expect(stdout).toMatch(new RegExp(`\nverify: Service ${id} converged\n$`));
    expect((await lab.docker('service update --force web')).stdout).toContain(
      'verify: Service web converged',
    );
  });

  it('can be left alone with Ctrl-C, and goes on', async () => {
    const lab = await inSwarm();
    const { stdout, exitCode } = await lab.docker(`service create --name web ${IMAGE}`, {
      interruptAfterMs: 500,
    });
    const id = stdout.split('\n')[0];
    expect(stdout).toMatch(
      new RegExp(
        `\nOperation continuing in background\\.\nUse \`docker service ps ${id}\` to check progress\\.\n$`,
      ),
    );
    expect(exitCode).toBe(130);
    lab.pass(10_000);
    expect((await lab.docker("service ls --format '{{.Replicas}}'")).stdout).toBe('1/1\n');
  });

  it('is waited for without a word by --quiet', async () => {
    const lab = await inSwarm();
    expect((await lab.docker(`service create --quiet --name web ${IMAGE}`)).stdout).toMatch(/^\w{25}\n$/);
    expect((await lab.docker("service ls --format '{{.Replicas}}'")).stdout).toBe('1/1\n');
  });

  it('has bars on terminals wider than 110 columns only', async () => {
    const lab = await inSwarm();
    const terminal = async (columns: number): Promise<string> =>
      (await lab.docker('service update --force web', { terminal: true, columns })).stdout;
    await lab.docker(`service create -d --name web ${IMAGE}`);
    lab.pass(10_000);
    expect(await terminal(110)).not.toContain('[=');
    const wide = await terminal(111);
    expect(wide).toContain(`1/1: running   ${FULL}\r`);
    expect(wide).toContain('overall progress: 1 out of 1 tasks \r');
  });

  it('tells that it is rolled back', async () => {
    const lab = await inSwarm();
    await lab.docker(`service create -d --name web ${IMAGE}`);
    lab.pass(10_000);
    await lab.docker('service update -d --image john/get-started:part3 web');
    lab.pass(60_000);
    const { stdout } = await lab.docker('service rollback web');
    expect(stdout).toMatch(
      /^web\nrollback: manually requested rollback\noverall progress: rolling back update: 0 out of 1 tasks\n/,
    );
    expect(stdout).toContain('overall progress: rolling back update: 1 out of 1 tasks\n');
    expect(stdout).toMatch(/\nverify: Service web converged\n$/);
  });

  it('that is global waits for its tasks, one line a node', async () => {
    const lab = await inSwarm();
    const { stdout } = await lab.docker(`service create --mode global --name web ${IMAGE}`, {
      terminal: true,
      columns: 120,
    });
    const ids = (await lab.docker('node ls -q')).stdout.trim().split('\n');
    for (const id of ids) expect(stdout).toContain(`${id.slice(0, 12)}: running   ${FULL}\r`);
    expect(stdout).toContain('overall progress: 2 out of 2 tasks \r');
  });
});

describe('docker swarm ca --rotate', () => {
  it('shows how many nodes have new certificates, then the new root', async () => {
    const lab = await inSwarm();
    const before = (await lab.docker('swarm ca')).stdout;
    const { stdout } = await lab.docker('swarm ca --rotate', { terminal: true, columns: 120 });
    expect(stdout).toMatch(/desired root digest: sha256:[0-9a-f]{64} \r/);
    expect(stdout).toContain(`  rotated TLS certificates:  ${FULL}2/2 nodes\r`);
    expect(stdout).toContain(`  rotated CA certificates:   ${FULL}2/2 nodes\r`);
    const after = (await lab.docker('swarm ca')).stdout;
    expect(stdout.endsWith(after)).toBe(true);
    expect(after).not.toBe(before);
    expect((await lab.docker('swarm ca --rotate --quiet')).stdout).toBe(
      (await lab.docker('swarm ca')).stdout,
    );
  });
});
