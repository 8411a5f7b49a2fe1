/** The screen on terminals that answer what they are asked, late, or never. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTerminal } from '../../../src/ui/terminal/index.ts';
import { ASK_WIDTH, narrowed } from '../../../src/ui/terminal/stand-ins.ts';
import { eventually } from '../../support/eventually.ts';
import { twoMachines } from '../../support/fake-tutor.ts';
import { openTerminal as openFake } from '../../support/terminal.ts';
import { endShown, show } from '../show.ts';

afterEach(async () => {
  vi.useRealTimers();
  await endShown();
});

const WHITE = '\u001B]11;rgb:ffff/ffff/ffff\u001B\\';

function opened(env: Readonly<Record<string, string>> = {}) {
  const fake = openFake();
  const terminal = openTerminal({ stdin: fake.stdin, stdout: fake.stdout, env });
  fake.stdin.setEncoding('utf8');
  let keys = '';
  terminal.stdin.on('readable', () => {
    for (let chunk = terminal.stdin.read(); chunk !== null; chunk = terminal.stdin.read()) keys += chunk;
  });
  const told = async (text: string) => {
    fake.press(text, 'k');
    await eventually(() => expect(keys.endsWith('k')).toBe(true));
  };
  return { fake, terminal, told, keys: () => keys };
}

describe('the background', () => {
  it('is what the terminal answers, and the answer presses no keys', async () => {
    const { terminal, told, keys } = opened();
    terminal.ask({ background: true });
    expect(terminal.facts.get().background).toBeUndefined();
    await told(WHITE);
    expect(terminal.facts.get().background).toBe('light');
    expect(keys()).toBe('k');
    terminal.end();
  });

  it('is what the environment says until then, and where nothing is answered', async () => {
    const { terminal, told } = opened({ COLORFGBG: '0;15' });
    terminal.ask({ background: true });
    await told('');
    expect(terminal.facts.get().background).toBe('light');
    terminal.end();
  });

  it('stays as it is when the answer comes too late, which presses no keys either', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { terminal, told, keys } = opened();
    terminal.ask({ background: true });
    vi.advanceTimersByTime(1001);
    vi.useRealTimers();
    await told(WHITE);
    expect(terminal.facts.get().background).toBeUndefined();
    expect(keys()).toBe('k');
  });

  it.each(['dumb', 'linux'])('is not asked of TERM=%s', (TERM) => {
    const { fake, terminal } = opened({ TERM });
    terminal.ask({ background: true });
    expect(fake.raw).toBe('');
  });
});

describe('characters of ambiguous width', () => {
  const isPlain = (text: string) => narrowed(text) === text;

  it('give way to plain ones once the terminal has shown that it draws them wide', async () => {
    const { terminal } = show({ at: 'init-swarm', topology: twoMachines }, { columns: 140 });
    await terminal.until('⏎ run');
    const before = terminal.rows();
    expect(terminal.raw).toContain(ASK_WIDTH);
    expect(isPlain(before.join())).toBe(false);
    terminal.press('\u001B[1;5R');
    // Each of them takes the place of the one that it stands for.
    await terminal.until(() => terminal.rows().join('\n') === before.map(narrowed).join('\n'));
    terminal.press('?');
    await terminal.until('does the next sensible thing');
    expect(isPlain(terminal.text())).toBe(true);
  });

  it('stay where it draws them as everybody does', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('\u001B[1;3R', 't');
    await terminal.until('Type the command');
    expect(isPlain(terminal.text())).toBe(false);
    expect(tutor.sent).toEqual([]);
  });

  it('give way unasked where somebody has said so', async () => {
    const { terminal } = show({ at: 'init-swarm' }, { isAmbiguousWide: true });
    await terminal.until('⏎ run');
    expect(isPlain(terminal.text())).toBe(true);
    expect(terminal.raw).not.toContain('\u001B[6n');
  });
});

describe('T', () => {
  it('goes through the themes, says which, and has it remembered', async () => {
    const remembered: string[] = [];
    const { terminal } = show(
      { at: 'init-swarm' },
      { color: true, theme: 'dark', rememberTheme: (theme) => remembered.push(theme) },
    );
    await terminal.until('⏎ run');
    terminal.press('T');
    await terminal.until('Colours: light.');
    terminal.press('T');
    await terminal.until('Colours: high contrast.');
    expect(remembered).toEqual(['light', 'contrast']);
  });

  it('does nothing where there are to be no colours, and the help does not name it', async () => {
    const { terminal } = show({ at: 'init-swarm' }, { color: false, rows: 60 });
    await terminal.until('⏎ run');
    expect(terminal.raw).not.toContain('\u001B]11;?');
    terminal.press('T', '?');
    const text = await terminal.until('leave; your progress is kept');
    expect(text).not.toContain('other colours');
    expect(text).not.toContain('Colours:');
  });
});
