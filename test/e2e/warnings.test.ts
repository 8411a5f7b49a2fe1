/** Warnings of Node.js and of libraries: kept for a log, never seen on the screen. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';
import { see } from '../support/walker.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

const CHATTY = `--import=${pathToFileURL(join(import.meta.dirname, 'fixtures', 'chatty.mjs'))}`;
const BY_A_LIBRARY = /(WARNED|PRINTED|LOGGED|WRITTEN) by a library/;

test('a library that warns all the time never reaches the screen, and the log has it', async () => {
  const home = await walkedTo('docker-version', join(folders.make(), 'home'));
  const pty = openPty({
    home,
    args: ['learn', '--driver', 'simulator'],
    env: { NODE_OPTIONS: CHATTY, CHATTY: 'all' },
  });
  await pty.until((text) => see(text).enter !== '');
  const log = join(home, 'warnings.log');
  await eventually(() => expect(readFileSync(log, 'utf8')).toContain('WRITTEN'));
  pty.type('?');
  await pty.until('Keys');
  pty.type('\x1b');
  await pty.until((text) => see(text).enter !== '');
  pty.type('q');
  expect((await pty.exited).code).toBe(0);
  const onScreen = pty.raw.slice(pty.raw.indexOf('\x1b[?1049h'), pty.raw.lastIndexOf('\x1b[?1049l'));
  expect(onScreen).not.toMatch(BY_A_LIBRARY);
  const kept = readFileSync(log, 'utf8');
  expect(kept).toMatch(/WARNED[\s\S]*PRINTED[\s\S]*LOGGED/);
  expect(kept).not.toContain('hunter2');
  expect(statSync(log).mode & 0o777).toBe(0o600);
});

test('the log stays small', async () => {
  const home = await walkedTo('docker-version', join(folders.make(), 'home'));
  const log = join(home, 'warnings.log');
  writeFileSync(log, 'an old warning\n'.repeat(5000));
  const ended = await tutor(['check'], { home, env: { NODE_OPTIONS: CHATTY } });
  expect(ended.stdout + ended.stderr).not.toMatch(BY_A_LIBRARY);
  expect(statSync(log).size).toBeLessThanOrEqual(64 * 1024);
  expect(readFileSync(log, 'utf8')).toMatch(/^an old warning\n[\s\S]*WARNED/);
});

test('without a home nothing is made for a warning', async () => {
  const home = join(folders.make(), 'home');
  // A reset is the one command that makes no home, not even for compiled code.
  expect((await tutor(['reset', '--yes'], { home, env: { NODE_OPTIONS: CHATTY } })).code).toBe(0);
  expect(() => statSync(home)).toThrow('ENOENT');
});

test('what a simulated program prints is its own: no warning of Node.js stands in it', async () => {
  const home = join(folders.make(), 'home');
  // Warned the moment something is written, and given time to be printed.
  const warning = `data:text/javascript,${encodeURIComponent(
    'const { write } = process.stdout; process.stdout.write = (...given) => { process.emitWarning("WARNED"); return write.apply(process.stdout, given); }; const { exit } = process; process.exit = (code) => setImmediate(() => exit(code))',
  )}`;
  const command = `NODE_OPTIONS='--import ${warning}' docker-machine version`;
  const ended = await tutor(['shell', '-c', command, '--driver', 'simulator'], { home });
  expect(ended).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('docker-machine version'),
    stderr: '',
  });
});
