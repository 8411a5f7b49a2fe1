/** The screen and the terminal that it borrows: leaving, giving back, languages, readers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { eventually } from '../support/eventually.ts';
import { twoMachines } from '../support/fake-tutor.ts';
import { KEY } from '../support/terminal.ts';
import { endShown, show } from './show.ts';

afterEach(endShown);

describe('the language', () => {
  it('changes at L, with the course', async () => {
    const asked: Language[] = [];
    const { terminal } = show({ at: 'init-swarm' }, { setLanguage: (language) => void asked.push(language) });
    await terminal.until('⏎ run');
    terminal.press('L');
    await terminal.until('⏎ 运行');
    expect(asked).toEqual(['zh']);
    terminal.press('L');
    await terminal.until('⏎ run');
  });
});

describe('leaving', () => {
  it('asks when something runs', async () => {
    const { terminal, tutor, ending } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press(KEY.enter);
    await terminal.until('Ctrl-C stop');
    terminal.press('q');
    await terminal.until('Stop it and quit?');
    terminal.press('n');
    await terminal.until('Ctrl-C stop');
    terminal.press('q');
    await terminal.until('Stop it and quit?');
    terminal.press('y');
    expect(await ending).toBe('quit');
    expect(tutor.sent.at(-1)).toEqual({ type: 'interrupt' });
  });

  it('takes two Ctrl-C when nothing runs, and any other key takes the first one back', async () => {
    const { terminal, ending } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press(KEY.ctrlC);
    await terminal.until('Ctrl-C once more to quit');
    terminal.press('j');
    await terminal.until((text) => !text.includes('once more'));
    terminal.press(KEY.ctrlC);
    await terminal.until('Ctrl-C once more to quit');
    terminal.press(KEY.ctrlC);
    expect(await ending).toBe('interrupted');
  });
});

describe('the terminal', () => {
  it('is not kept waiting for a frame in which there is nothing to draw', async () => {
    const { terminal } = show({ at: 'init-swarm' }, { columns: 1, rows: 1 });
    terminal.press(KEY.ctrlL);
    await eventually(() => expect(terminal.raw).toContain('\x1b[?2026h\x1b[2J'));
    await sleep(0);
    expect(terminal.raw.match(/\x1b\[\?2026[hl]/g)?.at(-1)).toBe('\x1b[?2026l');
  });

  it('is lent to interactive programs and taken back', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    let wasAlternate = true;
    await tutor.giveTerminal?.(() => {
      wasAlternate = terminal.raw.lastIndexOf('\u001B[?1049h') > terminal.raw.lastIndexOf('\u001B[?1049l');
    });
    expect(wasAlternate).toBe(false);
    await terminal.until('⏎ run');
    expect(terminal.isAlternate).toBe(true);
  });

  it('is lent to one at a time', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' }, { stop: () => undefined });
    await terminal.until('⏎ run');
    const told: string[] = [];
    const borrow = (name: string) =>
      tutor.giveTerminal?.(async () => {
        told.push(`${name} begins`);
        await sleep(10);
        told.push(`${name} ends`);
      });
    await Promise.all([borrow('one'), borrow('another')]);
    expect(told).toEqual(['one begins', 'one ends', 'another begins', 'another ends']);
    terminal.press(KEY.ctrlZ, KEY.ctrlZ);
    await terminal.until('⏎ run');
    expect(terminal.isAlternate).toBe(true);
  });

  it('is given back in order on Ctrl-Z, and the screen returns', async () => {
    let stops = 0;
    const { terminal } = show({ at: 'init-swarm' }, { stop: () => void stops++ });
    await terminal.until('⏎ run');
    const before = terminal.raw.length;
    terminal.press(KEY.ctrlZ);
    await terminal.until(() => terminal.raw.slice(before).includes('\u001B[?1049h'));
    expect(stops).toBe(1);
    expect(terminal.raw.slice(before)).toContain('\u001B[?1049l');
    await terminal.until('⏎ run');
  });

  it('is drawn anew at Ctrl-L, whatever was written on it', async () => {
    const { terminal } = show({ at: 'init-swarm', topology: twoMachines });
    const before = await terminal.until('⏎ run');
    terminal.stdout.write('\u001B[5;1Ha warning of a library\r\nand its stack\u001B[20;1H');
    await terminal.until('a warning of a library');
    terminal.press(KEY.ctrlL);
    await terminal.until((text) => text === before);
  });

  it.each([
    [60, 18],
    [200, 50],
    [40, 10],
  ])('fits right after it becomes %i × %i', async (columns, rows) => {
    const { terminal } = show({ at: 'init-swarm', topology: twoMachines }, { columns: 120, rows: 40 });
    await terminal.until('╭ myvm1');
    terminal.resize(columns, rows);
    const isSmall = columns === 40;
    await terminal.until((text) => {
      const [first = '', last = ''] = [text.split('\n')[0], text.split('\n').at(-1)];
      return isSmall
        ? first.startsWith(' Initialize')
        : first.startsWith(' Part 4') && last.includes('? help');
    });
    expect(terminal.rows()).toHaveLength(rows);
    expect(terminal.text().match(/Initialize the swarm/g)).toHaveLength(columns >= 110 ? 2 : 1);
  });

  it('is after a narrower window as if it had always been so', async () => {
    const start = { at: 'init-swarm', topology: twoMachines };
    const { terminal } = show(start, { columns: 80, rows: 24 });
    await terminal.until('⏎ run');
    for (const columns of [60, 40, 52]) {
      terminal.resize(columns, 24);
      const { terminal: another } = show(start, { columns, rows: 24 });
      await another.until('⏎ run');
      await eventually(() => expect(terminal.text()).toBe(another.text()));
    }
  });

  it('is left alone while the learner reads', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    /** How many timers stay: a terminal that is asked something gets a second to answer. */
    const thatStay = async (): Promise<number> => {
      let [least, same] = [timers(), 0];
      for (; same < 15; await sleep(100)) {
        same = timers() < least ? 0 : same + 1;
        least = Math.min(least, timers());
      }
      return least;
    };
    const before = await thatStay();
    const { terminal, tutor } = show({ at: 'init-swarm', topology: twoMachines });
    await terminal.until('⏎ run');
    expect(await thatStay()).toBe(before);
    const { writes } = terminal;
    tutor.show(twoMachines);
    terminal.press('%');
    expect(await thatStay()).toBe(before);
    expect(terminal.writes).toBe(writes);
  });

  it('has no colours without colour, and a screen that reads as well', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm', topology: twoMachines });
    tutor.print('\u001B[31mred\u001B[0m text');
    await terminal.until('red text');
    expect(terminal.raw).not.toMatch(/\u001B\[[\d;]*m/);
  });
});

describe('a screen reader', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('gets rows in the order of reading, on the ordinary screen', async () => {
    vi.stubEnv('INK_SCREEN_READER', 'true');
    const { terminal } = show({ at: 'init-swarm', topology: twoMachines }, { columns: 120, rows: 40 });
    await terminal.until('⏎ run');
    expect(terminal.isAlternate).toBe(false);
    expect(terminal.text()).not.toContain('╭');
  });
});
