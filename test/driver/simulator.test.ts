import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/driver/open-session.ts';
import { NotOnPathError } from '../../src/driver/programs-first.ts';
import { spawnAsk } from '../../src/driver/spawn-ask.ts';
import type { Session } from '../../src/driver/types.ts';
import { homeFolders } from '../../src/files/home.ts';
import { runCommand } from '../../src/shell/run-command.ts';
import { SIMULATOR } from '../support/program.ts';
import { standIns } from '../support/stand-ins.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), "a learner's home ")));
const own = {
  ...process.env,
  SWARM_TUTOR_HOME: root,
  DOCKER_HOST: 'tcp://192.168.99.100:2376',
  DOCKER_MACHINE_NAME: 'mine',
  MACHINE_STORAGE_PATH: '/somewhere',
  SHELL: '/usr/bin/fish',
};
let session: Session;

beforeAll(async () => {
  session = await openSession('simulator', {
    home: homeFolders(own),
    language: 'en',
    speed: 'instant',
    mainPath: SIMULATOR,
    env: own,
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const asking = (
  more: Partial<{ env: Record<string, string>; signal: AbortSignal; timeoutMs: number }> = {},
) => ({
  env: session.env,
  cwd: session.workspace,
  timeoutMs: 20_000,
  ...more,
});

describe('a session on the simulator', () => {
  test('says that it is one', () => {
    expect(session).toMatchObject({
      driver: 'simulator',
      simulated: true,
      workspace: join(root, 'workspace'),
    });
  });

  test("has its programs first on the PATH, and the learner's other programs after them", () => {
    const [first, ...rest] = (session.env.PATH ?? '').split(delimiter);
    expect(first).toBe(join(root, 'simulator', 'bin'));
    expect(rest.join(delimiter)).toBe(process.env.PATH);
    expect(session.env.HOME).toBe(process.env.HOME);
  });

  test('tells programs which shell its commands run in, not which one the learner has', () => {
    expect(session.env.SHELL).toBe(process.platform === 'win32' ? own.SHELL : session.shellProgram);
  });

  test.skipIf(process.platform === 'win32')(
    "is led astray neither by the learner's start-up files nor by functions for its programs",
    async () => {
      const elsewhere = join(root, 'elsewhere.sh');
      writeFileSync(elsewhere, 'PATH=/usr/bin:/bin\n');
      const { env } = await openSession('simulator', {
        home: homeFolders(own),
        language: 'en',
        env: { ...own, BASH_ENV: elsewhere, ENV: elsewhere, 'BASH_FUNC_docker%%': '() { echo mine; }' },
      });
      const { stdout } = await runCommand({
        command: 'type -t docker; command -v docker',
        shell: 'bash',
        shellProgram: 'bash',
        state: { env, cwd: session.workspace },
        scratch: session.scratch,
        onOutput: () => undefined,
      });
      expect(stdout).toBe(`file\n${join(root, 'simulator', 'bin', 'docker')}\n`);
    },
  );

  test('is refused where its programs cannot stand on the PATH, before anything is made', async () => {
    const home = join(root, `a${delimiter}b`);
    const opened = openSession('simulator', {
      home: homeFolders({ ...own, SWARM_TUTOR_HOME: home }),
      language: 'en',
      env: own,
    });
    await expect(opened).rejects.toThrow(NotOnPathError);
    expect(existsSync(home)).toBe(false);
  });

  test("knows nothing of the learner's own machines", () => {
    const leading = Object.keys(session.env).filter((name) => /^(DOCKER|MACHINE)_/.test(name));
    expect(leading).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('runs the simulated programs in the shell', async () => {
    const result = await runCommand({
      command: 'docker-machine --version && command -v docker',
      shell: session.shell,
      shellProgram: session.shellProgram,
      state: { env: session.env, cwd: session.workspace },
      scratch: session.scratch,
      onOutput: () => undefined,
    });
    expect(result.stdout).toBe(
      `docker-machine version 0.16.2, build bd45ab13\n${join(root, 'simulator', 'bin', 'docker')}\n`,
    );
  });
});

describe('a question to the simulator', () => {
  test.each([
    { argv: ['docker-machine', 'ls'] },
    { argv: ['docker-machine', 'create', '--driver', 'virtualbox', 'myvm1'] },
    { argv: ['docker-machine', 'ls', '--format', '{{json .Name}}'] },
    { argv: ['docker-machine', 'ip', 'myvm2'] },
    { argv: ['docker', '--nonsense'] },
    { argv: ['curl', 'http://192.168.99.100/'] },
  ])('is answered alike inside this process and in one of its own: $argv', async ({ argv }) => {
    const inside = await session.ask(argv, asking());
    const outside = await spawnAsk(argv, asking());
    if (argv[1] === 'create') {
      expect(inside.exitCode).toBe(0);
      expect(outside.stderr).toContain('already exists');
    } else expect(inside).toEqual(outside);
  });

  test('is never answered by a real program, whatever the PATH holds', async () => {
    const real = standIns(join(root, 'real'), ['docker-machine']);
    const env = { ...session.env, PATH: [real.folder, session.env.PATH].join(delimiter) };
    const answer = await session.ask(['docker-machine', '--version'], asking({ env }));
    expect(answer.stdout).toContain('docker-machine version 0.16.2');
    expect(real.reached()).toBe('');
  });

  test.skipIf(process.platform === 'win32')('may be for any other program', async () => {
    const answer = await session.ask(['sh', '-c', 'echo "$0"; exit 4', 'x'], asking());
    expect(answer).toEqual({ stdout: 'x\n', stderr: '', exitCode: 4 });
  });

  test('ends with the reason of an abort', async () => {
    const reason = new Error('enough');
    const asked = session.ask(['docker-machine', 'ls'], asking({ signal: AbortSignal.abort(reason) }));
    await expect(asked).rejects.toBe(reason);
  });
});
