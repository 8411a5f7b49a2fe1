/** Exercises at the command line: begun, judged, helped with, solved; by a person in a terminal, and by a teacher's script. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, type Pty } from '../support/pty.ts';
import { openPty, tutor } from '../support/served-program.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
const freshHome = (): string => join(folders.make(), 'home');
const NAME = 'idle-worker';
const INSTANT = ['--speed', 'instant'];
const MEND = 'docker node update --availability active myvm2 && docker service update --force web';

test('a script begins an exercise, works in it, and judges it before and after', async () => {
  const home = freshHome();
  const begun = await tutor(['exercise', NAME], { home });
  expect([begun.code, begun.stdout]).toEqual([0, expect.stringContaining('The goal: Use both nodes again')]);
  expect(begun.stdout).not.toContain('${');

  const before = await tutor(['exercise', NAME, '--check', '--json'], { home });
  expect(before.code).toBe(1);
  expect(JSON.parse(before.stdout)).toMatchObject({
    course: 'part-4-swarms',
    exercise: NAME,
    driver: 'simulator',
    passed: false,
    checks: [{ id: 'available', passed: false, actual: 'Drain and Ready' }, { id: 'four', passed: true }, {}],
    rules: [{ id: 'answers', passed: true }],
  });

  const half = ['exercise', NAME, '-c', 'docker node update --availability active myvm2'];
  await tutor(half, { home });
  const halfway = await tutor(['exercise', NAME, '--check'], { home });
  expect(halfway.stdout).toContain('What it looks like: Nothing moves back by itself');

  const ran = await tutor(['exercise', NAME, '-c', MEND, ...INSTANT], { home });
  expect(ran.code).toBe(0);
  const after = await tutor(['exercise', NAME, '--check'], { home });
  expect([after.code, after.stdout]).toEqual([0, expect.stringMatching(/Solved in \d+ s\.\n$/)]);

  const listed = JSON.parse((await tutor(['exercises', '--json'], { home })).stdout);
  const own = listed.exercises.find(({ id }: { readonly id: string }) => id === NAME);
  expect(own).toMatchObject({ status: 'passed', kind: 'mend', level: 1, best: { hints: 0, tries: 2 } });
});

test('a rule that was broken on the way is not forgotten', async () => {
  const home = freshHome();
  await inside(['exercise', NAME], { home });
  const half = 'docker node update --availability active myvm2';
  await inside(
    ['exercise', NAME, '-c', `${half}; docker service scale web=0; docker service scale web=4`, ...INSTANT],
    { home },
  );
  const judged = await inside(['exercise', NAME, '--check'], { home });
  expect(judged.code).toBe(1);
  expect(judged.stdout).toMatch(
    /✗ at least two tasks of web run at any time\n.*there is: none at\s+\d\d:\d\d:\d\d/,
  );
  expect(judged.stdout).toContain('A rule that was broken stays broken.');
  expect(judged.stdout).not.toContain('What it looks like');
});

test('an exercise that was begun is thrown away only when one says so', async () => {
  const home = freshHome();
  await inside(['exercise', NAME], { home });
  await inside(['exercise', NAME, '-c', 'echo mine > notes'], { home });
  const notes = join(home, 'exercises', NAME, 'workspace', 'notes');
  const again = await inside(['exercise', NAME], { home });
  expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/throws away[\s\S]*add --reset/)]);
  expect(readFileSync(notes, 'utf8')).toBe('mine\n');
  expect((await inside(['exercise', NAME, '--reset'], { home })).code).toBe(0);
  expect(existsSync(notes)).toBe(false);
});

test('hints come one after the other, the last one stays, and giving up shows a solution that counts as shown', async () => {
  const home = freshHome();
  await inside(['exercise', NAME], { home });
  const hints = [];
  for (let at = 0; at < 5; at += 1) hints.push((await inside(['exercise', NAME, '--hint'], { home })).stdout);
  expect(hints.map((hint) => /^Hint (\d) of 4/.exec(hint)?.[1])).toEqual(['1', '2', '3', '4', '4']);
  expect(hints[3]?.replace(/\s+/g, ' ')).toContain('docker service update --force web');

  const asked = await inside(['exercise', NAME, '--solution'], { home });
  expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining('add --yes')]);
  const shown = await inside(['exercise', NAME, '--solution', '--yes', ...INSTANT], { home });
  expect(shown.code).toBe(0);
  expect(shown.stdout).toMatch(
    /See who may work[\s\S]*Drain[\s\S]*Let it work again[\s\S]*with the solution shown/,
  );
  expect((await inside(['exercises'], { home })).stdout).toContain('solution shown');
});

test('a solution is judged once its tasks have had the time to start', async () => {
  const home = freshHome();
  const shown = await inside(['exercise', 'undone-scale', '--solution', '--yes', '--speed', '5'], { home });
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('✓ five tasks run')]);
});

test('the walk and its machines stay as they are, and a reset takes the exercises, too', async () => {
  const home = freshHome();
  await inside(['shell', '-c', 'docker-machine create mine', '--driver', 'simulator', ...INSTANT], { home });
  await inside(['exercise', NAME], { home });
  const seen = await inside(['shell', '-c', 'docker-machine ls -q', '--driver', 'simulator'], { home });
  expect(seen.stdout).toBe('mine\n');
  const within = await inside(['exercise', NAME, '-c', 'docker-machine ls -q'], { home });
  expect(within.stdout).toBe('myvm1\nmyvm2\n');
  const reset = await inside(['reset', '--yes'], { home });
  expect(reset.stderr).toContain('the exercises that were begun');
  expect(existsSync(join(home, 'exercises'))).toBe(false);
});

test('what is asked for wrongly gets one clear message', async () => {
  const home = freshHome();
  const say = async (...args: readonly string[]) => {
    const { code, stderr } = await inside(['exercise', ...args], { home });
    return [code, stderr.trim()];
  };
  expect(await say()).toEqual([2, expect.stringContaining('Which exercise?')]);
  expect(await say('idle-workers')).toEqual([2, expect.stringContaining('Did you mean idle-worker?')]);
  expect(await say(NAME, '--check')).toEqual([3, expect.stringContaining("hasn't been begun")]);
  expect(await say(NAME, '--check', '--hint')).toEqual([2, expect.stringContaining('Only one of')]);
});

test('with --plain one works in a shell, in which the exercise needs no name', async () => {
  const home = freshHome();
  const terminal = openPty({
    home,
    args: ['exercise', NAME, '--plain', '--lang', 'zh', ...INSTANT],
    rows: 60,
  });
  await terminal.until(/exit 离开/);
  terminal.type('swarm-tutor exercise --check\r');
  await terminal.until(/还没有做出来/);
  terminal.type(`${MEND} >/dev/null && echo do''ne\r`);
  await terminal.until(/^done/m);
  terminal.type('swarm-tutor check\r');
  await terminal.until(/做出来了/);
  terminal.type('exit\r');
  expect((await terminal.exited).code).toBe(0);
});

const LIST = /… The node that gets no work/;

/** Opens the list on the screen, and in it the exercise. */
async function pick(terminal: Pty): Promise<void> {
  await terminal.until('begin');
  terminal.type('X');
  const text = await terminal.until(/0\/\d+ /);
  const titles = text.split('\n').filter((row) => /^ [ ▌] [·…✓] /.test(row));
  const at = titles.findIndex((row) => row.includes('The node that gets no work'));
  for (let down = 0; down < at; down += 1) terminal.type('j');
  await terminal.until(/▌ [·…] The node that gets no work/);
  terminal.type('\r');
  await terminal.until(/✓ four tasks of web run/);
}

