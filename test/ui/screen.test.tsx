/** The screen as a learner meets it: keys in, a terminal's rows out. */
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { outcome, passed, twoMachines } from '../support/fake-tutor.ts';
import { KEY } from '../support/terminal.ts';
import { endShown, show } from './show.ts';

afterEach(endShown);

describe('the first page', () => {
  it('begins at ⏎', async () => {
    const { terminal } = show({}, { welcome: true });
    await terminal.until('begins with');
    terminal.press(KEY.enter);
    await terminal.until('a manager decides');
  });

  it('leaves the terminal as it was', async () => {
    const { terminal, ending } = show({}, { welcome: true });
    await terminal.until('begins with');
    expect(terminal.isAlternate).toBe(true);
    terminal.press('q');
    expect(await ending).toBe('quit');
    expect(terminal.isAlternate).toBe(false);
  });
});

describe('a command', () => {
  it('runs at ⏎, shows what it prints, and its checks turn one by one', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press(KEY.enter);
    await terminal.until('Ctrl-C stop the command');
    expect(tutor.sent).toEqual([{ type: 'run' }]);
    tutor.happen({ type: 'started', command: 'docker swarm init', at: tutor.now });
    tutor.print('Swarm initialized: current node is now a manager.');
    await terminal.until('Swarm initialized');
    const waiting = ['active', 'leader', 'token'].map((id) => outcome(id, 'waiting'));
    tutor.happen({ type: 'checking', outcomes: waiting, at: tutor.now, deadline: tutor.now + 10_000 });
    await terminal.until('0 s of 10 s');
    const looked = waiting.with(0, outcome('active', 'passed'));
    // Less is waited for, as something has failed meanwhile.
    tutor.happen({ type: 'looked', outcomes: looked, deadline: tutor.now + 5000 });
    await terminal.until('✓ myvm1’s engine');
    await terminal.until('0 s of 5 s');
    const all = waiting.map(({ id }) => outcome(id, 'passed'));
    tutor.happen({ type: 'ended', at: tutor.now, tookMs: 1, result: { passed: true, outcomes: all } });
    await terminal.until('myvm1 is the Leader now.');
    terminal.press(KEY.enter);
    await terminal.until('Join as a worker');
  });

  it('has its checks looked at by v before it ever ran, and counts as not run', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('v');
    await terminal.until('Ctrl-C');
    expect(tutor.effects.at(-1)).toMatchObject({ type: 'verify' });
    const missing = outcome('active', 'failed', { expected: 'a swarm', actual: 'no swarm' });
    const result = { passed: false, why: 'checks', outcomes: [missing] } as const;
    tutor.happen({ type: 'ended', at: tutor.now, tookMs: 1, result });
    await terminal.until('no swarm');
    await terminal.until('⏎ run');
    expect(terminal.text()).not.toContain('it printed nothing');
  });

  it('can be edited before it runs', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('e');
    await terminal.until('Esc leave the field');
    terminal.press(KEY.backspace, ' --force"', KEY.enter);
    await terminal.until('Ctrl-C stop the command');
    expect(tutor.sent).toEqual([
      {
        type: 'run',
        command: 'docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100 --force"',
      },
    ]);
  });

  it('can be typed by hand, and a paste does not run by itself', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('t type it');
    terminal.press('t');
    await terminal.until('Type the command');
    terminal.press(KEY.paste('docker node ls\n'));
    await terminal.until('▌ docker node ls');
    expect(tutor.sent).toEqual([]);
    terminal.press(KEY.enter);
    await terminal.until('Ctrl-C stop');
    expect(tutor.sent).toEqual([{ type: 'run', command: 'docker node ls' }]);
  });

  it('puts the terminal’s cursor where one types, for input methods', async () => {
    const { terminal } = show({ at: 'init-swarm' });
    await terminal.until('t type it');
    terminal.press('t', '机器');
    await terminal.until('▌ 机器');
    const y = terminal.rows().findIndex((row) => row.includes('▌ 机器'));
    // Where the field is, is known once it has been laid out.
    await eventually(() => expect(terminal.cursor()).toEqual({ x: 3 + 4, y }));
  });

  it('is stopped by Ctrl-C, which does not quit', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press(KEY.enter);
    tutor.happen({ type: 'started', command: 'sleep', at: tutor.now });
    await terminal.until('0 s of 5 min');
    terminal.press(KEY.ctrlC);
    await terminal.until('stopping…');
    expect(tutor.sent.at(-1)).toEqual({ type: 'interrupt' });
  });

  it('is mended by f when its failure is known', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    tutor.become({
      phase: {
        name: 'failed',
        outcomes: [],
        exitCode: 1,
        why: 'checks',
        diagnosis: {
          id: 'daemon-port',
          fix: 'docker swarm init --advertise-addr eth0',
        },
      },
    });
    await terminal.until('f fix');
    terminal.press('f');
    await terminal.until('Ctrl-C stop');
    expect(tutor.sent).toEqual([{ type: 'fix' }]);
  });
});

