/** Asked to end by a signal, or by a window that is closed: in order, whatever is going on. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { isRunning } from '../shell/run.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty, type Pty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';
import { see } from '../support/walker.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];
const CODES = [
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const;

function home(): string {
  return join(folders.make(), 'home');
}

/** A screen at the first step, which was passed. */
async function atFirstStep(at: string): Promise<Pty> {
  await walkedTo('docker-version', at);
  const pty = openPty({ home: at, args: ['learn', 'docker-version', ...INSTANT] });
  await pty.until((text) => see(text).enter !== '');
  await eventually(() => expect(pty.isMouseTold).toBe(true));
  return pty;
}

/** Types a command that runs until it is ended. @returns its process id */
async function runForever(pty: Pty, at: string): Promise<number> {
  const file = join(at, 'pid');
  writeFileSync(join(at, 'workspace', 'forever.sh'), `echo $$ >'${file}'; exec sleep 4321`);
  pty.type('t', 'sh ./forever.sh', '\r');
  await vi.waitFor(() => expect(Number(readFileSync(file, 'utf8'))).toBeGreaterThan(0), 10_000);
  return Number(readFileSync(file, 'utf8'));
}

function expectInOrder(pty: Pty, at: string): void {
  expect(pty.isAlternate).toBe(false);
  expect(pty.cursorShown).toBe(true);
  expect(pty.isMouseTold).toBe(false);
  const progress = JSON.parse(readFileSync(join(at, 'progress.json'), 'utf8'));
  expect(progress.walks['part-4-swarms/simulator'].records['docker-version'].status).toBe('passed');
}

describe.each(CODES)('%s', (signal, code) => {
  test.each(['nothing runs', 'the cheat sheet is open', 'a command is being typed'])(
    `ends the screen with ${code} while %s`,
    async (what) => {
      const at = home();
      const pty = await atFirstStep(at);
      if (what.startsWith('the cheat')) {
        pty.type('c');
        await pty.until('Search');
      } else if (what.startsWith('a command')) {
        pty.type('t', 'docker info');
        await pty.until('docker info');
      }
      process.kill(pty.pid, signal);
      expect((await pty.exited).code).toBe(code);
      expectInOrder(pty, at);
    },
  );

  test(`ends the screen with ${code} while a command runs, and the command with it`, async () => {
    const at = home();
    const pty = await atFirstStep(at);
    const pid = await runForever(pty, at);
    process.kill(pty.pid, signal);
    expect((await pty.exited).code).toBe(code);
    expectInOrder(pty, at);
    expect(isRunning(pid)).toBe(false);
  });

  test(`ends an unattended walk with ${code}, and what it has done is kept`, async () => {
    const at = home();
    const ended = await tutor(['run', '--driver', 'simulator', '--speed', '0.1'], {
      home: at,
      started: (child) =>
        child.stdout?.on('data', (text: string) => {
          if (text.includes('docker-machine create')) child.kill(signal);
        }),
    });
    expect(ended.code).toBe(code);
    const { walks } = JSON.parse(readFileSync(join(at, 'progress.json'), 'utf8'));
    expect(walks['part-4-swarms/simulator'].records['docker-version'].status).toBe('passed');
  });

  test(`ends a doctor that waits for a slow program with ${code}`, async () => {
    const bin = folders.make();
    const began = join(bin, 'began');
    for (const name of ['docker', 'docker-machine', 'VBoxManage'])
      writeFileSync(join(bin, name), `#!/bin/sh\n: >'${began}'\nexec sleep 4321\n`, { mode: 0o755 });
    const ended = await tutor(['doctor'], {
      home: home(),
      env: { PATH: `${bin}:/usr/bin:/bin` },
      started: (child) =>
        void vi.waitFor(() => expect(existsSync(began)).toBe(true), 10_000).then(() => child.kill(signal)),
    });
    expect(ended).toMatchObject({ code, stdout: '' });
  });
});

test('a window that is closed ends the screen and what runs, and the progress is kept', async () => {
  const at = home();
  const pty = await atFirstStep(at);
  const pid = await runForever(pty, at);
  pty.hangUp();
  await vi.waitFor(() => expect(isRunning(pid) || isRunning(pty.pid)).toBe(false), 10_000);
  const progress = JSON.parse(readFileSync(join(at, 'progress.json'), 'utf8'));
  expect(progress.walks['part-4-swarms/simulator'].records['docker-version'].status).toBe('passed');
});

test('a Ctrl-C for a program in the terminal is none for the tutor', async () => {
  const at = home();
  const pty = await atFirstStep(at);
  pty.type('$');
  await pty.until('swarm-tutor:workspace');
  pty.type(`sh -c 'echo be""gun; exec sleep 4321'\r`);
  await pty.until('begun');
  pty.type('\x03');
  await pty.until((text) => text.split('swarm-tutor:workspace').length > 2);
  pty.type('exit\r');
  await pty.until((text) => see(text).enter !== '');
  pty.type('q');
  expect((await pty.exited).code).toBe(0);
});

test('a paste that never ends takes no Ctrl-C away', async () => {
  const at = home();
  const pty = await atFirstStep(at);
  pty.type('\x1b[200~pasted for ever');
  // One that arrives together with pasted text is text, too; a person would press again.
  const pressing = setInterval(() => pty.type('\x03'), 200);
  pty.exited.finally(() => clearInterval(pressing));
  expect((await pty.exited).code).toBe(130);
});
