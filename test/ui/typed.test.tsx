/** Words and commands that are typed where keys are pressed. */
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { KEY } from '../support/terminal.ts';
import { endShown, show } from './show.ts';

afterEach(endShown);

describe('a word typed at a step', () => {
  it('that arrives in one piece presses nothing, and says how to type a command', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('swarm');
    await terminal.until('Ignored: swarm');
    expect(tutor.sent).toEqual([]);
    terminal.press(KEY.enter);
    await terminal.until((text) => !text.includes('Ignored'));
    expect(tutor.sent).toEqual([]);
  });

  it('letter by letter neither skips nor runs', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('s');
    await terminal.until('s once more to skip');
    terminal.press('w');
    await terminal.until('Ignored: sw');
    for (const letter of 'arm') terminal.press(letter);
    await terminal.until('Ignored: swarm');
    expect(tutor.sent).toEqual([]);
    expect(terminal.text()).toContain('Initialize the swarm');
  });

  it('that is a command is offered to the field, and runs from there', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('d');
    await terminal.until('Ignored: d');
    terminal.press('ocker node ls');
    await terminal.until('takes this into the field: docker node ls');
    terminal.press(KEY.enter);
    await terminal.until('▌ docker node ls');
    expect(tutor.sent).toEqual([]);
    terminal.press(KEY.enter);
    await eventually(() => expect(tutor.sent).toEqual([{ type: 'run', command: 'docker node ls' }]));
  });

  it('shows nothing of what a paste would do to the terminal', async () => {
    const { terminal } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press(KEY.paste('ab\x1b[7mc\x1b]0;title\x07d'));
    await terminal.until('Ignored: ab[7mc]0;titled');
    expect(terminal.raw).not.toContain('\x1b[7m');
  });

  it('is offered when it is pasted, with what ends its line', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press(KEY.paste('docker node ls\n'));
    await terminal.until('takes this into the field: docker node ls');
    expect(tutor.sent).toEqual([]);
  });
});

describe('a long text in one piece, which the terminal does not mark as a paste', () => {
  const text = 'x\n'.repeat(50_000);

  it('presses nothing at a step', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press(text);
    await terminal.until('Ignored: x');
    expect(tutor.sent).toEqual([]);
  });

  it('is taken by a field as a whole, and runs nothing', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('t');
    await terminal.until('Esc');
    terminal.press(text);
    await terminal.until(/x[\s\S]*x[\s\S]*x/);
    expect(tutor.sent).toEqual([]);
    terminal.press(KEY.enter);
    await eventually(() => expect(tutor.sent).toHaveLength(1));
  });
});

describe('a step with a choice that nobody has made', () => {
  it('says what to choose before a command is typed', async () => {
    const { terminal, tutor } = show({ at: 'leave-or-stay' });
    await terminal.until('▸ 1  Keep it');
    terminal.press('t');
    await terminal.until('First choose:');
    terminal.press('2');
    await terminal.until('● 2  Leave it');
    expect(tutor.sent).toEqual([{ type: 'choose', option: 'yes' }]);
  });

  it('keeps a command that was typed until it is made', async () => {
    const { terminal, tutor } = show({ at: 'leave-or-stay' });
    await terminal.until('▸ 1  Keep it');
    terminal.press(KEY.paste('docker node ls'));
    await terminal.until('takes this into the field');
    terminal.press(KEY.enter);
    await terminal.until('First choose:');
    terminal.press('2');
    await terminal.until('takes this into the field');
    terminal.press(KEY.enter);
    await terminal.until('▌ docker node ls');
    expect(tutor.sent.map(({ type }) => type)).toEqual(['choose']);
  });
});

describe('skipping', () => {
  it('is asked for twice', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('s');
    await terminal.until('s once more to skip');
    expect(tutor.sent).toEqual([]);
    terminal.press('s');
    await eventually(() => expect(tutor.sent).toEqual([{ type: 'skip' }]));
  });

  it('is taken back by Esc', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('s');
    await terminal.until('s once more to skip');
    terminal.press(KEY.esc);
    await terminal.until((text) => !text.includes('once more'));
    expect(tutor.sent).toEqual([]);
  });
});

describe('full-width keys', () => {
  it('work as their half-width twins, and stay what they are in a field', async () => {
    const { terminal } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('？');
    await terminal.until('Keys');
    terminal.press('ｑ');
    await terminal.until('⏎ run');
    terminal.press('ｔ');
    await terminal.until('Esc leave the field');
    terminal.press('１？');
    await terminal.until('▌ １？');
  });
});

it('L changes the language on a page over the walk, too, and back', async () => {
  const { terminal } = show({ at: 'init-swarm' }, { setLanguage: () => undefined });
  await terminal.until('⏎ run');
  terminal.press('?');
  await terminal.until('the step after');
  terminal.press('L');
  await terminal.until('前往下一步');
  terminal.press('L');
  await terminal.until('the step after');
});
