/** The swarm on a real terminal: in a terminal of its own, on the tutor's whole screen, and in a browser. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';
import { see } from '../support/walker.ts';

vi.setConfig({ testTimeout: 180_000 });

const folders = temporaryFolders();
let home: string;

beforeAll(async () => {
  home = await walkedTo('view-tasks', folders.make());
}, 120_000);
afterEach(endPtys);
afterAll(() => folders.removeAll());

const SIMULATED = ['--driver', 'simulator'];

/** What a learner types in a shell of their own. */
const typed = (command: string) => tutor(['shell', ...SIMULATED, '-c', command], { home });

describe('swarm-tutor watch', () => {
  test('shows the swarm live, opens what is picked, speaks both languages, follows the window, and is left by q', async () => {
    const pty = openPty({ home, args: ['watch', ...SIMULATED], columns: 80, rows: 24 });
    await pty.until('getstartedlab_web');
    expect(pty.isAlternate).toBe(true);
    expect(pty.text()).toContain('simulator');
    const scaled = await typed(
      'docker-machine ssh myvm1 "docker service scale --detach getstartedlab_web=6"',
    );
    expect(scaled.code).toBe(0);
    await pty.until('6/6');
    pty.type('G');
    await pty.until(/\d\d:\d\d:\d\d {2}getstartedlab_web is scaled from 5 to 6/);
    pty.type('\x1b[H', '\r');
    await pty.until('AVAILABILITY');
    pty.type('\x1b');
    await pty.until('Nodes');
    pty.type('L');
    await pty.until('节点');
    pty.resize(160, 40);
    await pty.until((text) => text.split('\n').some((row) => row.includes('myvm1') && row.includes('节点')));
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(pty.isAlternate).toBe(false);
  });

  test('ends with 130 at Ctrl-C', async () => {
    const pty = openPty({ home, args: ['watch', ...SIMULATED] });
    await pty.until('getstartedlab_web');
    pty.type('\x03');
    expect((await pty.exited).code).toBe(130);
  });

  test('is there before the first machine, and sees it come', async () => {
    const fresh = join(folders.make(), 'home');
    const pty = openPty({ home: fresh, args: ['watch', ...SIMULATED] });
    await pty.until('no machines yet');
    const made = tutor(['shell', ...SIMULATED, '--speed', 'instant', '-c', 'docker-machine create myvm1'], {
      home: fresh,
    });
    await pty.until('myvm1');
    expect((await made).code).toBe(0);
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
  });
});

describe('the swarm in the tutor', () => {
  const args = ['learn', 'view-tasks', ...SIMULATED];

  /** A browser that writes down where it was sent. */
  function browser(): string {
    const file = join(folders.make(), 'browser');
    writeFileSync(file, `#!/bin/sh\necho "$1" >>'${file}.urls'\n`, { mode: 0o755 });
    return file;
  }

  test('has the whole screen with m: one moves through it, opens a node, and goes back', async () => {
    const pty = openPty({ home, args });
    await pty.until((text) => see(text).enter !== '' && text.includes('myvm2'));
    pty.type('m');
    await pty.until('Nodes');
    pty.type('\x1b[B', '\r');
    await pty.until((text) => text.includes('ROLE') && /^ myvm2/m.test(text));
    pty.type('q');
    await pty.until('Services');
    pty.type('\x1b');
    await pty.until((text) => see(text).enter !== '');
  });

  test('opens the app with B, machine by machine, and says where', async () => {
    const pty = openPty({
      home,
      args,
      columns: 120,
      env: { BROWSER: browser() },
    });
    await pty.until((text) => see(text).enter !== '' && text.includes('getstartedlab_web'));
    pty.type('B');
    const first = await pty.until(/myvm1 is open in your browser: http:\/\/127\.0\.0\.1:\d+\//);
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(first)?.[0] ?? '';
    const page = async () => /Hostname: (\w+)/.exec(await (await fetch(url)).text())?.[1];
    const [one, two] = [await page(), await page()];
    expect(one).toMatch(/^[\da-f]{12}$/);
    expect(two).not.toBe(one);
    pty.type('B');
    await pty.until('myvm2 is open in your browser');
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test('sends the browser that BROWSER names to that address', async () => {
    const program = browser();
    const pty = openPty({ home, args, env: { BROWSER: program } });
    await pty.until((text) => see(text).enter !== '' && text.includes('getstartedlab_web'));
    pty.type('B');
    const text = await pty.until('is open in your browser');
    const url = /http:\/\/[\d.:]+\//.exec(text)?.[0];
    expect(readFileSync(`${program}.urls`, 'utf8')).toBe(`${url}\n`);
  });
});
