/**
 * A workshop by machine: a room, learners with different troubles at their own terminals, the board in a terminal and in a
 * browser. In between the network is cut and the server killed. SWARM_TUTOR_WORKSHOP says how many learners there are.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { BoardView } from '../../src/room/board/view.ts';
import type { LogEntry } from '../../src/room/contract/log.ts';
import { openSqlite } from '../../src/room/store/sqlite.ts';
import { wholeLog } from '../../src/room/store/whole-log.ts';
import { HAS_BROWSER } from '../support/browser.ts';
import { type CutNetwork, networkTo } from '../support/cut.ts';
import { inside } from '../support/inside.ts';
import { type LivePage, openLivePage } from '../support/live-browser.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, type Pty } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';

vi.setConfig({ testTimeout: 1_500_000 });
const folders = temporaryFolders();
const leaving: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  endPtys();
  for (const leave of leaving.splice(0)) await leave();
});
afterAll(() => folders.removeAll());

const COUNT = Math.max(6, Number(process.env.SWARM_TUTOR_WORKSHOP ?? 6));
const SIMULATED = ['--driver', 'simulator', '--speed', 'instant'];
const HARM = '\u001B]0;mine\u0007<img src=x>';
/** As many as wait for each other at once: each is a process that starts. */
const AT_ONCE = 3;

/** What a learner meets, in turn. */
const PARTS = ['asks', 'fails', 'shares', 'solves', 'answers-wrong', 'walks', 'is-killed', 'leaves'] as const;
type Part = (typeof PARTS)[number];

interface Learner {
  readonly name: string;
  readonly part: Part;
  readonly home: string;
  screen?: Pty;
}

async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** The screen at a step. */
function sitDown(learner: Learner, step: string, lang = 'en'): Pty {
  learner.screen = openPty({
    home: learner.home,
    args: ['learn', step, ...SIMULATED, '--lang', lang],
    ...{ columns: 160, rows: 30 },
  });
  return learner.screen;
}

/** Begins the learner's part; each reaches something that the teacher is to see. */
async function begin(learner: Learner): Promise<void> {
  const { part, home } = learner;
  switch (part) {
    case 'asks':
      await raiseHand(sitDown(learner, 'docker-version'));
      return;
    case 'fails': {
      const screen = sitDown(learner, 'node-list');
      await screen.until('⏎ run');
      screen.type('\r');
      await screen.until('There is no myvm1 yet');
      return;
    }
    case 'shares': {
      const screen = sitDown(learner, 'list-machines');
      await screen.until('⏎ run');
      screen.type('S');
      await screen.until('Show this to your teacher?');
      screen.type('\r');
      await screen.until('Your teacher can see it now.');
      return;
    }
    case 'solves': {
      await inside(['exercise', 'idle-worker', '--speed', 'instant'], { home });
      await inside(['exercise', 'idle-worker', '-c', MEND, '--speed', 'instant'], { home });
      expect((await inside(['exercise', 'idle-worker', '--check'], { home })).code).toBe(0);
      await sitDown(learner, 'node-roles').until('⏎ answer');
      return;
    }
    case 'answers-wrong': {
      const screen = sitDown(learner, 'node-roles', 'zh');
      await screen.until('⏎ 回答');
      screen.type('2');
      await screen.until('不对。');
      return;
    }
    case 'walks':
      expect((await inside(['run', '--until', 'machine-version', ...SIMULATED], { home })).code).toBe(0);
      await sitDown(learner, 'node-roles').until('⏎ answer');
      return;
    case 'is-killed': {
      const screen = sitDown(learner, 'docker-version');
      await screen.until('⏎ run');
      screen.type('\r');
      await screen.until('⏎ next');
      screen.kill('SIGKILL');
      await screen.exited;
      await sitDown(learner, 'machine-version').until('⏎ run');
      return;
    }
    case 'leaves':
      await inside(['run', '--until', 'docker-version', ...SIMULATED], { home });
      expect((await inside(['leave', '--forget'], { home })).code).toBe(0);
  }
}
const MEND = 'docker node update --availability active myvm2 && docker service update --force web';

