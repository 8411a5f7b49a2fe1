import { expect, it } from 'vitest';
import type { OutputView } from '../../../src/tutor/types.ts';
import { newest, telling } from '../../../src/ui/text/fold.ts';

/** An output that says how many lines were asked of it. */
function outputOf(lines: readonly string[], dropped = 0): OutputView & { read: number } {
  return {
    lineCount: lines.length + dropped,
    dropped,
    read: 0,
    lines(from, to) {
      this.read += Math.max(0, to - from);
      return lines.slice(from - dropped, to - dropped);
    },
  };
}
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);

it('shows a short output whole, without its blank lines', () => {
  expect(telling(outputOf(['one', '', 'two', '\u001B[0m']), 4, false)).toEqual({
    lines: ['one', 'two'],
    hidden: 0,
  });
});

it('shows the beginning and the end of a long one, and how much is left out', () => {
  expect(telling(outputOf(numbered(10)), 4, false)).toEqual({
    lines: ['line 1', 'line 2', 'line 9', 'line 10'],
    hidden: 6,
  });
});

it('shows what went wrong of a failed command, wherever it stands', () => {
  const lines = [...numbered(20), 'Error response from daemon: invalid join token', ...numbered(20)];
  const { lines: shown } = telling(outputOf(lines), 3, true);
  expect(shown).toContain('Error response from daemon: invalid join token');
  expect(shown).toHaveLength(3);
});

it('follows the newest lines of a running command', () => {
  expect(newest(outputOf(numbered(100)), 3)).toEqual({
    lines: ['line 98', 'line 99', 'line 100'],
    hidden: 97,
  });
});

it('counts lines that are no longer kept', () => {
  expect(newest(outputOf(numbered(10), 990), 2).hidden).toBe(998);
  expect(telling(outputOf(numbered(10), 990), 4, false).hidden).toBe(996);
});

it('reads a few hundred lines of a million, not all', () => {
  const output = {
    ...outputOf([]),
    lineCount: 1_000_000,
    lines(from: number, to: number) {
      this.read += to - from;
      return numbered(to - from);
    },
  };
  telling(output, 5, true);
  newest(output, 5);
  expect(output.read).toBeLessThan(1000);
});
