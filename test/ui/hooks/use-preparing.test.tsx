/** The page behind the first one is drawn once while the learner reads, and nobody sees that. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instance, render, Text } from 'ink';
import { afterEach, describe, expect, it } from 'vitest';
import { usePreparing } from '../../../src/ui/hooks/use-preparing.ts';
import { eventually } from '../../support/eventually.ts';
import { KEY, openTerminal } from '../../support/terminal.ts';
import { endShown, show } from '../show.ts';

const LONGER_THAN_IT_WAITS_MS = 250;

describe('a page that comes next', () => {
  let screen: Instance | undefined;
  let times = 0;
  const terminal = openTerminal();

  function Reading({ isLast = false }: { readonly isLast?: boolean }) {
    const next = () => {
      times += 1;
      return <Text>what comes next</Text>;
    };
    usePreparing(isLast ? undefined : next, 80);
    return <Text>what is read {times}</Text>;
  }

  const read = (isLast = false, isScreenReaderEnabled = false) => {
    times = 0;
    const { stdin, stdout } = terminal;
    screen = render(<Reading isLast={isLast} />, {
      ...{ stdin, stdout, isScreenReaderEnabled },
      ...{ interactive: true, patchConsole: false },
    });
    return screen;
  };

  afterEach(() => screen?.unmount());

  it('is drawn once, and not on the screen', async () => {
    const { rerender } = read();
    await eventually(() => expect(times).toBe(1));
    rerender(<Reading />);
    await terminal.until('what is read 1');
    await sleep(LONGER_THAN_IT_WAITS_MS);
    expect(times).toBe(1);
    expect(terminal.raw).not.toContain('what comes next');
  });

  it('is not drawn when it is shown before', async () => {
    const { rerender } = read();
    rerender(<Reading isLast />);
    await sleep(LONGER_THAN_IT_WAITS_MS);
    expect(times).toBe(0);
  });

  it('is not drawn when the program has ended before', async () => {
    read().unmount();
    await sleep(LONGER_THAN_IT_WAITS_MS);
    expect(times).toBe(0);
  });

  it('is not drawn for a screen reader, which has no layout', async () => {
    read(false, true);
    await sleep(LONGER_THAN_IT_WAITS_MS);
    expect(times).toBe(0);
  });
});

describe('the first page', () => {
  afterEach(endShown);

  it('prepares the step, and sends nothing for it', async () => {
    let asked = 0;
    const { terminal, tutor } = show({ at: 'init-swarm' }, { welcome: true });
    await terminal.until('Part 4');
    Object.defineProperty(tutor.surroundings, 'shell', {
      get() {
        asked += 1;
        return 'bash';
      },
    });
    const before = terminal.raw;
    // Prose asks for the shell that it is for, and only a step has prose.
    await eventually(() => expect(asked).toBeGreaterThan(0));
    expect(tutor.sent).toEqual([]);
    expect(terminal.raw).toBe(before);
    terminal.press(KEY.enter);
    await terminal.until('⏎ run');
  });
});
