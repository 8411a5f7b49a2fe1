/** Reports of a terminal among keys: taken out, however they arrive. */
import { describe, expect, it } from 'vitest';
import { type Report, takingReports } from '../../../src/ui/terminal/reports.ts';

const CLICK = '\u001B[<0;12;5M';
const BACKGROUND = '\u001B]11;rgb:ffff/ffff/ffff\u001B\\';
const CURSOR = '\u001B[1;3R';

/** What is left of the chunks as keys, and what was told. */
function read(chunks: readonly string[], isAsked = true): { keys: string; told: Report[] } {
  const told: Report[] = [];
  const filter = takingReports(
    (report) => told.push(report),
    () => isAsked,
  );
  const keys = chunks.map((chunk) => filter.read(chunk)).join('');
  return { keys: keys + (filter.isUndecided ? filter.flush() : ''), told };
}

const REPORTS: readonly Report[] = [
  { type: 'mouse', button: 0, x: 11, y: 4, isDown: true },
  { type: 'answer', body: '11;rgb:ffff/ffff/ffff' },
  { type: 'cursor', row: 1, column: 3 },
];

describe('reports', () => {
  const sent = `a${CLICK}\u001B[A${BACKGROUND}b${CURSOR}c`;

  it('are told, and what is left are the keys', () => {
    expect(read([sent])).toEqual({ keys: 'a\u001B[Abc', told: REPORTS });
  });

  it('are the same wherever they are cut', () => {
    for (let at = 0; at <= sent.length; at += 1)
      expect(read([sent.slice(0, at), sent.slice(at)])).toEqual({ keys: 'a\u001B[Abc', told: REPORTS });
    expect(read([...sent])).toEqual({ keys: 'a\u001B[Abc', told: REPORTS });
  });

  it('end with a bell, too', () => {
    expect(read(['\u001B]11;rgb:0/0/0\u0007q'])).toEqual({
      keys: 'q',
      told: [{ type: 'answer', body: '11;rgb:0/0/0' }],
    });
  });

  it('are none in a paste', () => {
    const paste = `\u001B[200~${CLICK}${BACKGROUND}${CURSOR}\u001B[201~`;
    expect(read([paste])).toEqual({ keys: paste, told: [] });
    expect(read([...paste])).toEqual({ keys: paste, told: [] });
    expect(read([`${paste}${CLICK}`]).told).toHaveLength(1);
  });
});

describe('keys', () => {
  it('are a cursor report where nobody has asked: F3 with Shift', () => {
    expect(read(['\u001B[1;2R'], false)).toEqual({ keys: '\u001B[1;2R', told: [] });
  });

  it.each([
    '\u001B',
    '\u001B[A',
    '\u001B[1;5C',
    '\u001BOP',
    '\u001B]',
    '\u001B\u001B[A',
    '\u001B[<0;1;1x',
    '\u001B[<;;M',
  ])('%j stays what it is', (key) => {
    expect(read([key])).toEqual({ keys: key, told: [] });
    expect(read([...key]).keys).toBe(key);
  });
});

it('lets garbage pass, whatever it is, and goes on', () => {
  const garbage = '\u001B[<99999999999999999999;1M\u001B]not an answer\u001B[';
  expect(read([garbage, 'q']).told).toEqual([]);
  expect(read([garbage, `q${CLICK}`]).told).toHaveLength(1);
});
