/** A computer that can't reach its containers, as with Docker Desktop: everything goes through ports of its own. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from './learner.ts';

describe('machines behind published ports', () => {
  const sam = new Learner({ SWARM_TUTOR_DIND_REACH: 'published' });
  beforeAll(() => {
    const { code, report, stderr } = sam.walks('--until', 'view-tasks');
    expect(
      report.steps.filter(({ status }) => status === 'failed'),
      stderr,
    ).toEqual([]);
    expect(code).toBe(0);
  });
  afterAll(() => sam.leaves());

  const line = (command: string) => sam.inShell(command).stdout.trim();

  it('have engines at the loopback address, and addresses of their own for each other', () => {
    expect(line('docker-machine url myvm1')).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/);
    expect(line('docker-machine ip myvm1')).toMatch(/^192\.168\.\d+\.100$/);
    expect(line('docker-machine active')).toBe('myvm1');
  });

  it('have the app at a port of this computer, which leads into the machine', async () => {
    const web = line(`docker-machine inspect --format '{{.Driver.WebAddress}}' myvm2`);
    expect(web).toMatch(/^127\.0\.0\.1:\d+$/);
    // Whether anybody answers there is up to the kernel's ip_vs; a server of ours on the machine always does.
    expect(sam.inShell('docker stack rm getstartedlab').code).toBe(0);
    const serve = 'docker run -d --network host john/get-started:part2';
    expect(sam.inShell(`docker-machine ssh myvm2 "${serve}"`).code).toBe(0);
    expect(await body(`http://${web}/`)).toContain('Hostname:');
  });
});

/** The page at an address, which is asked for until it is there. */
async function body(url: string): Promise<string> {
  for (const until = Date.now() + 30_000; ; ) {
    const text = await new Promise<string | undefined>((resolve) => {
      request(url, (response) => {
        let all = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          all += chunk;
        });
        response.on('end', () => resolve(all));
        response.on('error', () => resolve(undefined));
      })
        .on('error', () => resolve(undefined))
        .end();
    });
    if (text !== undefined || Date.now() > until) return text ?? 'no answer';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
