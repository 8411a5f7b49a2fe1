/** The contract of the command line: documents, exit codes, and one clear message for each mistake. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { learnersEnv, PROGRAM, temporaryFolders, tutor } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** A home where nothing was done yet. */
function freshHome(): string {
  return join(folders.make(), 'home');
}

describe('documents', () => {
  test('list names courses, lessons and steps with their status', async () => {
    const { code, stdout, stderr } = await tutor(['list', '--json'], { home: freshHome() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { courses } = JSON.parse(stdout);
    expect(courses.map(({ id }: { id: string }) => id)).toEqual(['part-4-swarms', 'services-by-hand']);
    expect(Object.keys(courses[0])).toEqual(['id', 'title', 'lessons']);
    expect(courses[0].lessons).toHaveLength(12);
    expect(courses[0].lessons[0].steps[0]).toEqual({
      id: 'docker-version',
      title: 'Check your Docker',
      status: 'pending',
    });
  });

  test('doctor tells the platform, every driver with what it lacks, and its choice', async () => {
    const { code, stdout } = await tutor(['doctor', '--json'], { home: freshHome() });
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(['platform', 'drivers', 'chosen']);
    expect(report.drivers.map(({ id }: { id: string }) => id).sort()).toEqual([
      'dind',
      'generic',
      'hyperv',
      'simulator',
      'virtualbox',
    ]);
    for (const driver of report.drivers) {
      expect(Object.keys(driver)).toEqual(expect.arrayContaining(['id', 'usable', 'missing']));
      expect(driver.missing.length > 0).toBe(!driver.usable);
      for (const { what, why, fix } of driver.missing) expect([what, why, fix].every(Boolean)).toBe(true);
    }
    expect(report.drivers.find(({ id }: { id: string }) => id === 'simulator').usable).toBe(true);
    expect(report.chosen).toEqual({ driver: expect.any(String), why: expect.any(String) });
  });

  test('lint says where something is wrong, and how to mend it', async () => {
    const home = freshHome();
    const broken = folders.make();
    mkdirSync(join(broken, 'mine'));
    writeFileSync(join(broken, 'mine', 'course.yaml'), 'schema: 1\nid: mine\ntitel: Mine\n');
    const theirs = await tutor(['lint', broken, '--json'], { home });
    expect(theirs.code).toBe(2);
    const { problems } = JSON.parse(theirs.stdout);
    expect(problems).toContainEqual({
      file: expect.stringContaining('course.yaml'),
      line: 3,
      column: 1,
      message: expect.stringContaining('titel'),
    });
    const asText = await tutor(['lint', broken], { home });
    expect(asText.stdout).toMatch(/course\.yaml:3:1: .*titel/);
  });

  test('check before anything was done looks at the goal, and fails with expected, actual and a hint', async () => {
    const { code, stdout } = await tutor(['check', '--driver', 'simulator', '--json'], { home: freshHome() });
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual([
      ...['course', 'driver', 'lang', 'steps', 'summary'],
      ...['assignment', 'missing', 'next'],
    ]);
    expect(report.summary.failed).toBeGreaterThan(5);
    const step = report.steps.find(({ id }: { id: string }) => id === 'create-manager');
    expect(step).toMatchObject({
      lesson: 'create-a-cluster',
      status: 'failed',
      command: null,
      exitCode: null,
    });
    expect(step.checks[0]).toEqual({
      id: 'running',
      title: 'myvm1 is Running',
      passed: false,
      expected: expect.stringContaining('myvm1'),
      actual: expect.any(String),
      hint: expect.stringContaining('docker-machine ls'),
      blockedBy: 'there is no machine myvm1',
    });
  });
});

describe('the language chosen last', () => {
  const home = freshHome();
  beforeAll(() => {
    mkdirSync(home, { recursive: true });
    const walks = {};
    writeFileSync(join(home, 'progress.json'), JSON.stringify({ schema: 1, language: 'zh', walks }));
  });

  test('is that of the help, and of what is said of a wrong command line', async () => {
    expect((await tutor(['--help'], { home })).stdout).toContain('用法');
    expect((await tutor(['--drivr'], { home })).stderr).toMatch(
      /--drivr.*[\u4e00-\u9fff]|[\u4e00-\u9fff].*--drivr/,
    );
    expect((await tutor(['--help', '--lang', 'en'], { home })).stdout).toContain('Usage');
  });
});

describe('exit codes', () => {
  const home = freshHome();

  test.each([
    { args: ['--version'], code: 0, stdout: /^\d+\.\d+\.\d+\n$/ },
    { args: ['--help'], code: 0, stdout: /^Docker's "Get Started[\s\S]*Exit codes: 0 done/ },
    { args: ['run', '--help'], code: 0, stdout: /^Usage: swarm-tutor run \[--until STEP\]/ },
    { args: ['--help', '--lang', 'zh'], code: 0, stdout: /用法/ },
    {
      args: ['cheatsheet', 'token', '--driver', 'simulator'],
      code: 0,
      stdout: /docker swarm join-token -q worker/,
    },
    {
      // What nobody knows yet is a blank to fill in, never the name of a shell's variable.
      args: ['cheatsheet', 'worker', '--driver', 'simulator'],
      code: 0,
      stdout: /docker swarm join --token <join token> (<manager ip>|[\d.]+):2377"/,
    },
    { args: ['shell', '-c', 'exit 7', '--driver', 'simulator'], code: 7, stdout: /^$/ },
  ])('$args: $code', async ({ args, code, stdout }) => {
    const ended = await tutor(args, { home });
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: '' });
    expect(ended.stdout).toMatch(stdout);
  });

  test.each([
    { args: ['--drivr', 'simulator'], code: 2, says: /no option --drivr\. Did you mean --driver\?/ },
    { args: ['--driver'], code: 2, says: /--driver needs a value/ },
    {
      args: ['--driver', 'vmware'],
      code: 2,
      says: /--driver cannot be "vmware"\. It takes: auto, virtualbox/,
    },
    { args: ['--lang', 'de'], code: 2, says: /--lang cannot be "de"\. It takes: en, zh/ },
    { args: ['--speed', 'fast'], code: 2, says: /--speed cannot be "fast"/ },
    {
      args: ['--set', 'manager=my vm', '--lang', 'zh'],
      code: 2,
      says: /--set manager：“my vm”不能用作“第一台机器的名称”。可以写成：myvm1$/m,
    },
    {
      args: ['--set', 'manager', '--lang', 'zh'],
      code: 2,
      says: /--set 要写成“名称=值”，不能只写“manager”。/,
    },
    { args: ['--json=yes', 'list'], code: 2, says: /--json takes no value/ },
    { args: ['list', '--until', 'x'], code: 2, says: /--until doesn't work with list\. It belongs to: run/ },
    { args: ['list', 'lessons'], code: 2, says: /"lessons" is one argument too many/ },
    { args: ['chek'], code: 2, says: /no command, lesson or step "chek"\. Did you mean check\?/ },
    { args: ['init-swarm'], code: 2, says: /needs a terminal/ },
    { args: ['help', 'chek'], code: 2, says: /no command "chek"\. Did you mean check\?/ },
    {
      args: ['check', 'init-swam'],
      code: 2,
      says: /no command, lesson or step "init-swam"\. Did you mean init-swarm\?/,
    },
    { args: ['run', '--until', 'nowhere', '--driver', 'simulator'], code: 2, says: /"nowhere"/ },
    {
      args: ['run', '--set', 'managr=node1', '--driver', 'simulator'],
      code: 2,
      says: /no setting "managr"\. Did you mean manager\? There are: manager, worker/,
    },
    {
      args: ['check', '--set', 'manager=my vm', '--driver', 'simulator'],
      code: 2,
      says: /--set manager: "my vm" does not look like Name of the first machine\. It should look like myvm1\./,
    },
    {
      args: ['run', '--set', 'manager=myvm2', '--driver', 'simulator'],
      code: 2,
      says: /manager and worker would both be called myvm2\./,
    },
    { args: ['learn'], code: 2, says: /needs a terminal/ },
    { args: ['shell'], code: 2, says: /A shell needs a terminal/ },
    { args: ['run', '--driver', 'dind'], code: 2, says: /makes real machines.*--yes/ },
    { args: ['run', '--driver', 'hyperv', '--yes'], code: 3, says: /The driver hyperv is not ready/ },
    { args: ['doctor', '--driver', 'hyperv'], code: 3, says: /^$/ },
    { args: ['lint', 'nowhere'], code: 2, says: /./ },
    { args: ['cheatsheet', 'xyzzy'], code: 1, says: /Nothing in the cheat sheet contains "xyzzy"/ },
    { args: ['reset'], code: 1, says: /Nothing was removed\. Without a terminal, add --yes\./ },
  ])('$args: $code, with a message', async ({ args, code, says }) => {
    const ended = await inside(args, { home });
    expect(ended.code).toBe(code);
    expect(ended.stderr.trimEnd()).toMatch(says);
    expect(ended.stderr).not.toMatch(/^\s+at |node:internal/m);
  });

  test('130 when it is interrupted, with the document all the same', async () => {
    const ended = await tutor(['run', '--driver', 'simulator', '--json'], {
      home: freshHome(),
      started: (child) => child.stderr?.once('data', () => child.kill('SIGINT')),
    });
    expect(ended.code).toBe(130);
    expect(JSON.parse(ended.stdout).summary.failed).toBe(0);
  });

  test('a command in the shell that is interrupted: 130', async () => {
    const ended = await tutor(['shell', '-c', 'echo ready; sleep 60', '--driver', 'simulator'], {
      home,
      started: (child) => child.stdout?.once('data', () => child.kill('SIGINT')),
    });
    expect(ended.code).toBe(130);
  });
});

// A device on which every write finds the disk full.
describe.skipIf(!existsSync('/dev/full'))('output that cannot be written', () => {
  test.each(['list', 'doctor --json', 'run --until docker-version', '--help'])(
    '%s: 1, with a message',
    async (command) => {
      const ended = await tutor(command.split(' '), { home: freshHome(), stdout: '/dev/full' });
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(/^swarm-tutor: The output cannot be written \(ENOSPC.*\n$/);
    },
  );
});

test('a folder that is gone is told, where the home would lie in it', () => {
  const ended = spawnSync('sh', ['-c', 'rmdir "$PWD" && exec "$0" "$1" list', process.execPath, PROGRAM], {
    cwd: folders.make(),
    env: learnersEnv('home', { HOME: '/' }),
    encoding: 'utf8',
  });
  expect(ended.status).toBe(3);
  expect(ended.stderr).toMatch(/^swarm-tutor: The folder you are in no longer exists\..*\n$/);
});

describe('a home that cannot be used', () => {
  test('is refused where its programs cannot stand on the PATH', async () => {
    const home = join(folders.make(), `my${delimiter}home`);
    const ended = await tutor(['shell', '-c', 'docker node ls', '--driver', 'simulator'], { home });
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toMatch(/^swarm-tutor: The folder .* cannot be on the PATH, .*SWARM_TUTOR_HOME/);
  });

  test.each(['list', 'run', 'check', 'shell -c true', 'cheatsheet', 'reset --yes'])(
    '%s says so in one message when a file stands in its place',
    async (command) => {
      const file = join(folders.make(), 'file');
      writeFileSync(file, 'mine');
      const ended = await inside(
        [...command.split(' '), ...(/run|check|shell/.test(command) ? ['--driver', 'simulator'] : [])],
        {
          home: join(file, 'home'),
        },
      );
      expect(readFileSync(file, 'utf8')).toBe('mine');
      expect(ended.stderr).not.toMatch(/^\s+at |node:internal/m);
      if (['list', 'cheatsheet'].some((reads) => command.startsWith(reads))) expect(ended.code).toBe(0);
      else if (command === 'reset --yes') expect([0, 3]).toContain(ended.code);
      else {
        expect(ended.code).toBe(3);
        expect(ended.stderr).toMatch(/^swarm-tutor: \/.*\/home cannot be used: .*SWARM_TUTOR_HOME/);
      }
    },
  );
});

/** What editors, disks and accidents leave behind in a JSON file. */
const GARBAGE: Readonly<Record<string, string>> = {
  'an empty file': '',
  'half a document': '{"schema":1,"walks":{"part-4-swarms/simulator":{"records":{"docker-ver',
  'text that is no JSON': 'hello\n',
  'bytes that are no text': '\u0000\u0001\ufffd\ufffd{"schema":1}',
  'a JSON null': 'null',
  'a list': '[1,2,3]',
  'a number': '42',
  "another program's document": '{"name":"left-pad","version":"1.0.0"}',
  'our schema with wrong insides':
    '{"schema":1,"walks":[],"entries":{},"cwd":7,"machines":null,"clusters":3}',
  'values of wrong kinds':
    '{"schema":1,"walks":{"part-4-swarms/simulator":{"records":{"docker-version":7},"values":{"manager":{}}}},"entries":[{"kind":1}],"cwd":"/","set":{"A":1},"unset":[],"clock":0,"wallAt":0,"machines":{"x":1},"clusters":{},"local":{}}',
  'a very deep list': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
};

describe.each(Object.entries(GARBAGE))('%s instead of what was kept', (_, garbage) => {
  test('is told in a line each and set aside; the commands go on', async () => {
    const home = freshHome();
    mkdirSync(join(home, 'simulator'), { recursive: true });
    for (const file of ['progress.json', 'session.json', 'ledger.json', 'simulator/state.json'])
      writeFileSync(join(home, file), garbage);

    const shell = await inside(['shell', '-c', 'docker-machine ls', '--driver', 'simulator'], { home });
    const reset = await inside(['reset', '--progress', '--yes'], { home });
    const forgotten = await inside(['reset', '--machines', '--yes'], { home });

    for (const { code, stderr } of [shell, reset, forgotten]) {
      expect(stderr).not.toMatch(/^\s+at |node:internal|undefined|TypeError|Cannot read prop/m);
      expect(code).toBe(0);
    }
    expect(shell.stdout).toMatch(/^NAME .*ERRORS\n$/);
    const said = shell.stderr + reset.stderr + forgotten.stderr;
    for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
      if (!name.includes('.corrupt-')) continue;
      expect(said).toContain(`kept as ${join(home, name)}`);
      expect(readFileSync(join(home, name), 'utf8')).toBe(garbage);
    }
    if (garbage.startsWith('{"schema":1,"walks"')) return;
    expect(said.match(/could not be read/g)).toHaveLength(4);
  });
});
