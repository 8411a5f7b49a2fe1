/** Clicks and turns of the wheel, as a terminal reports them. */
import { widthOf } from '../../src/text/width.ts';
import type { FakeTerminal } from '../support/terminal.ts';

/** A click on the last place where a text is seen, `along` columns behind its beginning. */
export async function clickOn(terminal: FakeTerminal, text: string, along = 0): Promise<string> {
  // Nobody clicks while something still moves.
  for (let before = -1; before !== terminal.writes; ) {
    before = terminal.writes;
    await new Promise((resolve) => setTimeout(resolve, 40));
    // Where the computer is busy, time is over before React has had its turns.
    for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const rows = terminal.rows();
  const y = rows.findLastIndex((row) => row.includes(text));
  if (y < 0) throw new Error(`nowhere: ${text}\n${rows.join('\n')}`);
  const row = rows[y] ?? '';
  const at = `${widthOf(row.slice(0, row.lastIndexOf(text))) + along + 1};${y + 1}`;
  return `\u001B[<0;${at}M\u001B[<0;${at}m`;
}

const wheel = (button: 64 | 65) => `\u001B[<${button};5;8M`;
export const [UP, DOWN] = [wheel(64), wheel(65)];