describe('a question', () => {
  it('says why a wrong answer is wrong, and lets one try again', async () => {
    const { terminal, tutor } = show({ at: 'who-decides' });
    await terminal.until('▸ 1  on any node');
    terminal.press('1');
    await terminal.until('Not quite. A worker refuses');
    terminal.press(KEY.down, KEY.enter);
    await terminal.until('Right. Only managers know');
    expect(terminal.text()).toMatch(/✗ 1 {2}on any node\n\s*✓ 2 {2}on a manager/);
    expect(tutor.sent).toEqual([
      { type: 'answer', option: 'any' },
      { type: 'answer', option: 'manager' },
    ]);
  });
});

describe('a value', () => {
  it('is asked for with its default, and a refused one stays to be mended', async () => {
    const { terminal, tutor } = show({ at: 'image' });
    await terminal.until('▌ username/repo:tag');
    terminal.press(KEY.enter);
    await terminal.until('⏎ next');
    expect(tutor.sent).toEqual([{ type: 'input', value: 'username/repo:tag' }]);
  });

  it('says what is wrong with it and keeps what was typed', async () => {
    const { terminal, tutor } = show({ at: 'image' });
    await terminal.until('▌ username');
    terminal.press('X');
    await terminal.until('▌ username/repo:tagX');
    tutor.become({
      phase: { name: 'refused', problem: { what: 'not an image', mend: 'Write user/name:tag.' } },
    });
    await terminal.until('✗ not an image');
    expect(terminal.text()).toContain('▌ username/repo:tagX');
  });

  it('leaves the keys to the field until Esc', async () => {
    const { terminal, tutor } = show({ at: 'image' });
    await terminal.until('▌ username');
    terminal.press('q');
    await terminal.until('▌ username/repo:tagq');
    terminal.press(KEY.esc);
    await terminal.until('q quit');
    terminal.press('b');
    await terminal.until('Who decides');
    expect(tutor.sent).toEqual([{ type: 'back' }]);
  });
});

it('lets one choose a branch, and the command appears', async () => {
  const { terminal } = show({ at: 'leave-or-stay' });
  await terminal.until('▸ 1  Keep it');
  terminal.press(KEY.down, KEY.enter);
  await terminal.until('▌ docker swarm leave --force');
  expect(terminal.text()).toContain('● 2  Leave it');
});

it('offers to do by-hand work, or checks what one did', async () => {
  const { terminal, tutor } = show({ at: 'scale-by-hand' });
  await terminal.until('⏎ check');
  terminal.press('g');
  await terminal.until('g opens it');
  terminal.press('g');
  await eventually(() => expect(tutor.opened).toContain('editor'));
  terminal.press('x');
  await eventually(() => expect(tutor.sent).toHaveLength(1));
  expect(tutor.opened).toEqual(['editor']);
  expect(tutor.sent).toEqual([{ type: 'edit-file' }]);
});

