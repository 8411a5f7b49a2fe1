/** The mouse on the screen of the watched swarm: it does there what it does on the page with the swarm. */
import { afterEach, expect, it } from 'vitest';
import { MOUSE_OFF, MOUSE_ON } from '../../../src/ui/terminal/mouse.ts';
import { showWatch } from '../../../src/ui/watch/index.tsx';
import { openTerminal } from '../../support/terminal.ts';
import { aSwarm } from '../../support/topologies.ts';
import { clickOn, DOWN, UP } from '../clicks.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of opened.splice(0)) await end();
});

/** A watched swarm on a terminal. */
async function watched({ mouse = true, rows = 24 } = {}) {
  const terminal = openTerminal(80, rows);
  const stopper = new AbortController();
  const swarm = aSwarm();
  const ending = showWatch({
    source: { topology: () => swarm, subscribe: () => () => undefined },
    driver: 'simulator',
    simulated: true,
    language: 'en',
    theme: undefined,
    mouse,
    isAmbiguousWide: false,
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    signal: stopper.signal,
  });
  opened.push(() => {
    stopper.abort();
    return ending;
  });
  await terminal.until('Nodes');
  return { terminal, ending };
}

it('picks a row by a click, opens it by a second one, and goes back by one on the key', async () => {
  const { terminal } = await watched();
  terminal.press(await clickOn(terminal, 'worker  '));
  await terminal.until(/▌ +myvm2/);
  terminal.press(await clickOn(terminal, 'worker  '));
  await terminal.until((text) => text.includes('AVAILABILITY'));
  terminal.press(await clickOn(terminal, 'Esc back', 5));
  await terminal.until(/▌ +myvm2/);
});

it('goes through the list by the wheel, and back', async () => {
  const { terminal } = await watched();
  terminal.press(DOWN);
  await terminal.until((text) => !/▌ +myvm1/.test(text));
  terminal.press(UP);
  await terminal.until(/▌ +myvm1/);
});

it('leaves by a click on the key for it, the mouse off again', async () => {
  const { terminal, ending } = await watched();
  terminal.press(await clickOn(terminal, 'q quit'));
  expect(await ending).toBe('quit');
  expect(terminal.raw.lastIndexOf(MOUSE_OFF)).toBeGreaterThan(terminal.raw.lastIndexOf(MOUSE_ON));
});

it('is left to the terminal where it was asked to be', async () => {
  const { terminal } = await watched({ mouse: false });
  expect(terminal.raw).not.toContain(MOUSE_ON);
});
