/** Back to reality on screen: what no longer stands is told without asking, shown on request, and repaired. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { failedChecks, reportOf, temporaryFolders } from '../support/program.ts';
import { endPtys } from '../support/pty.ts';
import { openPty, tutor } from '../support/served-program.ts';
import { walkedTo } from '../support/walked.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];

/** A learner who has deployed and scaled the app. */
const built = (): Promise<string> => walkedTo('scale-up', join(folders.make(), 'home'));

/** A copy in which somebody ran this. */
async function brokenBy(command: string): Promise<string> {
  const home = await built();
  const ended = await inside(['shell', '-c', command, ...INSTANT], { home });
  expect(ended.code, ended.stderr).toBe(0);
  return home;
}

async function failing(home: string): Promise<string[]> {
  return failedChecks(reportOf(await inside(['check', '--json', ...INSTANT], { home })));
}

const STORIES = [
  { what: 'a machine was stopped', by: 'docker-machine stop myvm2', mends: 'See where the tasks run' },
  {
    what: 'both machines are gone',
    by: 'docker-machine rm -y myvm1 myvm2',
    mends: 'Create the second machine',
  },
  {
    what: 'the worker has left',
    by: 'docker-machine ssh myvm2 "docker swarm leave"',
    mends: 'Join as a worker',
  },
  { what: 'the swarm has ended', by: 'docker swarm leave --force', mends: 'Initialize the swarm' },
  {
    what: "the worker's address has changed",
    by: 'docker-machine stop myvm2; docker-machine create guest; docker-machine start myvm2',
    mends: 'Create the second machine',
  },
  {
    what: "the manager's address has changed",
    by: 'docker-machine stop myvm1; docker-machine create guest; docker-machine start myvm1',
    mends: 'Initialize the swarm',
  },
  {
    what: 'the worker has left and joined again',
    by: 'token=$(docker-machine ssh myvm1 "docker swarm join-token -q worker"); docker-machine ssh myvm2 "docker swarm leave"; docker-machine ssh myvm2 "docker swarm join --token $token 192.168.99.100:2377"; docker-machine ssh myvm1 "sleep 20"',
    mends: 'Join as a worker',
  },
  {
    what: 'the shell is unset',
    by: 'eval $(docker-machine env -u)',
    mends: 'Point your shell at the manager',
  },
] as const;

describe('a learner comes back, and', () => {
  test('all is as it was: nothing is said, and asked for, it is said', async () => {
    const home = await built();
    const pty = openPty({ home, args: INSTANT });
    await pty.until('go on');
    pty.type('w');
    await pty.until('still in place');
    expect(pty.text()).not.toContain('repair');
  });

  test('the stack is gone: it is told, shown, and repaired', async () => {
    const home = await brokenBy('docker stack rm getstartedlab');
    const pty = openPty({ home, args: INSTANT, rows: 200, columns: 120 });
    await pty.until('w shows what changed, and repairs it');
    pty.type('w');
    const shown = await pty.until('⏎ repair');
    expect(shown).toContain('no stack named getstartedlab');
    pty.type('\r');
    await pty.until('Everything is in place');
    pty.type('\u001b');
    await pty.until((text) => !text.includes('What has changed  '));
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(await failing(home)).toEqual([]);
  });

  test('goes on as it is, or does it again from the first step that is broken', async () => {
    const home = await brokenBy('docker-machine rm -y myvm2');
    const pty = openPty({ home, args: INSTANT });
    await pty.until('w shows what');
    pty.type('w');
    await pty.until('⏎ repair');
    pty.type('\u001b');
    await pty.until('w shows what');
    pty.type('w');
    await pty.until('⏎ repair');
    pty.type('r');
    await pty.until('Create the second machine');
    pty.type('r');
    await pty.until('Docker is up and running!');
    await pty.until('⏎ next');
  });

  test('reads it in Chinese', async () => {
    const home = await brokenBy('docker stack rm getstartedlab');
    const pty = openPty({ home, args: [...INSTANT, '--lang', 'zh'] });
    await pty.until('按 w 查看并修复');
    pty.type('w');
    await pty.until('⏎ 修复');
    pty.type('\r');
    await pty.until('一切就绪');
  });
});