describe('pages over the step', () => {
  it('jumps to a step from the list of lessons', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm', records: { 'who-decides': passed } });
    await terminal.until('⏎ run');
    terminal.press('l');
    await terminal.until('✓ Who decides');
    terminal.press(KEY.up, KEY.up, KEY.enter);
    await terminal.until('Which image shall the service run?');
    expect(tutor.sent).toEqual([{ type: 'goto', step: 'image' }]);
  });

  it('finds a command in the cheat sheet and takes it into the step', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('c');
    await terminal.until('Search');
    terminal.press('nodes');
    await terminal.until((text) => text.includes('docker node ls') && !text.includes('docker-machine ls'));
    terminal.press(KEY.enter);
    await terminal.until('Esc leave the field');
    terminal.press(KEY.enter);
    await terminal.until('Ctrl-C stop');
    expect(tutor.sent).toEqual([{ type: 'run', command: 'docker node ls' }]);
  });

  it('scrolls the whole output and follows its end', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    tutor.print(...Array.from({ length: 100 }, (_, at) => `line ${at + 1}.`));
    await terminal.until('o output');
    terminal.press('o');
    await terminal.until('line 100.');
    tutor.print('line 101.');
    await terminal.until('line 101.');
    terminal.press(KEY.home);
    await terminal.until('line 1.');
    terminal.press(KEY.pageDown);
    await terminal.until('line 39.');
    expect(terminal.text()).toContain('line 20.');
    expect(terminal.text()).not.toContain('line 19.');
    terminal.press(KEY.esc);
    await terminal.until('⏎ run');
  });

  it('shows the swarm full screen, and help', async () => {
    const { terminal } = show({ at: 'init-swarm', topology: twoMachines });
    await terminal.until('myvm1 ★ manager');
    terminal.press('m');
    await terminal.until('╭ myvm2 ─');
    terminal.press('m', '?');
    await terminal.until('edit the command before it runs');
  });
});

it('lets one go on with → where ⏎ does so too, and back with ←', async () => {
  const { terminal, tutor } = show({ at: 'what-a-swarm-is' });
  await terminal.until('⏎ next');
  terminal.press(KEY.right);
  await terminal.until('Who decides');
  terminal.press(KEY.left);
  await terminal.until('What a swarm is');
  expect(tutor.sent.map(({ type }) => type)).toEqual(['next', 'back']);
});

it('scrolls a long text, and says that more follows', async () => {
  const { terminal } = show({ at: 'join-swarm' });
  await terminal.until(/↓ \d+ more {3}PgUp PgDn/);
  terminal.press(KEY.pageDown);
  await terminal.until('Then the second one joins.');
  terminal.press(KEY.end);
  await terminal.until((text) => text.includes('↑') && !text.includes('↓'));
  terminal.press('k');
  await terminal.until('↓ 1 more');
});

it('lets the text give way to what a command printed, and scrolls all of it as one', async () => {
  const { terminal, tutor } = show({ at: 'join-swarm' }, { rows: 20 });
  tutor.print(...Array.from({ length: 30 }, (_, at) => `line ${at + 1}.`));
  tutor.become({ phase: { name: 'passed', outcomes: [] }, ran: true, command: 'docker swarm join' });
  await terminal.until(/↑ \d+ above/);
  expect(terminal.text()).toContain('▌ docker swarm join');
  expect(terminal.text()).toMatch(/line 2\.\n.*… 27 more lines {3}o\n.*line 30\./);
  expect(terminal.text()).not.toContain('Then the second');
  terminal.press(KEY.home);
  await terminal.until((text) => !text.includes('above') && /↓ \d+ more/.test(text));
  terminal.press(KEY.end);
  await terminal.until((text) => text.includes('above') && !/↓ \d+ more/.test(text));
});

it('acts on each of several keys that arrive in one piece', async () => {
  const { terminal, tutor } = show({ at: 'what-a-swarm-is' });
  await terminal.until('⏎ next');
  terminal.press('nn');
  await eventually(() => expect(tutor.sent.map(({ type }) => type)).toEqual(['next', 'next']));
});
