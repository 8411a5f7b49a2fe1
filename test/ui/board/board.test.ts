/** A room's board on a terminal: a room with real learners in a real store, and a teacher at the keys. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { OwnBoard } from '../../../src/room/server/own-board.ts';
import { showBoard } from '../../../src/ui/board/index.tsx';
import type { JoiningFacts } from '../../../src/ui/board/joining.ts';
import { atStep, type PlayedRoom, playRoom } from '../../support/room.ts';
import { type FakeTerminal, KEY, openTerminal } from '../../support/terminal.ts';
import { clickOn } from '../clicks.ts';

let folder: string;
let room: PlayedRoom;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'board-'));
  room = await playRoom(folder, { name: 'Monday' });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

const JOINING: JoiningFacts = {
  commands: ['swarm-tutor join 192.0.2.7:8765/AAAA-BBBB'],
  addresses: ['http://192.0.2.7:8765'],
  qr: ['▄▀▄', '▀▄▀'],
  key: 'k-only-for-the-teacher',
  advice: (language) => [messagesFor(language).room.onlyHere],
};

interface Opened {
  readonly terminal: FakeTerminal;
  readonly ending: Promise<string>;
  /** Files that were asked for. */
  readonly written: string[];
}

function open({ columns = 80, rows = 24, joining = undefined as JoiningFacts | undefined } = {}): Opened {
  const terminal = openTerminal(columns, rows);
  const board = new OwnBoard(room.server.room, 1);
  const written: string[] = [];
  const leaving = new AbortController();
  const ending = showBoard({
    ...{ source: board, joining, isServing: joining !== undefined, language: 'en', theme: undefined },
    async writeFigures(file) {
      written.push(file, await board.figures('csv'));
      return { written: [`/here/${file}.csv`] };
    },
    ...{ figuresFile: 'Monday', mouse: true, isAmbiguousWide: false },
    ...{ stdin: terminal.stdin, stdout: terminal.stdout, signal: leaving.signal },
  });
  closing.push(async () => {
    leaving.abort();
    await ending;
    board.close();
  });
  return { terminal, ending, written };
}

/** Steps of the course by their place, with the title that the board shows. */
const stepAt = (at: number) => {
  const step = room.server.room.outline.steps[at];
  if (!step) throw new Error('no such step');
  return { id: step.id, title: step.titles.en };
};
const FAILING = [{ check: 'nodes', title: 'Two nodes are there', expected: '2 nodes', seen: '1 node' }];

describe('the board', () => {
  test('shows who needs help first, then where everybody is, and follows what happens', async () => {
    const { terminal } = open();
    await terminal.until('Nobody is here yet.');
    const [first, second] = [stepAt(0), stepAt(1)];
    const ada = await room.join('Ada');
    const bob = await room.join('Bob');
    await room.tell(
      ada,
      atStep(first.id, 'passed', { done: 1 }),
      atStep(second.id, 'failed', { tries: 2, failing: FAILING }),
    );
    await room.tell(bob, atStep(first.id), { type: 'hand', up: true });
    await terminal.until('Raised hands (1)');
    const text = await terminal.until('1 × Two nodes are there');
    expect(text.indexOf('Bob')).toBeLessThan(text.indexOf('Two nodes are there'));
    expect(text).toMatch(/Ada.*2 tries/);
    // A bar each: one at the first step, which one has passed; one who fails at the second.
    expect(text).toMatch(new RegExp(`${first.title} +━+ +1 +✓1`));
    expect(text).toMatch(new RegExp(`${second.title} +━+ +1 +✗1`));
  });

  test('names who has joined and not begun, and lists the steps of drivers that somebody has', async () => {
    const { outline } = room.server.room;
    const rare = outline.steps.find(({ drivers }) => drivers?.length === 1 && drivers[0] === 'hyperv');
    const { terminal } = open({ columns: 120, rows: 60 });
    await room.join('Ada');
    const bob = await room.join('Bob');
    await room.tell(bob, atStep(stepAt(0).id, 'reading', { driver: 'simulator' }));
    const text = await terminal.until((shown) => shown.includes('Joined, not begun yet (1)'));
    expect(text).toMatch(/not begun yet \(1\).*\n.*Ada/);
    expect(text).not.toContain(rare?.titles.en);
    await room.tell(bob, atStep(stepAt(0).id, 'reading', { driver: 'hyperv' }));
    await terminal.until(rare?.titles.en ?? '?');
  });

  test('has people and steps beside each other in a wide window, and fits a narrow one', async () => {
    const { terminal } = open({ columns: 120, rows: 36 });
    await terminal.until('Nobody is here yet.');
    const rows = terminal.rows();
    const titles = rows.find((row) => row.includes('Where everybody is')) ?? '';
    expect(titles.indexOf('Where')).toBeGreaterThan(50);
    for (const [columns, height] of [
      [40, 12],
      [250, 70],
    ] as const) {
      terminal.resize(columns, height);
      await terminal.until((text) => {
        const shown = text.split('\n');
        return shown[height - 1]?.endsWith('q quit') === true && shown.every((row) => row.length <= columns);
      });
    }
  });

  test('keeps what learners call themselves and tell as text', async () => {
    const { terminal } = open();
    await terminal.until('Nobody is here yet.');
    const eve = await room.join('\u001B]0;mine\u0007\u001B[2J\u202Eeve');
    await room.tell(
      eve,
      { type: 'hand', up: true },
      atStep(stepAt(0).id, 'failed', {
        failing: FAILING.map((one) => ({ ...one, title: '\u001B[31mred\r\nq quit' })),
      }),
    );
    const text = await terminal.until('Raised hands (1)');
    expect(text).toContain('\\x1b]0;mine');
    expect(terminal.raw).not.toContain('\u001B]0;mine');
    expect(terminal.raw).not.toContain('\u202E');
    expect(terminal.raw).not.toContain('\u001B[31mred');
  });
});

