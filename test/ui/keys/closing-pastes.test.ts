/** Pastes that never end, as bytes and on the screen. */
import { afterEach, describe, expect, test } from 'vitest';
import { closingPastes } from '../../../src/ui/keys/closing-pastes.ts';
import { eventually } from '../../support/eventually.ts';
import { type FakeTerminal, KEY } from '../../support/terminal.ts';
import { endShown, show } from '../show.ts';

afterEach(endShown);

const START = '\x1b[200~';
const END = '\x1b[201~';

function read(...chunks: string[]): string[] {
  const closed = closingPastes();
  return chunks.map((chunk) => closed(chunk));
}

/** Presses keys and waits until they were read: what is pressed next arrives by itself. */
async function pressed(terminal: FakeTerminal, keys: string): Promise<void> {
  terminal.press(keys);
  await eventually(() => expect(terminal.stdin.readableLength).toBe(0));
}

describe('what is read', () => {
  test('stays as it was sent, wherever it is cut', () => {
    const sent = `a${START}pasted \x03 text${END}b\x03${START}x${END}`;
    for (let at = 0; at <= sent.length; at += 1) {
      const parts = [sent.slice(0, at), sent.slice(at)];
      expect(read(...parts)).toEqual(parts);
    }
    expect(read(...sent).join('')).toBe(sent.replace('\x03 text', `${END}\x03 text`));
  });

  test('gets the end that a paste lacks, before the Ctrl-C that was pressed in it', () => {
    expect(read(`${START}for ever`, 'and ever', '\x03', 'x')).toEqual([
      `${START}for ever`,
      'and ever',
      `${END}\x03`,
      'x',
    ]);
  });

  test('presses no keys out of a paste that holds a Ctrl-C', () => {
    expect(read(`${START}text\x03y\r`, `more\x03q${END}`)).toEqual([
      `${START}text\x03y\r`,
      `more\x03q${END}`,
    ]);
  });

  test('of a paste is no more than a million characters, and its rest is nothing', () => {
    const flood = 'x'.repeat(600_000);
    expect(read(START, flood, flood, 'q', `q${END}k`, 'l')).toEqual([START, flood, END, '', 'k', 'l']);
    expect(read(START, flood, flood, 'q', '\x03')).toEqual([START, flood, END, '', '\x03']);
  });
});

test('Ctrl-C quits, although a paste was begun and never ended', async () => {
  const { terminal, ending } = show({ at: 'init-swarm' });
  await terminal.until('⏎ run');
  await pressed(terminal, `${START}and nothing more`);
  terminal.press(KEY.ctrlC);
  await terminal.until('Ctrl-C once more to quit');
  terminal.press(KEY.ctrlC);
  expect(await ending).toBe('interrupted');
});

test('a search that a paste was begun in can be left', async () => {
  const { terminal } = show({ at: 'init-swarm' });
  await terminal.until('⏎ run');
  terminal.press('c');
  await terminal.until('Search');
  await pressed(terminal, `${START}join`);
  terminal.press(KEY.ctrlC);
  await terminal.until('join');
  terminal.press(KEY.esc);
  await terminal.until('⏎ run');
});