async function raiseHand(screen: Pty): Promise<void> {
  await screen.until('⏎ run');
  screen.type('H');
  await screen.until('Your hand is up');
}

/** The board as its document, once it is so. */
async function boardThat(teacher: string, holds: (board: BoardView) => boolean): Promise<BoardView> {
  for (;;) {
    const { code, stdout } = await inside(['room', 'board', '--json'], { home: teacher });
    const board = code === 0 ? (JSON.parse(stdout) as BoardView) : undefined;
    if (board && holds(board)) return board;
    await pause(300);
  }
}

const queued = ({ home }: Learner): number => {
  const queue = join(home, 'room', 'queue');
  return existsSync(queue) ? readdirSync(queue).length : 0;
};

test(`${COUNT} learners, one teacher, a cut network and a killed server: nothing is lost, nothing counts twice`, async () => {
  const teacher = folders.make();
  const open = (...more: string[]): Pty =>
    openPty({
      home: teacher,
      args: ['room', 'open', '--name', 'Monday', ...more],
      columns: 120,
      rows: 40,
      cwd: teacher,
    });
  let board = open('--port', '0');
  const joining = await board.until(/swarm-tutor join [\w.]+:\d+\/[\w-]+/);
  const [, port = '', code = ''] = /join [\w.]+:(\d+)\/([\w-]+)/.exec(joining) ?? [];
  const network: CutNetwork = await networkTo(Number(port));
  leaving.push(() => network.close());
  board.type('K');
  const [key = ''] = /k-[\w-]{39}/.exec((await board.until(/k-[\w-]{39}/)).replace(/\s+/g, ' ')) ?? [];
  board.type('\u001B');
  await board.until('Nobody is here yet.');

  const learners: readonly Learner[] = Array.from({ length: COUNT }, (_, at) => {
    const part = PARTS[at % PARTS.length] ?? 'asks';
    return { name: at === 1 ? HARM : `${part} ${at}`, part, home: join(folders.make(), 'home') };
  });
  const having = (part: Part): readonly Learner[] => learners.filter((one) => one.part === part);
  const left = having('leaves').length;
  await inTurn(learners, async ({ home, name }) => {
    const joined = await inside(['join', `127.0.0.1:${network.port}/${code}`, '--as', name, '--yes'], {
      home,
    });
    expect(joined).toMatchObject({ code: 0, stderr: '' });
  });
  await board.until(`${COUNT} learners`);

  // Everybody comes to what they have trouble with, and the teacher sees each.
  board.type('e');
  await board.until('Start which exercise?');
  const idle = await exercisePlace(teacher);
  for (let at = 0; at < idle; at += 1) board.type('\u001B[B');
  board.type('\r');
  await board.until('for so many minutes');
  board.type('\r');
  await inTurn(learners, begin);
  const seen = await boardThat(
    teacher,
    (one) =>
      one.learners === COUNT - left &&
      one.handCount === having('asks').length &&
      one.exercise?.passed === having('solves').length &&
      one.shared.length === having('shares').length &&
      one.stuckCount >= having('fails').length &&
      (one.bars.find(({ step }) => step === 'docker-version')?.passed ?? 0) ===
        having('walks').length + having('is-killed').length,
  );
  // Who has answered wrong has a cause of their own, and who came to theirs first is a matter of moments.
  expect(seen.causes.find(({ trouble }) => trouble.kind === 'diagnosis')).toMatchObject({
    trouble: { title: 'There is no myvm1 yet' },
    count: having('fails').length,
  });
  board.type('\u001B[H');
  const screen = await board.until(`Raised hands (${having('asks').length})`);
  for (const text of ['There is no myvm1 yet', 'Shared screens', 'Exercise:']) expect(screen).toContain(text);
  expect(board.text()).toContain('\\x1b]0;mine\\x07<img src=x>');
  expect(board.title).not.toBe('mine');
  const page = await pageOf(`http://127.0.0.1:${port}`, code);
  const shown = await page?.until('There is no myvm1 yet');
  if (shown !== undefined) expect(shown).toContain('&lt;img src=x&gt;');

  // What the teacher does arrives at everybody's screen.
  board.type('a');
  await board.until('To all');
  board.type('five minutes left', '\r');
  const [asking] = having('asks');
  await asking?.screen?.until('Teacher: five minutes left');
  await having('fails')[0]?.screen?.until('Teacher: five minutes left');

  // The network is cut: learners go on, and what they do waits.
  network.cut();
  await inTurn(having('fails'), async ({ screen: own }) => {
    own?.type('H');
    await own?.until('Your hand is up');
  });
  await inTurn(having('asks'), async ({ screen: own }) => {
    own?.type('\r');
    await own?.until('⏎ next');
  });
  for (const one of having('fails')) expect(queued(one)).toBeGreaterThan(0);
  // Meanwhile the server is killed, and started again on the same store.
  board.kill('SIGKILL');
  await board.exited;
  board = open('--port', port);
  await board.until('Raised hands');
  network.mend();
  const after = await boardThat(
    teacher,
    (one) =>
      one.handCount === having('asks').length + having('fails').length &&
      (one.bars.find(({ step }) => step === 'docker-version')?.passed ?? 0) ===
        having('asks').length + having('walks').length + having('is-killed').length,
  );
  expect(after.learners).toBe(COUNT - left);
  await board.until(`Raised hands (${after.handCount})`);
  if (page) await page.until('Raised hands');
  for (const one of learners) while (queued(one) > 0) await pause(100);

  // The end: figures, and everybody hears of it.
  board.type('f');
  await board.until('Write the figures to');
  board.type('\r');
  await board.until('Written:');
  board.type('E', 'y');
  await board.until('The room has ended.');
  await asking?.screen?.until('has ended');
  board.type('q');
  await board.exited;

  const log = await logOf(join(teacher, 'rooms', 'rooms.db'));
  const of = (name: string, type: string): readonly LogEntry[] => {
    const by = log.find(({ body }) => body.type === 'joined' && body.name === name)?.by;
    return log.filter((entry) => entry.by === by && entry.body.type === type);
  };
  for (const { name, part } of learners) {
    const hands = part === 'asks' || part === 'fails' ? 1 : 0;
    const visible = name === HARM ? '\\x1b]0;mine\\x07<img src=x>' : name;
    if (part !== 'leaves')
      expect([name, of(visible, 'joined').length, of(visible, 'hand').length]).toEqual([name, 1, hands]);
    if (part === 'shares') expect(of(visible, 'screen')).toHaveLength(1);
  }
  expect(new Set(log.map(({ by, id }) => `${by} ${id}`)).size).toBe(log.length);
  // Who asked for it is forgotten.
  for (const { name } of having('leaves')) expect(JSON.stringify(log)).not.toContain(name);

  const exported = JSON.parse(readFileSync(join(teacher, 'Monday.json'), 'utf8'));
  expect(exported.learners).toHaveLength(COUNT - left);
  for (const { exercises } of exported.learners.filter((one: { name: string }) =>
    one.name.startsWith('solves'),
  ))
    expect(exercises).toMatchObject([{ exercise: 'idle-worker', status: 'passed' }]);
  const csv = readFileSync(join(teacher, 'Monday.csv'), 'utf8');
  expect(csv.match(/,step,docker-version,passed,/g)).toHaveLength(
    having('asks').length + having('walks').length + having('is-killed').length,
  );
  expect(key).not.toBe('');
  expect(csv + JSON.stringify(exported) + JSON.stringify(log)).not.toContain(key);
});

/** How often `down` leads to the exercise that learners solve. */
async function exercisePlace(home: string): Promise<number> {
  const { stdout } = await inside(['exercises', '--json'], { home });
  const { exercises } = JSON.parse(stdout) as { readonly exercises: readonly { readonly id: string }[] };
  return exercises.findIndex(({ id }) => id === 'idle-worker');
}

async function pageOf(url: string, code: string): Promise<LivePage | undefined> {
  if (!HAS_BROWSER) return undefined;
  const page = await openLivePage(`${url}/#${code}`);
  leaving.push(() => page.leave());
  return page;
}

async function logOf(file: string): Promise<readonly LogEntry[]> {
  const store = await openSqlite(file);
  const [record] = await store.rooms();
  const log = record ? await wholeLog(store, record.id) : [];
  await store.close();
  return log;
}
