/** `swarm-tutor watch`: what it prints, and that it leaves everything as it is. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { lineOf } from '../../src/commands/lines.ts';
import { run } from '../../src/commands/run.ts';
import { watch } from '../../src/commands/watch.ts';
import { openSession } from '../../src/driver/open-session.ts';
import { homeFolders } from '../../src/files/home.ts';
import { filesBelow, learnersEnv, temporaryFolders } from '../support/program.ts';
import { ioWith, startOf } from '../support/start.ts';

const folders = temporaryFolders();
let home: string;

/** A home in which Part 4 has come to its tasks. */
beforeAll(async () => {
  home = join(folders.make(), 'home');
  const walked = ['run', '--driver', 'simulator', '--speed', 'instant', '--until', 'view-tasks'];
  expect(await run(startOf(walked, { home }))).toBe(0);
});
afterAll(() => folders.removeAll());

/** The start of a command line whose lines go into `lines`. */
function starting(
  args: readonly string[],
  lines: string[],
  { at = home, env = learnersEnv(at), more = {} as Partial<Io> } = {},
) {
  const io = ioWith(env, { out: (...pieces) => lines.push(lineOf(pieces).trimEnd()) });
  return { ...startOf(['watch', ...args], { home: at, env }), io: { ...io, ...more } };
}

/** A command line, its exit code and what it wrote. */
async function watching(args: readonly string[], at = home, env = learnersEnv(at)) {
  const lines: string[] = [];
  let document: unknown;
  const json = (value: unknown) => {
    document = value;
  };
  const code = await watch(starting(args, lines, { at, env, more: { json } }));
  return { code, lines, document };
}

/** One command on the simulated swarm, as from the learner's own shell. */
async function learner(line: string): Promise<string> {
  const env = { ...process.env, SWARM_TUTOR_HOME: home };
  const session = await openSession('simulator', {
    home: homeFolders(env),
    language: 'en',
    env,
    speed: 'instant',
  });
  const { stdout, exitCode } = await session.ask(['docker-machine', 'ssh', 'myvm1', line], {
    env: session.env,
    cwd: session.workspace,
    timeoutMs: 20_000,
  });
  expect(exitCode, line).toBe(0);
  return stdout;
}

describe('watching the swarm', () => {
  it('shows machines, services and tasks once', async () => {
    const { code, lines } = await watching(['--once']);
    expect(code).toBe(0);
    expect(lines[0]).toBe('The swarm on simulator (simulated: there are no real machines)');
    expect(lines).toContain('myvm1     Running   192.168.99.100   manager · Leader   Ready    Active');
    expect(lines.join('\n')).toMatch(
      /getstartedlab_web +replicated +5\/5 +\*:80->80\/tcp +john\/get-started:part2/,
    );
    expect(lines.filter((line) => /^web\.\d +myvm[12] +running/.test(line))).toHaveLength(5);
  });

  it('speaks Chinese', async () => {
    const { lines } = await watching(['--once', '--lang', 'zh']);
    expect(lines[0]).toBe('驱动 simulator 上的 swarm（模拟：背后没有真实的机器）');
  });

  it('gives one document with --json', async () => {
    const { document, lines } = await watching(['--json']);
    expect(lines).toEqual([]);
    expect(document).toMatchObject({
      driver: 'simulator',
      machines: [
        {
          ...{ name: 'myvm1', state: 'Running', role: 'manager', leader: true, availability: 'Active' },
          ...{ address: '192.168.99.100' },
        },
        { name: 'myvm2', role: 'worker', leader: false },
      ],
      services: [
        { name: 'getstartedlab_web', mode: 'replicated', running: 5, desired: 5, ports: '*:80->80/tcp' },
      ],
      quorumLost: false,
    });
    const { machines } = document as { machines: { tasks: Record<string, unknown>[] }[] };
    const tasks = machines.flatMap(({ tasks: own }) => own);
    expect(tasks.map(({ slot }) => slot).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(tasks[0]).toMatchObject({
      service: 'getstartedlab_web',
      state: 'running',
      desired: 'running',
      error: '',
    });
  });

  it('leaves every file as it was, and adds none', async () => {
    const before = state(home);
    await watching(['--once']);
    await watching(['--json']);
    expect(state(home)).toEqual(before);
  });

  it('says that there are no machines yet, and makes no home for that', async () => {
    const nowhere = join(folders.make(), 'nothing here');
    const { code, lines } = await watching(['--once'], nowhere);
    expect(code).toBe(0);
    expect(lines).toEqual([
      'There are no machines on simulator yet. swarm-tutor makes them with you, step by step.',
    ]);
    expect((await watching(['--json'], nowhere)).document).toMatchObject({ machines: [], services: [] });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('ends with 3 where Docker Machine is missing, and says what to do', async () => {
    const nothing = { ...learnersEnv(home), PATH: folders.make() };
    const started = watching(['--once', '--driver', 'virtualbox'], home, nothing);
    await expect(started).rejects.toMatchObject({
      exitCode: 3,
      message: 'The machines could not be asked: docker-machine is not installed.',
    });
  });

  it('does not take a broken state for an empty one, and leaves it where it is', async () => {
    const broken = join(folders.make(), 'broken');
    const { simulator } = homeFolders({ SWARM_TUTOR_HOME: broken });
    const file = join(simulator, 'state.json');
    mkdirSync(simulator, { recursive: true });
    writeFileSync(file, '{"not": "ours"}');
    await expect(watching(['--once'], broken)).rejects.toMatchObject({ exitCode: 3 });
    expect(readFileSync(file, 'utf8')).toBe('{"not": "ours"}');
  });

  it('tells in lines what happens, until it is interrupted', async () => {
    const stopper = new AbortController();
    const lines: string[] = [];
    const start = starting(['--plain'], lines, { more: { signal: stopper.signal } });
    const watched = watch(start);
    await until(() => lines.length > 5);
    await learner('docker service scale --detach getstartedlab_web=6');
    await until(() =>
      lines.some((line) => /\d\d:\d\d:\d\d {2}getstartedlab_web is scaled from 5 to 6$/.test(line)),
    );
    await until(() => lines.some((line) => /web\.6 on myvm[12] is running$/.test(line)));
    stopper.abort();
    expect(await watched).toBe(130);
  });
});

/** Every file with its text and when it was written. */
function state(folder: string) {
  return filesBelow(folder).map(({ path, text }) => ({ path, text, written: statSync(path).mtimeMs }));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
