/** The page with all of an output: it scrolls both ways, never breaks a line, and finds text. */
import { afterEach, describe, expect, it } from 'vitest';
import { OutputBuffer } from '../../src/shell/output-buffer.ts';
import { KEY } from '../support/terminal.ts';
import { endShown, show } from './show.ts';

afterEach(endShown);

const LONG = `docker swarm join --token SWMTKN-1-${'x'.repeat(100)}-end 192.168.99.100:2377`;

/** The page opened on an output, at its end. */
async function opened(lines: readonly string[], size: { columns?: number; rows?: number } = {}) {
  const shown = show({ at: 'init-swarm' }, size);
  shown.tutor.print(...lines);
  shown.tutor.become({ ran: true, command: 'docker-machine ssh myvm1 "docker swarm init"' });
  await shown.terminal.until('swarm init"');
  shown.terminal.press('o');
  await shown.terminal.until(`${lines.length} lines`);
  return shown;
}

it('names the command that was really run at its head', async () => {
  const { terminal } = await opened(['one', 'two']);
  expect(terminal.rows()[2]).toContain('▌ docker-machine ssh myvm1 "docker swarm init"');
});

it('follows the end while the command runs, and says so only then', async () => {
  const { tutor, terminal } = await opened(Array.from({ length: 60 }, (_, line) => `line ${line}`));
  expect(terminal.text()).not.toContain('following');
  tutor.become({ phase: { name: 'running', command: 'x', startedAt: tutor.now, interrupting: false } });
  await terminal.until('following');
  tutor.print(...Array.from({ length: 30 }, (_, line) => `more ${line}`));
  await terminal.until('more 29');
});

describe('a line that is longer than the window', () => {
  it('stays one row, says so, and is seen to its end by going right', async () => {
    const { terminal } = await opened(['before', LONG, 'after']);
    const row = () => terminal.rows().find((text) => /swarm join|xxxx|-end/.test(text)) ?? '';
    expect(row()).toMatch(/docker swarm join --token SWMTKN-1-x+…$/);
    expect(terminal.text()).not.toContain('-end');
    for (let press = 0; press < 6; press++) terminal.press(KEY.right);
    await terminal.until('-end 192.168.99.100:2377');
    expect(row()).toMatch(/^ …x+-end 192\.168\.99\.100:2377$/);
    for (let press = 0; press < 6; press++) terminal.press(KEY.left);
    await terminal.until('docker swarm join');
  });

  it('offers to go sideways only where there is more', async () => {
    const { terminal } = await opened(['short', 'lines']);
    expect(terminal.rows().at(-1)).not.toContain('←→');
    terminal.press(KEY.right);
    terminal.press(KEY.home);
    await terminal.until('short');
  });

  it('is not cut where it is read out', async () => {
    const { sceneOf, textOf } = await import('./scenes.tsx');
    const { startScreen, withOverlay } = await import('../../src/ui/state/screen-state.ts');
    const { createFakeTutor } = await import('../support/fake-tutor.ts');
    const tutor = createFakeTutor({ at: 'init-swarm' });
    tutor.print(LONG);
    const scene = sceneOf(tutor, { screen: withOverlay(startScreen('walk'), 'output') });
    expect((await textOf(scene, { isRead: true })).replaceAll('\n', '')).toContain('-end 192');
  });
});

describe('a search', () => {
  const lines = Array.from({ length: 100 }, (_, at) =>
    at % 30 === 5 ? `line ${at}: Error here` : `line ${at}`,
  );

  it('marks what it finds, counts it, and goes to the next and the one before', async () => {
    const { terminal } = await opened(lines);
    terminal.press(KEY.home);
    await terminal.until('line 0');
    terminal.press('/');
    await terminal.until('Search  ▌');
    terminal.press('error');
    await terminal.until('4 lines found');
    terminal.press(KEY.enter);
    await terminal.until('1 of 4');
    expect(terminal.text()).toContain('▸ line 5: Error here');
    terminal.press('n');
    await terminal.until('2 of 4');
    expect(terminal.text()).toContain('▸ line 35: Error here');
    terminal.press('N', 'N');
    await terminal.until('4 of 4');
    expect(terminal.text()).toContain('▸ line 95: Error here');
    terminal.press('n');
    await terminal.until('1 of 4');
  });

  it('goes right to what is far to the right, and back to what is not', async () => {
    const { terminal } = await opened([
      'near the error',
      `${'·'.repeat(300)}Error${'·'.repeat(300)}`,
      '错误 error',
    ]);
    terminal.press(KEY.home);
    terminal.press('/');
    await terminal.until('Search  ▌');
    terminal.press('error', KEY.enter);
    await terminal.until('1 of 3');
    expect(terminal.text()).toContain('▸ near the error');
    terminal.press('n');
    await terminal.until('2 of 3');
    expect(terminal.text()).toMatch(/▸ …·+Error·+…/);
    terminal.press('n');
    await terminal.until('3 of 3');
    expect(terminal.text()).toContain('▸ 错误 error');
  });

  it('says that it found nothing, and ends at Esc before the page does', async () => {
    const { terminal } = await opened(lines);
    terminal.press('/');
    await terminal.until('Search  ▌');
    terminal.press('nowhere', KEY.enter);
    await terminal.until('Nothing found.');
    terminal.press(KEY.esc);
    await terminal.until((text) => !text.includes('Nothing found.') && text.includes('line 99'));
    terminal.press(KEY.esc);
    await terminal.until('⏎ run');
  });

  it('goes by capitals only where the text has some', async () => {
    const { terminal } = await opened(lines);
    terminal.press('/');
    await terminal.until('Search  ▌');
    terminal.press('eRROR');
    await terminal.until('Nothing found.');
  });
});

it('keeps both streams in the order in which they came', () => {
  const output = new OutputBuffer();
  output.push('stdout', 'first\n');
  output.push('stderr', 'warning\n');
  output.push('stdout', 'second\n');
  output.push('stderr', 'error\n');
  expect(output.lines(0, output.lineCount)).toEqual(['first', 'warning', 'second', 'error']);
});