describe('the teacher', () => {
  test('lowers a hand, writes to one and to all, and sees at once what came of it', async () => {
    const { terminal } = open();
    const ada = await room.join('Ada');
    await room.tell(ada, atStep(stepAt(0).id), { type: 'hand', up: true });
    await terminal.until('Raised hands (1)');
    terminal.press('t');
    await terminal.until('To Ada');
    terminal.press('look at the port', KEY.enter);
    await terminal.until('Sent.');
    terminal.press('a');
    await terminal.until('To all');
    terminal.press('q and all: five minutes', KEY.enter);
    await terminal.until((text) => !text.includes('To all'));
    terminal.press('l');
    await terminal.until('No hand is up.');
    const { body } = await room.tell(ada);
    expect(body.news).toMatchObject({
      hand: false,
      says: [{ text: 'look at the port' }, { text: 'q and all: five minutes' }],
    });
  });

  test('says where the room is, has it meet, and takes both back', async () => {
    const { terminal } = open();
    const { id, title } = stepAt(1);
    await terminal.until('Nobody is here yet.');
    terminal.press(KEY.down, 'p');
    await terminal.until(`We are at: ${title}`);
    terminal.press('m');
    await terminal.until('in so many minutes');
    terminal.press(KEY.backspace, 'soon', KEY.enter);
    await terminal.until('Give minutes as a number');
    terminal.press(...Array<string>(4).fill(KEY.backspace), '3', KEY.enter);
    await terminal.until(/Meet at .* in \d+:\d\d/);
    const { state } = room.server.room;
    expect(state).toMatchObject({ pace: id, meet: { step: id } });
    terminal.press('p', 'm');
    await terminal.until((text) => !text.includes('We are at') && !text.includes('Meet at'));
    expect([state.pace, state.meet]).toEqual([undefined, undefined]);
  });

  test('gives an exercise with a timer, sees results, releases its solution and stops it', async () => {
    const { terminal } = open();
    const [exercise] = room.server.room.outline.exercises;
    const ada = await room.join('Ada');
    await terminal.until('1 learner');
    terminal.press('e');
    await terminal.until('Start which exercise?');
    terminal.press(KEY.enter);
    await terminal.until('for so many minutes');
    terminal.press(KEY.enter);
    await terminal.until(/\d+:\d\d left/);
    const result = {
      type: 'exercise',
      exercise: exercise?.id ?? '',
      status: 'passed',
      tries: 1,
      hints: 0,
      durationMs: 65_000,
    } as const;
    await room.tell(ada, result);
    await terminal.until(/Ada +1:05, 2 tries/);
    terminal.press('r');
    await terminal.until('the solution is released');
    expect(room.server.room.state.exercise).toMatchObject({ id: exercise?.id, released: true });
    terminal.press('x');
    await terminal.until((text) => !text.includes('Exercise:'));
  });

  test('opens what a learner told with the screen they shared, closes it, and removes them', async () => {
    const { terminal } = open();
    const ada = await room.join('Ada');
    const { id, title } = stepAt(1);
    await room.tell(
      ada,
      atStep(id, 'failed', {
        tries: 2,
        failing: FAILING,
        diagnosis: { id: 'port', title: 'The wrong port' },
      }),
      { type: 'screen', step: id, lines: ['$ docker node ls', '\u001B[2Jbang'] },
    );
    await terminal.until('Shared screens');
    terminal.press(KEY.down);
    terminal.press(KEY.enter);
    const shown = await terminal.until('$ docker node ls');
    for (const text of [
      `At "${title}": stuck`,
      'Known cause: The wrong port',
      '2 nodes',
      '1 node',
      '\\x1b[2Jbang',
    ])
      expect(shown).toContain(text);
    terminal.press(KEY.esc);
    await terminal.until((text) => text.includes('Where everybody is') && !text.includes('docker node ls'));
    terminal.press(KEY.enter);
    await terminal.until('The screen they shared');
    terminal.press('o');
    await terminal.until('Remove Ada from the room?');
    terminal.press('n', 'o', 'y');
    await terminal.until('Nobody is here yet.');
    expect((await room.tell(ada)).body.problem).toBe('not-a-learner');
  });

  test('reaches everybody through the step where they are', async () => {
    const { terminal } = open();
    const ada = await room.join('Ada');
    await room.tell(ada, atStep(stepAt(0).id));
    await terminal.until(/━+ +1/);
    terminal.press(KEY.enter);
    await terminal.until(/▌ Ada +reading/);
    terminal.press('t');
    await terminal.until('To Ada');
  });

  test('hides names from the others, takes the figures along, and ends the room once asked twice', async () => {
    const { terminal, written, ending } = open();
    await room.join('=Ada');
    await terminal.until('1 learner');
    terminal.press('n');
    await terminal.until('names are hidden from the others');
    terminal.press('n', 'f');
    await terminal.until('Write the figures to');
    terminal.press('-am', KEY.enter);
    await terminal.until('Written: /here/Monday-am.csv');
    expect(written).toEqual(['Monday-am', expect.stringContaining("'=Ada")]);
    terminal.press('E', 'n');
    await terminal.until((text) => !text.includes('for everybody?'));
    expect(room.server.room.state.endedAt).toBeUndefined();
    terminal.press('E', 'y');
    await terminal.until('The room has ended.');
    // Nothing can be done in it any more.
    terminal.press('a', 'q');
    expect(await ending).toBe('quit');
  });

  test('acts by the mouse, too', async () => {
    const { terminal } = open();
    await terminal.until('Nobody is here yet.');
    const { title } = stepAt(2);
    terminal.press(await clickOn(terminal, title));
    await terminal.until(new RegExp(`▌ +${title}`));
    terminal.press(await clickOn(terminal, 'p we are here', 2));
    await terminal.until(`We are at: ${title}`);
  });
});

describe('who serves the room', () => {
  test('sees first how to join, with the key only when asked, and is asked before leaving', async () => {
    const { terminal, ending } = open({ joining: JOINING });
    const first = await terminal.until('swarm-tutor join 192.0.2.7:8765/AAAA-BBBB');
    expect(first).toContain('▀▄▀');
    expect(terminal.raw).not.toContain(JOINING.key);
    terminal.press('K');
    await terminal.until(JOINING.key);
    terminal.press('K', KEY.esc);
    await terminal.until((text) => text.includes('Where everybody is') && !text.includes(JOINING.key));
    terminal.press('q');
    await terminal.until('Stop serving the room?');
    terminal.press('n', 'L');
    await terminal.until('还没有人加入。');
    terminal.press('?');
    await terminal.until('看板的按键');
    terminal.press(KEY.ctrlC);
    expect(await ending).toBe('interrupted');
  });
});