test('who goes straight to a late step is offered to have it built up to there', async () => {
  const home = join(folders.make(), 'home');
  const pty = openPty({ home, args: ['learn', 'ask-both', ...INSTANT] });
  await pty.until('w builds them up to here');
  pty.type('w');
  expect(await pty.until('⏎ build it')).toContain('not done yet');
  pty.type('\r');
  await pty.until('Everything is in place');
  expect(await failing(home)).toEqual([]);
});

test.concurrent.each(STORIES)('where $what, a run mends it before it goes on', async ({ by, mends }) => {
  const home = await brokenBy(by);
  const ended = await inside(['run', '--until', 'scale-up', ...INSTANT], { home });
  expect(ended.code, ended.stdout).toBe(0);
  expect(ended.stdout).toContain(`✓ ${mends}`);
  expect(await failing(home)).toEqual([]);
});

test('a creation that was broken off is done again once the learner has removed what it left', async () => {
  const home = await brokenBy('docker-machine rm -y myvm2');
  const breaks = `docker-machine create --driver virtualbox myvm2 & making=$!
until docker-machine ls | grep -q 'myvm2.*Unknown.*x509'; do :; done
kill $making; wait; docker-machine create --driver virtualbox myvm2`;
  const broken = await inside(['shell', '-c', breaks, '--driver', 'simulator', '--speed', '4'], { home });
  expect(broken.stderr).toContain('already exists');
  // An engine that is slow to start looks the same, and is not to be lost: only the learner removes a machine.
  const stopped = await inside(['run', '--until', 'scale-up', ...INSTANT], { home });
  expect(stopped.code, stopped.stdout).toBe(1);
  expect(stopped.stdout).toContain('myvm2 was left half made by an earlier try');
  await inside(['shell', '-c', 'docker-machine rm -y myvm2', ...INSTANT], { home });
  const ended = await inside(['run', '--until', 'scale-up', ...INSTANT], { home });
  expect(ended.code, ended.stdout).toBe(0);
  expect(ended.stdout).toContain('✓ Create the second machine');
  expect(await failing(home)).toEqual([]);
});

test('what cannot be repaired ends the run, which says so and goes no further', async () => {
  const home = await brokenBy(
    'docker stack rm getstartedlab; docker service create -d --name other --publish 80:80 john/get-started:part2',
  );
  const ended = await inside(['run', ...INSTANT], { home });
  expect(ended.code, ended.stdout).toBe(1);
  expect(ended.stdout).toContain('so the run stops here');
  expect(ended.stdout).toContain('Another service publishes this port');
  expect(ended.stdout).not.toMatch(/^\[\d+\/\d+\]/m);
});

test('after a reset of the machines, a run builds them up to where the learner was', async () => {
  const home = await built();
  expect((await inside(['reset', '--machines', '--yes'], { home })).code).toBe(0);
  const ended = await inside(['run', '--until', 'scale-up', ...INSTANT], { home });
  expect(ended.code, ended.stdout).toBe(0);
  expect(ended.stdout).toContain('They were done again');
  expect(await failing(home)).toEqual([]);
});

test('a repair that is killed leaves nothing unlisted, and the next one finishes it', async () => {
  const home = await brokenBy('docker-machine rm -y myvm1 myvm2');
  rmSync(join(home, 'ledger.json'));
  const ended = await tutor(['run', '--until', 'scale-up', ...INSTANT], {
    home,
    started: (child) => {
      const timer = setInterval(() => {
        const listed = readLedger(home);
        if (listed.includes('machine:myvm2')) child.kill('SIGKILL');
      }, 5);
      child.once('exit', () => clearInterval(timer));
    },
  });
  expect(ended.code).toBeNull();
  expect(readLedger(home)).toContain('machine:myvm1');
  expect((await inside(['run', '--until', 'scale-up', ...INSTANT], { home })).code).toBe(0);
  expect(await failing(home)).toEqual([]);
});

function readLedger(home: string): string[] {
  try {
    const { entries } = JSON.parse(readFileSync(join(home, 'ledger.json'), 'utf8'));
    return entries.map(({ kind, name }: { kind: string; name: string }) => `${kind}:${name}`);
  } catch {
    return [];
  }
}
