/** Whatever the learner's umask is: what is kept of them can be read by nobody else, file by file. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { learnersEnv, PROGRAM, temporaryFolders } from '../support/program.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** Files and folders below a home that others may read, write or enter. Those in a workspace are the learner's own; a folder that Node.js makes among compiled code is in one of ours. */
function openOnes(home: string): string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !/(^|\/)(workspace|compiled-code)\//.test(relative(home, path)) &&
        (lstatSync(path).mode & 0o077) !== 0,
    )
    .map((path) => relative(home, path));
}

test.skipIf(process.platform === 'win32')('all that is kept is for its owner only', () => {
  const home = join(folders.make(), 'home');
  // A folder of the learner's, which everybody may look into.
  mkdirSync(home, { mode: 0o755 });
  const run = (...args: string[]) =>
    execFileSync('sh', ['-c', 'umask 0; exec "$@"', 'sh', process.execPath, PROGRAM, ...args], {
      env: learnersEnv(home, { NODE_COMPILE_CACHE: '' }),
      stdio: 'ignore',
    });
  const simulated = ['--driver', 'simulator', '--speed', 'instant'];
  run('run', '--until', 'create-manager', ...simulated);
  const inside = 'echo x > mine.txt; mkdir mine; echo hello | docker secret create one -';
  run(
    ...[
      'shell',
      '-c',
      `docker-machine ssh myvm1 "docker swarm init --advertise-addr $(docker-machine ip myvm1)"; docker-machine ssh myvm1 '${inside}'`,
    ],
    ...['--driver', 'simulator'],
  );
  run(
    'shell',
    '-c',
    'docker-machine scp docker-compose.yml myvm1:given.yml || true',
    '--driver',
    'simulator',
  );
  expect(() => run('exercise', 'ghost-node', '--json', ...simulated)).not.toThrow();
  expect(openOnes(home)).toEqual([]);
  const kept = readdirSync(home, { recursive: true, encoding: 'utf8' });
  expect(kept).toEqual(
    expect.arrayContaining(
      `progress.json session.json ledger.json scratch workspace simulator/state.json simulator/secrets.key
      simulator/bin/docker simulator/bin/.gates simulator/machines/myvm1/home/mine.txt exercises/ghost-node/exercise.json
      simulator/machine/machines/myvm1/config.json compiled-code`.split(/\s+/),
    ),
  );
});

test.skipIf(process.platform === 'win32')('so are a room and what its learners are to tell', async () => {
  const home = join(folders.make(), 'home');
  const start = ['-c', 'umask 0; exec "$@"', 'sh', process.execPath, PROGRAM];
  const env = learnersEnv(home);
  const serving = spawn('sh', [...start, 'room', 'open', '--port', '0', '--plain'], { env });
  let told = '';
  serving.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  try {
    await eventually(() => expect(told).toMatch(/swarm-tutor join \S+\s/));
    const [, address = ''] = /swarm-tutor join (\S+)/.exec(told) ?? [];
    execFileSync('sh', [...start, 'join', address, '--as', 'Ada', '--yes'], { env, stdio: 'ignore' });
    expect(openOnes(home)).toEqual([]);
    expect(readdirSync(home, { recursive: true, encoding: 'utf8' })).toEqual(
      expect.arrayContaining(['rooms/rooms.db', 'room/joined.json']),
    );
  } finally {
    serving.kill('SIGTERM');
    await once(serving, 'exit');
  }
});
