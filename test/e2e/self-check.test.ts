/** A self-check from the assignment to the end: built by hand, in the session's own shell, with no step of the walk. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { reportOf, temporaryFolders } from '../support/program.ts';
import { endPtys } from '../support/pty.ts';
import { openPty, tutor } from '../support/served-program.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
const freshHome = (): string => join(folders.make(), 'home');
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];

/** What a learner types who knows how. */
const BY_HAND = {
  machines: 'docker-machine create myvm1; docker-machine create myvm2',
  swarm: 'docker-machine ssh myvm1 "docker swarm init --advertise-addr $(docker-machine ip myvm1)"',
  worker:
    'docker-machine ssh myvm2 "docker swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q worker) $(docker-machine ip myvm1):2377"',
  stack: 'eval $(docker-machine env myvm1); docker stack deploy -c docker-compose.yml getstartedlab',
};

const LANGUAGES = [
  {
    lang: 'en',
    build: /^What to build, on simulator:\n {2}Build a swarm of two machines/,
    missing: 'there is no machine myvm1',
    next: /\n\nWhat to do next: Create the first machine\n {2}docker-machine create --driver virtualbox myvm1\n/,
    done: /^All \d+ checks hold\.$/m,
  },
  {
    lang: 'zh',
    build: /^要搭建的集群（simulator）：\n {2}用两台机器搭建一个 swarm/,
    missing: '没有名为 myvm1 的机器',
    next: /\n\n下一步：创建第一台机器\n {2}docker-machine create --driver virtualbox myvm1\n/,
    done: /^\d+ 项检查全部成立。$/m,
  },
] as const;

describe.each(LANGUAGES)('right after install, in $lang', ({ lang, build, missing, next }) => {
  test('a check reads as an assignment: what to build, what is missing once, and last what to do', async () => {
    const { code, stdout } = await tutor(['check', '--lang', lang, ...INSTANT], { home: freshHome() });
    expect(code).toBe(1);
    expect(stdout).toMatch(build);
    expect(stdout.split(missing).length - 1).toBe(1);
    expect(stdout).toMatch(next);
    expect(stdout.split('\n').length).toBeLessThan(24);
    expect(stdout).not.toContain('${');
  });
});

test('each check stays in JSON, with what it waits for', async () => {
  const report = reportOf(await tutor(['check', '--json', ...INSTANT], { home: freshHome() }));
  const checks = report.steps.flatMap((step) => step.checks);
  expect(checks.filter(({ blockedBy }) => blockedBy === 'there is no machine myvm1').length).toBeGreaterThan(
    10,
  );
  expect(report).toMatchObject({
    assignment: expect.stringContaining('five replicas of john/get-started:part2'),
    missing: [{ what: 'there is no machine myvm1', checks: expect.any(Number) }, expect.anything()],
    next: { step: 'create-manager', command: 'docker-machine create --driver virtualbox myvm1' },
  });
});

test('typed by hand in the shell, the swarm passes the check that is typed there, too', async () => {
  const home = freshHome();
  const pty = openPty({ home, args: ['shell', ...INSTANT], columns: 100, rows: 60 });
  await pty.until('swarm-tutor:workspace');
  let count = 0;
  const step = async (command: string, code: number): Promise<string> => {
    count += 1;
    pty.type(`clear; ${command}; echo "ended $?, ${count}"\r`);
    return pty.until(`ended ${code}, ${count}`);
  };
  await step(BY_HAND.machines, 0);
  expect(await step('swarm-tutor check', 1)).toContain('What to do next: Initialize the swarm');
  await step(BY_HAND.swarm, 0);
  await step(BY_HAND.worker, 0);
  await step(BY_HAND.stack, 0);
  expect(await step('swarm-tutor check', 0)).toMatch(/All \d+ checks hold\./);
  // It is this shell that was looked at, not the one that was left last.
  expect(await step('export DOCKER_HOST=tcp://10.0.0.9:2376; swarm-tutor check', 1)).toContain(
    'your shell talks to no machine other than myvm1',
  );
});

test('built in Chinese, one command at a time, and then a machine is stopped', async () => {
  const home = freshHome();
  const run = (command: string) => tutor(['shell', '--lang', 'zh', ...INSTANT, '-c', command], { home });
  for (const command of Object.values(BY_HAND)) {
    const ended = await run(command);
    expect(ended.code, ended.stderr).toBe(0);
  }
  const passed = await run('swarm-tutor check');
  expect(passed.stdout).toMatch(LANGUAGES[1].done);
  expect(passed.code).toBe(0);
  await run('docker-machine stop myvm2');
  const failed = await run('swarm-tutor check');
  expect(failed.code).toBe(1);
  expect(failed.stdout.split('机器 myvm2 没有运行').length - 1).toBe(1);
  expect(failed.stdout).toMatch(/\n! [^\n]+\n[\s\S]+\n\n下一步：\n {2}docker-machine start myvm1 myvm2\n$/);
});

describe('the Compose file', () => {
  const file = (home: string) => join(home, 'workspace', 'docker-compose.yml');

  test('is there when the shell opens, is removed with a reset, and is never written over', async () => {
    const home = freshHome();
    await tutor(['shell', ...INSTANT, '-c', 'true'], { home });
    expect(readFileSync(file(home), 'utf8')).toContain('image: john/get-started:part2');
    writeFileSync(file(home), 'mine: true\n');
    await tutor(['shell', ...INSTANT, '-c', 'true'], { home });
    expect(readFileSync(file(home), 'utf8')).toBe('mine: true\n');
    await tutor(['reset', '--yes'], { home });
    expect(existsSync(file(home))).toBe(false);
  });

  test('waits for its step where a walk has begun', async () => {
    const home = freshHome();
    const walked = await tutor(['run', '--until', 'docker-version', ...INSTANT], { home });
    expect(walked.code, walked.stdout).toBe(0);
    await tutor(['shell', ...INSTANT, '-c', 'true'], { home });
    expect(existsSync(file(home))).toBe(false);
  });
});
