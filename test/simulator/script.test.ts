/** Lines of bash on the simulator, without a process: what builds start states and tries solutions. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runScript } from '../../src/simulator/index.ts';

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'swarm-tutor-script-'));
  folder = join(root, 'workspace');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const run = (text: string, env: Readonly<Record<string, string>> = {}, cwd = folder) =>
  runScript(text, join(root, 'simulator'), folder, { env: { PATH: '/usr/bin', ...env }, cwd });

test('programs of the simulator run in it, in pipes, substitutions and loops', async () => {
  const { stdout, exitCode } = await run(`
    for name in one two; do docker-machine create --driver virtualbox $name >/dev/null; done
    eval $(docker-machine env two)
    docker-machine ls -q | sort -r
    docker info --format '{{.Name}}'
  `);
  expect([exitCode, stdout]).toEqual([0, 'two\none\ntwo\n']);
});

test.each(['/usr/bin/fish', 'C:\\Windows\\System32\\cmd.exe', ''])(
  'its programs print for bash, although the learner has another shell: %j',
  async (SHELL) => {
    const { stdout, stderr } = await run(
      'docker-machine create --driver virtualbox one >/dev/null; eval $(docker-machine env one); echo $DOCKER_MACHINE_NAME',
      SHELL === '' ? {} : { SHELL },
    );
    expect([stdout, stderr]).toEqual(['one\n', '']);
  },
);

test('what it leaves of variables and folder goes to the next, and the speed stays what it was', async () => {
  mkdirSync(join(folder, 'inner'));
  const { env, cwd } = await run('export GREETING=hello; cd inner', { SWARM_TUTOR_SPEED: '4' });
  expect(cwd).toBe(join(folder, 'inner'));
  expect(env).toMatchObject({ GREETING: 'hello', PWD: cwd, SWARM_TUTOR_SPEED: '4' });
  expect((await run('echo $GREETING; pwd', env, cwd)).stdout).toBe('hello\n/workspace/inner\n');
});

test('of the files of this computer it sees and changes those of its folder only', async () => {
  writeFileSync(join(folder, 'mine'), 'a');
  writeFileSync(join(root, 'theirs'), 'b');
  const { stdout } = await run(
    `sed -i s/a/c/ mine; cat ../theirs "${join(root, 'theirs')}"; echo x > ../new; ls`,
  );
  expect(stdout).toBe('mine\n');
  expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('c');
  expect(existsSync(join(root, 'new'))).toBe(false);
});

test('sleeping takes simulated time only', async () => {
  const machine = 'docker-machine create --driver virtualbox one >/dev/null';
  const clock = 'docker-machine ssh one date +%s';
  const { stdout } = await run(`${machine}; ${clock}; sleep 3600; ${clock}`);
  const [before = 0, after = 0] = stdout.trim().split('\n').map(Number);
  expect(after - before).toBeGreaterThanOrEqual(3600);
  expect(after - before).toBeLessThan(3700);
});

test('its exit code is that of the last command, and what fails says so on stderr', async () => {
  const { exitCode, stderr } = await run('docker-machine ip nobody');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('"nobody" does not exist');
});