test('from the screen, X and ⏎ open one; what was done in it waits, in its own shell as well', async () => {
  const home = freshHome();
  const terminal = openPty({ home, args: ['--driver', 'simulator', ...INSTANT] });
  await pick(terminal);
  terminal.type('$');
  await terminal.until(/[$#] $/m);
  terminal.type('docker node update --availability active myvm2 && swarm-tutor exercise --hint; exit\r');
  await terminal.until(/✓ the swarm gives myvm2 work/);
  await terminal.until('hint 1');
  terminal.type('\u001B');
  await terminal.until(LIST);
  terminal.type('\r');
  await terminal.until('hint 1');
  terminal.type('\r');
  await terminal.until(/▌ +Type the command/);
  terminal.type('docker service update --force web\r');
  await terminal.until(/Solved in \d+ s\.\s+With 1 hint\./);
  terminal.type('\r');
  await terminal.until(/▌ ✓ The node that gets no work/);
  terminal.type('\u001B');
  await terminal.until('begin');
  terminal.type('q');
  expect((await terminal.exited).code).toBe(0);
  const page = await inside(['transcript'], { home });
  expect(page.stdout).toMatch(
    /## The node that gets no work \(simulator\)[\s\S]*\$ docker service update --force web/,
  );
});

test('killed in the middle of a command, it is as it was, and the exit code tells whether it was solved', async () => {
  const home = freshHome();
  const args = ['exercise', NAME, '--lang', 'zh', ...INSTANT];
  const first = openPty({ home, args });
  await first.until(/✓ web 有四个任务在运行/);
  first.type('h');
  await first.until('提示 1');
  first.type('\r');
  await first.until(/▌ +请输入命令/);
  first.type('docker node update --availability active myvm2; sleep 60\r');
  await first.until(/✓ swarm 会给 myvm2 分配任务|\d+ 秒/);
  first.kill('SIGKILL');
  await first.exited;

  const second = openPty({ home, args });
  await second.until('提示 1');
  second.type('\u001B');
  expect((await second.exited).code).toBe(1);

  const third = openPty({ home, args });
  await third.until('提示 1');
  third.type('\r');
  await third.until(/▌ +请输入命令/);
  third.type(`${MEND}\r`);
  await third.until(/做出来了/);
  third.type('\r');
  expect((await third.exited).code).toBe(0);
});

test('whoever gives up is shown a way by ⏎ alone', async () => {
  const terminal = openPty({ home: freshHome(), args: ['exercise', NAME, ...INSTANT] });
  await terminal.until(/✓ four tasks of web run/);
  terminal.type('s');
  await terminal.until('Press s once more');
  terminal.type('s');
  for (const step of [1, 2, 3]) {
    await terminal.until(new RegExp(`step ${step} of 3[\\s\\S]*⏎ run it`));
    terminal.type('\r');
    await terminal.until(step < 3 ? /⏎ next/ : /Solved, with the solution shown/);
    if (step < 3) terminal.type('\r');
  }
  terminal.type('x');
  await terminal.until(/· the swarm gives myvm2 work[\s\S]*⏎ type a command/);
});
