import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/driver/open-session.ts';
import type { InsidePrograms, Session } from '../../src/driver/types.ts';
import { homeFolders } from '../../src/files/home.ts';
import { runCommand } from '../../src/shell/run-command.ts';
import { insideRunner } from '../../src/shell/run-inside.ts';
import type { RunRequest } from '../../src/shell/types.ts';
import { SIMULATOR } from '../support/program.ts';
import { BASE_ENV, scratchOf, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

/** A program that notes its calls, and prints on both streams. */
function echoing(): InsidePrograms & { readonly calls: string[][] } {
  const calls: string[][] = [];
  return {
    calls,
    mayRun: (name, [first]) => name === 'docker' || (name === 'printf' && first === 'here'),
    async run(name, args, { out, err, env, cwd }) {
      calls.push([name, ...args]);
      out(`${env.GREETING} from ${cwd}\n`);
      err(`${env.PWD}\n`);
      return args.length;
    },
  };
}

function request(command: string, more: Partial<RunRequest> = {}): RunRequest {
  return {
    command,
    shell: 'bash',
    shellProgram: 'bash',
    state: { env: BASE_ENV, cwd: folder.path },
    onOutput: () => undefined,
    scratch: scratchOf(folder.path),
    ...more,
  };
}

describe('a command that is nothing but a call of our program', () => {
  test('runs in this process, with the variables and in the folder of the shell', async () => {
    const programs = echoing();
    const seen: string[] = [];
    const ran = await insideRunner(programs)(
      request("docker ps 'a b'", { onOutput: (stream, text) => seen.push(`${stream}: ${text}`) }),
    );
    expect(programs.calls).toEqual([['docker', 'ps', 'a b']]);
    expect(ran).toMatchObject({ exitCode: 2, interrupted: false, timedOut: false });
    expect(ran.stdout).toBe(`hello from ${folder.path}\n`);
    expect(seen).toEqual([`stdout: ${ran.stdout}`, `stderr: ${folder.path}\n`]);
    expect(ran.state).toEqual({ env: { ...BASE_ENV, PWD: folder.path }, cwd: folder.path });
  });

  test('may be several, one for each line; the exit code is that of the last', async () => {
    const programs = echoing();
    const ran = await insideRunner(programs)(request('docker ps -a -q\nprintf here\n'));
    expect(programs.calls).toEqual([
      ['docker', 'ps', '-a', '-q'],
      ['printf', 'here'],
    ]);
    expect(ran.exitCode).toBe(1);
  });

  test.each([
    ['one word is for a shell', 'printf here; echo from a shell'],
    ['one program is not ours', 'printf here\necho from a shell'],
    ['one call needs a process', "printf here\nprintf 'from a shell\\n'"],
    ['nothing is ours', 'echo from a shell'],
  ])('gets its shell where %s', async (_, command) => {
    const programs = echoing();
    const ran = await insideRunner(programs)(request(command));
    expect(programs.calls).toEqual([]);
    expect(ran.stdout).toContain('from a shell\n');
  });

  test('gets its shell where PowerShell would read the words, or where its folder is gone', async () => {
    const programs = echoing();
    const gone = { env: BASE_ENV, cwd: join(folder.path, 'gone') };
    const run = insideRunner(programs);
    await run(request('docker', { shell: 'powershell', shellProgram: 'no-such-shell' }));
    const { notices } = await run(request('docker', { state: gone, fallbackFolder: folder.path }));
    expect(programs.calls).toEqual([]);
    expect(notices).toEqual([{ kind: 'folder-gone', folder: gone.cwd, now: folder.path }]);
  });

  test('keeps of a flood its beginning and its end', async () => {
    const run = async (_: string, __: readonly string[], { out }: { out: (text: string) => void }) => {
      for (let line = 0; line < 200_000; line += 1) out(`line ${line}\n`);
      return 0;
    };
    const { stdout } = await insideRunner({ mayRun: () => true, run })(request('docker logs'));
    expect(stdout.length).toBeLessThan(600_000);
    expect(stdout).toMatch(/^line 0\n[\s\S]*characters left out[\s\S]*line 199999\n$/);
  });
});

describe('a program that never ends', () => {
  /** It says that it has begun, and once more after it was told to stop. */
  const endless: InsidePrograms = {
    mayRun: () => true,
    run: (_name, _args, { out, signal }) => {
      out('begun\n');
      signal?.addEventListener('abort', () => out('too late\n'));
      return new Promise(() => undefined);
    },
  };

  test('is left when it is interrupted, and what comes after it is not begun', async () => {
    const ending = new AbortController();
    const ran = await insideRunner(endless)(
      request('docker logs -f\ndocker ps', { signal: ending.signal, onOutput: () => ending.abort() }),
    );
    expect(ran).toMatchObject({ exitCode: null, interrupted: true, timedOut: false, stdout: 'begun\n' });
  });

  test('is left when its time is up', async () => {
    const ran = await insideRunner(endless)(request('docker logs -f', { timeoutMs: 20 }));
    expect(ran).toMatchObject({ exitCode: null, interrupted: false, timedOut: true });
  });

  test('is not begun when the walk was interrupted before', async () => {
    const ran = await insideRunner(endless)(request('docker logs -f', { signal: AbortSignal.abort() }));
    expect(ran).toMatchObject({ exitCode: null, interrupted: true, stdout: '' });
  });
});

describe('a simulated program', () => {
  let session: Session;

  beforeAll(async () => {
    const home = join(folder.path, 'home');
    mkdirSync(home);
    const env = { ...BASE_ENV, SWARM_TUTOR_HOME: home };
    session = await openSession('simulator', {
      home: homeFolders(env),
      language: 'en',
      speed: 'instant',
      mainPath: SIMULATOR,
      env,
    });
  });

  test.each([
    'docker --version',
    'docker node ls',
    'docker nod ls',
    'docker service create',
    `docker info --format '{{.Swarm.LocalNodeState}}'`,
    'docker-machine --version\ndocker-machine ls',
    'docker-machine ip nowhere',
    'docker-compose --version',
    'curl -sS http://192.168.99.100/',
    'docker stack deploy -c nowhere.yml web',
  ])('says the same as in a process of its own: %s', async (command) => {
    const { inside, shell, shellProgram, programs, scratch } = session;
    if (inside === undefined) throw new Error('the simulator runs its programs inside');
    const asked = request(command, {
      ...{ shell, shellProgram, programs, scratch },
      state: { env: session.env, cwd: session.workspace },
    });
    const { durationMs: _, ...ran } = await insideRunner(inside)(asked);
    const { durationMs: __, ...inShell } = await runCommand(asked);
    expect(ran).toEqual(inShell);
  });
});
