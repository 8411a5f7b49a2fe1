/** A learner without a terminal: `swarm-tutor` in a pipe, in a script, in CI. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTranscript } from '../../src/tutor/transcript.ts';
import { inside } from '../support/inside.ts';
import { type Ended, filesBelow, reportOf, temporaryFolders, tutor } from '../support/program.ts';
import { tutor as served } from '../support/served-program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

const UNTIL_THE_STACK = [
  'run',
  '--driver',
  'simulator',
  '--speed',
  'instant',
  '--until',
  'deploy-stack',
  '--json',
];
const TO_THE_END = ['run', '--driver', 'simulator', '--speed', 'instant', '--json'];
/** What a join token begins with. */
const TOKEN = 'SWMTKN-1-';

describe('swarm-tutor without a terminal', () => {
  const home = join(folders.make(), 'home');
  let walked: Ended;
  beforeAll(async () => {
    // An environment in which programs like to say more than they should.
    walked = await tutor([], { home, env: { DEBUG: '*', NODE_DEBUG: 'execa', VERBOSE: '1' } });
  }, 120_000);

  test('walks all of Part 4 on the simulator and exits 0', () => {
    expect(walked.code).toBe(0);
    expect(walked.stderr).toBe('');
    const lines = walked.stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('Part 4: Swarms, on simulator');
    expect(lines[1]).toBe('simulated: no real machine is made');
    expect(lines.at(-1)).toMatch(/^(\d+) passed, 0 failed, 0 skipped, 0 not done, in /);
    const steps = lines.flatMap((line) => /^\[(\d+)\/(\d+)\] /.exec(line)?.slice(1, 3).map(Number) ?? []);
    const total = steps[1] ?? 0;
    expect(lines.at(-1)).toContain(`${total} passed`);
    expect(steps.filter((_, index) => index % 2 === 0)).toEqual(
      Array.from({ length: total }, (_, i) => i + 1),
    );
  });

  test('writes plain lines: no colours, no cursor moves, no failed check', () => {
    expect(walked.stdout).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f]/);
    expect(walked.stdout).not.toContain('✗');
  });

  test('shows each command and what it printed', () => {
    expect(walked.stdout).toContain('  $ docker-machine create --driver virtualbox myvm1\n    Creating CA: ');
    expect(walked.stdout).toContain('    This node joined a swarm as a worker.');
    expect(walked.stdout).toContain('  ✓ they are spread over two nodes');
  });

  test('writes no join token anywhere, though the walk prints and uses it', () => {
    expect(walked.stdout).toContain('docker swarm join --token [secret]');
    expect(walked.stdout + walked.stderr).not.toContain(TOKEN);
    for (const { path, text } of filesBelow(home))
      if (!path.startsWith(join(home, 'simulator'))) expect(text, path).not.toContain(TOKEN);
    // The simulated engines know their tokens, as real ones do; what they keep is not readable as one.
    for (const { path, text } of filesBelow(join(home, 'simulator')))
      expect(text.match(/SWMTKN-1-\w+-\w+/g), path).toBeNull();
  });

  test('leaves no machine, stack or container in the ledger, only what is in its own folder', () => {
    const { entries } = JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8'));
    const kinds = entries.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind !== 'environment' && kind !== 'file')).toEqual([]);
  });

  test('keeps a transcript of every command', () => {
    const entries = readTranscript(join(home, 'transcripts'));
    expect(entries.find(({ step }) => step === 'deploy-stack')).toMatchObject({
      driver: 'simulator',
      command: 'docker stack deploy -c docker-compose.yml getstartedlab',
      output: expect.stringContaining('Creating service getstartedlab_web'),
      exitCode: 0,
    });
  });
});

