/** A beginner's walk by keys, with the mistakes that beginners make: each gets its name, and a way back to the lesson. */
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, type Pty } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';
import { walkedTo } from '../support/walked.ts';
import { see } from '../support/walker.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
vi.setConfig({ testTimeout: 180_000 });

const UNKNOWN = "Your shell doesn't know this command";
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];

async function standAt(home: string, place: string): Promise<Pty> {
  const pty = openPty({ home, args: ['learn', place, ...INSTANT], rows: 50, columns: 100 });
  await pty.until((text) => see(text).enter !== '');
  return pty;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** Types a command, or runs the lesson's, and waits for the name of what went wrong. The step is not done. */
async function meets(pty: Pty, command: string | undefined, cause: string): Promise<string> {
  if (command !== undefined) {
    pty.type('t');
    await pty.until('leave the field');
    pty.type(command);
  }
  pty.type('\r');
  const text = await pty.until((now) => flat(now).includes(cause) && see(now).enter !== '');
  expect(see(text).enter).not.toBe('next');
  return text;
}

async function mends(pty: Pty): Promise<void> {
  pty.type('f');
  await pty.until((text) => see(text).enter === 'next');
}

async function leaves(pty: Pty): Promise<void> {
  pty.type('q');
  await pty.exited;
}

test('a misspelt command is no step done, and the screen shows it', async () => {
  const pty = await standAt(join(folders.make(), 'home'), 'machine-version');
  const text = await meets(pty, 'docker-machin --version', UNKNOWN);
  expect(text).toContain('▌ docker-machin --version');
  expect(text).not.toMatch(/^ *▌ docker-machine --version$/m);
  // The cause stands above what follows from it.
  expect(text.indexOf(UNKNOWN)).toBeLessThan(text.indexOf('✗ it printed'));
  await mends(pty);
  await leaves(pty);
});

test('deploying before there are machines leads to w, which makes them', async () => {
  const pty = await standAt(join(folders.make(), 'home'), 'deploy-stack');
  if (see(pty.text()).enter === 'choose') {
    pty.type('1');
    await pty.until((text) => see(text).enter === 'run');
  }
  const text = await meets(pty, undefined, 'There is no myvm1 yet');
  expect(flat(text)).toContain('Press w');
  expect(see(text).keys).not.toContain('f fix');
  await leaves(pty);
});

test('commands that went elsewhere, another name, a file as it was: each is named, and mended', async () => {
  const home = await walkedTo('list-machines', join(folders.make(), 'home'));
  const first = await standAt(home, 'init-swarm');
  await meets(first, 'docker swarm init', 'That went to your own computer');
  await mends(first);
  await leaves(first);

  const second = await standAt(home, 'join-worker');
  const token = `$(docker-machine ssh myvm1 'docker swarm join-token -q worker')`;
  const wrong = `docker-machine ssh myvm1 "docker swarm join --token ${token} 192.168.99.100:2377"`;
  await meets(second, wrong, "The command didn't go to myvm2");
  await mends(second);
  await leaves(second);

  // Who goes on unattended goes on after what was mended.
  await inside(['run', '--until', 'active-machine', ...INSTANT], { home });
  const third = await standAt(home, 'deploy-stack');
  if (see(third.text()).enter === 'choose') {
    third.type('1');
    await third.until((text) => see(text).enter === 'run');
  }
  await meets(third, 'docker compose up -d', 'Compose would start the app outside the swarm');
  await meets(third, 'docker stack deploy -c docker-compose.yml mystack', 'You called the stack mystack');
  await mends(third);
  await leaves(third);

  const fourth = await standAt(home, 'view-tasks');
  await meets(fourth, 'docker stack pss getstartedlab', "Docker didn't understand the command");
  await mends(fourth);
  await leaves(fourth);

  const fifth = await standAt(home, 'scale-up');
  await meets(fifth, undefined, 'docker-compose.yml still asks for 5 replicas');
  fifth.type('x');
  await fifth.until(/ is now /);
  fifth.type('\r');
  await fifth.until((text) => see(text).enter === 'next');
  await leaves(fifth);
});
