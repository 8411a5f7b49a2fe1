/** Long outputs in few rows: which lines, and where the marks stand. */
import { describe, expect, it } from 'vitest';
import type { OutputFocus } from '../../../src/lesson/types.ts';
import type { OutputView } from '../../../src/tutor/types.ts';
import { plain, span } from '../../../src/ui/text/line.ts';
import { focusHeight, outputRows } from '../../../src/ui/text/output-rows.ts';
import type { Reading } from '../../../src/ui/text/telling-lines.ts';

/** An output that says how many lines were asked of it. */
function outputOf(lines: readonly string[], dropped = 0): OutputView & { read: number } {
  return {
    lineCount: lines.length + dropped,
    dropped,
    read: 0,
    lines(from, to) {
      this.read += Math.max(0, to - from);
      return lines.slice(Math.max(0, from - dropped), Math.max(0, to - dropped));
    },
  };
}
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);
const roomOf = (focus?: OutputFocus) => ({
  width: 40,
  isColoured: false,
  focus,
  mark: (left: number) => [span(`… ${left}`)],
});
const shown = (
  lines: readonly string[] | OutputView,
  rows: number,
  reading: Reading = 'telling',
  focus?: OutputFocus,
) =>
  outputRows('lineCount' in lines ? lines : outputOf(lines), reading, { ...roomOf(focus), rows }).map(plain);

describe('an output with room enough', () => {
  it('stands there as it was printed, without blank lines at its ends', () => {
    expect(shown(['', 'one', '', 'two', '\u001B[0m'], 4)).toEqual(['one', '', 'two']);
  });

  it('has long lines go on in the next row, words whole where that takes no more rows', () => {
    const token = 'T'.repeat(60);
    expect(shown([`    docker swarm join --token ${token} 10.0.0.1:2377`], 4)).toEqual([
      '    docker swarm join --token',
      token.slice(0, 40),
      `${token.slice(40)} 10.0.0.1:2377`,
    ]);
    expect(shown(['Swarm initialized: current node (abc) is a manager.'], 3)).toEqual([
      'Swarm initialized: current node (abc) is',
      'a manager.',
    ]);
  });
});

describe('a long output', () => {
  it('shows its beginning and its end, and between them how much is left out', () => {
    expect(shown(numbered(10), 5)).toEqual(['line 1', 'line 2', '… 6', 'line 9', 'line 10']);
  });

  it('has no blank lines, and no mark for a single line that may stand there itself', () => {
    expect(shown(['a', '', 'b', '', 'c'], 3)).toEqual(['a', 'b', 'c']);
  });

  it('follows the newest lines of a running command, below the mark', () => {
    expect(shown(numbered(100), 3, 'newest')).toEqual(['… 98', 'line 99', 'line 100']);
  });

  it('cuts a line that would take more rows, and keeps each of its blanks', () => {
    const path = '/home/mei/.swarm-tutor/simulator/machine/certs/ca.pem';
    expect(shown([`Creating CA: ${path}`, 'last'], 2)).toEqual([
      `Creating CA: ${path}`.slice(0, 39).concat('…'),
      'last',
    ]);
    const error = `error: ${'words  that come after each other '.repeat(8)}`;
    const rows = shown([error], 4, 'trouble');
    expect(rows).toHaveLength(4);
    expect(error).toContain(rows.at(-1)?.replace('…', ''));
  });

  it('counts lines that are no longer kept, where they were', () => {
    expect(shown(outputOf(numbered(10), 990), 2, 'newest')).toEqual(['… 999', 'line 10']);
    expect(shown(outputOf(numbered(10), 990), 4)).toEqual(['… 990', 'line 1', '… 8', 'line 10']);
  });

  it('never takes more rows than there are, whatever is wanted', () => {
    for (let rows = 0; rows < 12; rows++)
      for (const reading of ['newest', 'trouble', 'telling'] as const)
        expect(shown(numbered(40), rows, reading, { lines: ['/7/'] }).length).toBeLessThanOrEqual(rows);
  });

  it('is read a few hundred lines at a time, not a million', () => {
    const output = {
      ...outputOf([]),
      lineCount: 1_000_000,
      lines(from: number, to: number) {
        this.read += to - from;
        return numbered(to - from);
      },
    };
    shown(output, 5, 'trouble');
    shown(output, 5, 'newest');
    expect(output.read).toBeLessThan(1000);
  });
});

describe('what a step is about', () => {
  it('comes first and whole, wherever it stands, with a mark on either side', () => {
    const join = ['docker swarm join --token', 'T'.repeat(40)];
    const lines = [...numbered(9), join.join(' '), ...numbered(9)];
    expect(shown(lines, 4, 'telling', { lines: ['/join --token/'] })).toEqual(['… 9', ...join, '… 9']);
  });

  it('is a table with its heading and its rows before all other lines', () => {
    const table = ['NAME     NODE', 'web.1    myvm1', 'web.2    myvm2'];
    const lines = [...numbered(5), ...table, ...numbered(5)];
    expect(shown(lines, 5, 'telling', { columns: ['NAME', 'NODE'] })).toEqual(['… 5', ...table, '… 5']);
    expect(focusHeight(outputOf(lines), roomOf({ columns: ['NAME', 'NODE'] }))).toBe(5);
  });

  it('takes no rows where it was not printed', () => {
    expect(focusHeight(outputOf(numbered(9)), roomOf({ lines: ['/nothing/'] }))).toBe(0);
  });
});

describe('what went wrong', () => {
  const error = 'Error response from daemon: invalid join token';

  it('is shown wherever it stands, whole, before anything else', () => {
    const rows = shown([...numbered(20), error, ...numbered(20)], 4, 'trouble');
    expect(rows.join('\n')).toContain('Error response from daemon: invalid join\ntoken');
    expect(rows[0]).toBe('… 20');
    expect(rows.at(-1)).toBe('… 20');
  });

  it('is cut with a mark where it is longer than one would read', () => {
    const rows = shown([...numbered(20), `error ${'x'.repeat(400)}`], 7, 'trouble');
    expect(rows.filter((row) => /error|x/.test(row))).toHaveLength(4);
    expect(rows.at(-1)).toMatch(/x…$/);
  });
});
