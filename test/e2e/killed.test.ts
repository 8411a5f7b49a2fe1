/** The program may be killed at any moment, or run twice at once, and what was finished stays finished. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { WalkReport } from '../../src/tutor/report.ts';
import { seeded } from '../support/chance.ts';
import { listedIn, madeIn, passedIn, troublesIn } from '../support/intact.ts';
import { reportOf, temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { tutor as served } from '../support/served-program.ts';
import { see } from '../support/walker.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
const RUN = ['run', '--driver', 'simulator', '--speed', 'instant', '--json'];
const KILLS = 15;

test('killed at random moments, the walk goes on where it was and ends whole', async () => {
  const seed = Number(process.env.SWARM_TUTOR_SEED ?? Date.now() % 1_000_000);
  console.log(`killed.test: SWARM_TUTOR_SEED=${seed}`);
  const { next: random } = seeded(seed);
  const home = join(folders.make(), 'home');
  let before: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const steps = Math.floor(random() * 4);
    const delay = random() * 400;
    let told = '';
    const ended = await tutor(RUN, {
      home,
      started: (child) => {
        let timer: NodeJS.Timeout | undefined;
        child.stderr?.on('data', (piece: string) => {
          told += piece;
          const begun = told.match(/^\[\d+\/\d+\]/gm)?.length ?? 0;
          if (begun > steps) timer ??= setTimeout(() => child.kill('SIGKILL'), delay);
        });
        child.once('exit', () => clearTimeout(timer));
      },
    });
    if (kill > 0 && before.length > 0 && ended.code === null)
      expect(told, `kill ${kill}`).not.toMatch(/could not be read|cannot be|Something went wrong/);
    // What was told as passed before the next step began is on disk, and nothing that was is gone.
    const after = passedIn(home);
    expect(after).toEqual(expect.arrayContaining(before));
    before = after;
    if (ended.code === 0) break;
    expect(ended.code, told).toBeNull();
    expect(troublesIn(home), `kill ${kill}`).toEqual([]);
  }
  const done = await served(RUN, { home });
  expect(done.code, done.stderr).toBe(0);
  expect(done.stderr).not.toContain('starting over');
  const report = reportOf(done);
  expect(report.summary).toMatchObject({ passed: report.steps.length, failed: 0, pending: 0 });
  // The machines are deleted at the end; what is left is listed, and nothing but what is left.
  expect(madeIn(home)).toEqual(expect.arrayContaining(['file:docker-compose.yml', 'environment:shell']));
  expect(listedIn(home).sort()).toEqual(madeIn(home).sort());
  // The steps that were done before were not done again.
  const again = report.steps.filter(({ id, command }) => command !== null && before.includes(id));
  expect(again).toEqual([]);
});

test('two tutors at once keep the work of both', async () => {
  const home = join(folders.make(), 'home');
  const open = (place: string) =>
    openPty({ home, args: ['learn', place, '--driver', 'simulator', '--speed', 'instant'] });
  const first = open('docker-version');
  const second = open('machine-version');
  await Promise.all([first, second].map((pty) => pty.until((text) => see(text).enter === 'run')));
  first.type('\r');
  second.type('\r');
  await Promise.all([first, second].map((pty) => pty.until('⏎ next')));
  await vi.waitFor(
    () => expect(passedIn(home).sort()).toEqual(['docker-version', 'machine-version']),
    20_000,
  );
  first.type('q');
  second.type('q');
  await Promise.all([first.exited, second.exited]);
  expect(passedIn(home).sort()).toEqual(['docker-version', 'machine-version']);
});

test('where progress cannot be written, it is said once and the walk goes on', async () => {
  const home = join(folders.make(), 'home');
  mkdirSync(home);
  // A newer program's file: this one must not touch it, whoever runs it.
  const newer = '{"schema":99,"walks":{"x":1}}';
  writeFileSync(join(home, 'progress.json'), newer);
  chmodSync(join(home, 'progress.json'), 0o400);
  const ended = await tutor([...RUN, '--until', 'machine-version'], { home });
  expect(ended.code).toBe(0);
  expect(ended.stderr.match(/nothing will be remembered/g)).toHaveLength(1);
  const report: WalkReport = reportOf(ended);
  expect(report.summary.passed).toBe(2);
  expect(readFileSync(join(home, 'progress.json'), 'utf8')).toBe(newer);
});
