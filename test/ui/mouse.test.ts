/** The mouse on the screen: what is clicked and turned, and the terminal afterwards. */
import { afterEach, describe, expect, it } from 'vitest';
import { MOUSE_OFF, MOUSE_ON } from '../../src/ui/terminal/mouse.ts';
import { eventually } from '../support/eventually.ts';
import { twoMachines } from '../support/fake-tutor.ts';
import { type FakeTerminal, KEY } from '../support/terminal.ts';
import { clickOn, DOWN, UP } from './clicks.ts';
import { endShown, show } from './show.ts';

afterEach(endShown);

const ON = { mouse: true } as const;

/** Whether the terminal would tell of the mouse now. */
function isOn({ raw }: FakeTerminal): boolean {
  return raw.lastIndexOf(MOUSE_ON) > raw.lastIndexOf(MOUSE_OFF);
}

describe('a click', () => {
  it('presses the key of the key line that it meets, by its sign or its label', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' }, ON);
    await terminal.until('⏎ run');
    terminal.press(await clickOn(terminal, '? help'));
    await terminal.until('does the next sensible thing');
    terminal.press(await clickOn(terminal, 'Esc close', 5));
    await terminal.until('⏎ run');
    terminal.press(await clickOn(terminal, '⏎ run', 3));
    await terminal.until('Ctrl-C stop the command');
    expect(tutor.sent).toEqual([{ type: 'run' }]);
  });

  it('picks a lesson of the list, and goes there at a second one', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' }, ON);
    await terminal.until('⏎ run');
    terminal.press('l');
    await terminal.until('Lessons');
    terminal.press(await clickOn(terminal, 'Join as a worker'));
    await terminal.until(/▌ +· Join as a worker/);
    expect(tutor.sent).toEqual([]);
    terminal.press(await clickOn(terminal, 'Join as a worker'));
    await eventually(() => expect(tutor.sent).toEqual([{ type: 'goto', step: 'join-swarm' }]));
  });

  it('meets what is seen in a list that is scrolled', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' }, { ...ON, rows: 12 });
    await terminal.until('⏎ run');
    terminal.press('l', KEY.end);
    await terminal.until('↑');
    const text = terminal.rows().findLast((row) => row.includes('· ')) ?? '';
    const title = text.replace(/^.*· /, '').trim();
    terminal.press(await clickOn(terminal, title), await clickOn(terminal, title));
    await eventually(() => expect(tutor.sent).toHaveLength(1));
    const [sent] = tutor.sent;
    const stop = tutor.getState().stops.find(({ step }) => sent?.type === 'goto' && step.id === sent.step);
    expect(stop?.step.title).toBe(title);
  });

  it('opens a machine, and goes to a step of the outline', async () => {
    const wide = { ...ON, columns: 140, rows: 40 };
    const { terminal, tutor } = show({ at: 'init-swarm', topology: twoMachines }, wide);
    await terminal.until('⏎ run');
    terminal.press(await clickOn(terminal, 'myvm2 ─', 2));
    await terminal.until(/^ *myvm2 +simulator/m);
    terminal.press('q');
    await terminal.until('Nodes');
    terminal.press('q');
    await terminal.until('⏎ run');
    terminal.press(await clickOn(terminal, '· Join as a worker'));
    await eventually(() => expect(tutor.sent).toEqual([{ type: 'goto', step: 'join-swarm' }]));
  });

  it('answers a question by its option', async () => {
    const { terminal, tutor } = show({ at: 'who-decides' }, ON);
    await terminal.until('▸ 1  on any node');
    terminal.press(await clickOn(terminal, 'on a manager', 4));
    await terminal.until('Right. Only managers know');
    expect(tutor.sent).toEqual([{ type: 'answer', option: 'manager' }]);
  });

  it('does nothing elsewhere, with another button, or out of a paste', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' }, ON);
    await terminal.until('⏎ run');
    const help = await clickOn(terminal, '? help');
    terminal.press('\u001B[<0;1;1M', help.replaceAll('<0;', '<2;'), help.replaceAll('<0;', '<4;'));
    terminal.press('\u001B[<0;9999;9999M', '\u001B[<35;3;3M', KEY.paste(help));
    terminal.press('t');
    await terminal.until('Type the command');
    expect(terminal.text()).not.toMatch(/\[<|0;\d+;\d+M/);
    expect(tutor.sent).toEqual([]);
  });

  it('arrives in pieces', async () => {
    const { terminal } = show({ at: 'init-swarm' }, ON);
    await terminal.until('⏎ run');
    for (const piece of await clickOn(terminal, '? help')) {
      terminal.press(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await terminal.until('does the next sensible thing');
  });
});

describe('the wheel', () => {
  it('scrolls a page', async () => {
    const { terminal } = show({ at: 'init-swarm' }, ON);
    await terminal.until('⏎ run');
    terminal.press('?');
    await terminal.until(/↓ \d+ more/);
    terminal.press(DOWN);
    await terminal.until('↑ 3 above');
    terminal.press(UP);
    await terminal.until((text) => !text.includes('above'));
  });

  it('moves through a list', async () => {
    const { terminal } = show({ at: 'init-swarm' }, ON);
    await terminal.until('⏎ run');
    terminal.press('l', KEY.home);
    await terminal.until('▌ Prerequisites');
    const place = () => terminal.rows().findIndex((row) => row.includes('▌'));
    const before = place();
    terminal.press(DOWN);
    await terminal.until(() => place() === before + 3);
  });

  it('picks no option of a question, and no earlier command', async () => {
    const { terminal, tutor } = show({ at: 'who-decides' }, ON);
    await terminal.until('▸ 1  on any node');
    terminal.press(DOWN, KEY.enter);
    await eventually(() => expect(tutor.sent).toEqual([{ type: 'answer', option: 'any' }]));
  });
});

describe('the terminal', () => {
  it('is told of the mouse while the screen is there, and no longer', async () => {
    const { terminal, ending } = show({ at: 'init-swarm' }, ON);
    await terminal.until('⏎ run');
    await eventually(() => expect(isOn(terminal)).toBe(true));
    terminal.press('q');
    await ending;
    expect(isOn(terminal)).toBe(false);
  });

  it('is lent, and stopped, without it', async () => {
    const seen: boolean[] = [];
    const { terminal, tutor } = show({ at: 'init-swarm' }, { ...ON, stop: () => seen.push(isOn(terminal)) });
    await terminal.until('⏎ run');
    await tutor.giveTerminal?.(() => {
      seen.push(isOn(terminal));
    });
    expect(isOn(terminal)).toBe(true);
    terminal.press(KEY.ctrlZ);
    await eventually(() => expect(seen).toEqual([false, false]));
    await eventually(() => expect(isOn(terminal)).toBe(true));
  });

  it('keeps its mouse for itself where that is wanted, and the help says nothing of it', async () => {
    const { terminal } = show({ at: 'init-swarm' }, { mouse: false, rows: 70 });
    await terminal.until('⏎ run');
    terminal.press('?');
    const text = await terminal.until('does the next sensible thing');
    expect(terminal.raw).not.toContain(MOUSE_ON);
    expect(text).not.toContain('hold Shift');
  });
});
