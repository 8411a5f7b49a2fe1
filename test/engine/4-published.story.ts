/** A computer that can't reach its containers, as with Docker Desktop: everything goes through ports of its own. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endPtys } from '../support/pty.ts';
import { see } from '../support/walker.ts';
import { Learner, onTheEngine } from './learner.ts';

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
  afterEach(endPtys);
  afterAll(() => sam.leaves());

  const line = (command: string) => sam.inShell(command).stdout.trim();

  it('have engines at the loopback address, and addresses of their own for each other', () => {
    expect(line('docker-machine url myvm1')).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/);
    expect(line('docker-machine ip myvm1')).toMatch(/^192\.168\.\d+\.100$/);
    expect(line('docker-machine active')).toBe('myvm1');
  });

  it('are watched from a terminal of its own, which asks and leaves everything as it is', async () => {
    const everything = () => `${filesOf(sam.home)}\n${onTheEngine()}`;
    const before = everything();
    const { code, stdout } = sam.types('watch', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      driver: 'dind',
      machines: [
        { name: 'myvm1', state: 'Running', leader: true },
        { name: 'myvm2', state: 'Running', role: 'worker' },
      ],
    });
    const pty = sam.opens(['watch']);
    await pty.until('5/5');
    expect(everything()).toBe(before);
    expect(sam.inShell('docker service scale --detach getstartedlab_web=6').code).toBe(0);
    await pty.until('getstartedlab_web is scaled from 5 to 6');
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
  });

  it('have the app opened by B at the port that is published for it', async () => {
    const sent = join(sam.home, 'sent');
    const browser = join(sam.home, 'browser');
    writeFileSync(browser, `#!/bin/sh\necho "$1" >>'${sent}'\n`, { mode: 0o755 });
    const pty = sam.opens(['learn', 'view-tasks'], { BROWSER: browser });
    await pty.until((text) => see(text).enter !== '' && text.includes('getstartedlab_web'));
    pty.type('B');
    await pty.until('myvm1 is open in your browser');
    pty.type('B');
    await pty.until('myvm2 is open in your browser');
    pty.type('q');
    await pty.exited;
    const web = (machine: string) =>
      line(`docker-machine inspect --format '{{.Driver.WebAddress}}' ${machine}`);
    expect(readFileSync(sent, 'utf8')).toBe(`http://${web('myvm1')}/\nhttp://${web('myvm2')}/\n`);
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

/** The files of a home with their sizes and times; what Node.js compiled is no file of the learner's. */
function filesOf(home: string): string {
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('compiled'))
    .toSorted()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(home, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}

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