describe('swarm-tutor run --json', () => {
  const home = join(folders.make(), 'home');
  let first: Ended;
  beforeAll(async () => {
    first = await served(UNTIL_THE_STACK, { home });
  }, 120_000);

  test('stops after the step that --until names, with one document on stdout', () => {
    expect(first.code).toBe(0);
    const report = reportOf(first);
    expect(Object.keys(report)).toEqual(['course', 'driver', 'lang', 'steps', 'summary']);
    expect(report).toMatchObject({ course: 'part-4-swarms', driver: 'simulator', lang: 'en' });
    const last = report.steps.findIndex(({ id }) => id === 'deploy-stack');
    expect(report.steps.slice(0, last + 1).every(({ status }) => status === 'passed')).toBe(true);
    expect(report.steps.slice(last + 1).every(({ status }) => status === 'pending')).toBe(true);
    expect(report.summary).toEqual({
      passed: last + 1,
      failed: 0,
      skipped: 0,
      pending: report.steps.length - last - 1,
      durationMs: expect.any(Number),
    });
    expect(report.steps[last]).toEqual({
      id: 'deploy-stack',
      lesson: 'deploy',
      status: 'passed',
      command: 'docker stack deploy -c docker-compose.yml getstartedlab',
      exitCode: 0,
      durationMs: expect.any(Number),
      checks: expect.arrayContaining([
        {
          id: 'running',
          title: 'five tasks are Running',
          passed: true,
          expected: expect.stringContaining('5'),
          actual: expect.stringContaining('5'),
          hint: expect.any(String),
        },
      ]),
    });
  });

  test('puts everything else on stderr, the tokens hidden in both', () => {
    expect(first.stderr).toContain('] Deploy the stack');
    expect(first.stdout + first.stderr).not.toContain(TOKEN);
    expect(reportOf(first).steps.find(({ id }) => id === 'join-worker')?.command).toMatch(
      /swarm join --token \[secret\] \d/,
    );
  });

  test('does nothing when it is there already', async () => {
    const again = await served(UNTIL_THE_STACK, { home });
    expect(again.code).toBe(0);
    expect(again.stderr).not.toContain('$ ');
    expect(reportOf(again).summary.passed).toBe(reportOf(first).summary.passed);
  });

  test('resumes after it, and at the last, optional step; a run after that starts over', async () => {
    const rest = await served([...TO_THE_END, '--until', 'stop-all'], { home });
    expect(rest.code).toBe(0);
    expect(rest.stderr).toContain('goes on at view-tasks\n');
    expect(rest.stderr).not.toContain('] Deploy the stack');
    // All that the course needs is done, and the machines are still there.
    const last = await served(TO_THE_END, { home });
    expect(last.code).toBe(0);
    expect(last.stderr).toContain('goes on at delete-machines\n');
    const report = reportOf(last);
    expect(report.summary).toMatchObject({ passed: report.steps.length, failed: 0, skipped: 0, pending: 0 });

    const over = await served([...TO_THE_END, '--until', 'docker-version'], { home });
    expect(over.code).toBe(0);
    expect(reportOf(over).summary.passed).toBe(report.steps.length);

    const anew = await served(TO_THE_END, {
      home,
      started: (child) => {
        let text = '';
        child.stderr?.on('data', function stop(piece: string) {
          text += piece;
          if (!text.includes('] Create the first machine')) return;
          child.stderr?.off('data', stop);
          child.kill('SIGINT');
        });
      },
    });
    expect(anew.code).toBe(130);
    expect(anew.stderr).toContain('everything was done already: starting over\n\n[1/');
    expect(reportOf(anew).steps.find(({ id }) => id === 'create-worker')?.status).toBe('pending');
  }, 120_000);
});

const SIMULATOR = ['--driver', 'simulator', '--speed', 'instant'];

test('--set gives machines other names, for this walk and those that follow', async () => {
  const home = join(folders.make(), 'home');
  const named = ['--set', 'manager=node1', '--set', 'worker=node2'];
  const walked = await inside(['run', '--until', 'create-worker', ...SIMULATOR, ...named], { home });
  expect(walked.code, walked.stdout + walked.stderr).toBe(0);
  expect(walked.stdout).toContain('docker-machine create --driver virtualbox node1');
  const later = await inside(['run', '--until', 'view-tasks', ...SIMULATOR], { home });
  expect(later.code, later.stdout + later.stderr).toBe(0);
  const { stdout } = await inside(['shell', '-c', 'docker-machine ls -q', ...SIMULATOR], { home });
  expect(stdout).toBe('node1\nnode2\n');
  expect((await inside(['check', ...SIMULATOR], { home })).code).toBe(0);
});
