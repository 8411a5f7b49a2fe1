/** Tables of Docker's clients in windows that are too narrow for them. */
import { describe, expect, it } from 'vitest';
import { middleCut, narrowTable } from '../../../src/ui/text/printed-table.ts';

const TASKS = [
  'ID             NAME                  IMAGE                      NODE      DESIRED STATE   CURRENT STATE            ERROR     PORTS',
  'u3e8bkg4c0hd   getstartedlab_web.1   traefik/whoami:v1.10.2     myvm1     Running         Running 12 seconds ago             ',
  'kxv0zvtzhd3i   getstartedlab_web.2   traefik/whoami:v1.10.2     myvm2     Running         Running 12 seconds ago             ',
];
const TELLING = ['NAME', 'NODE', 'DESIRED STATE', 'CURRENT STATE'];

describe('a table that is too wide', () => {
  it('is left alone where it fits', () => {
    expect(narrowTable(TASKS, TELLING, 140)).toEqual(TASKS);
  });

  it('keeps the columns that tell, says where others are missing, and never gets wider than the window', () => {
    expect(narrowTable(TASKS, TELLING, 76)).toEqual([
      '…  NAME                 …  NODE   DESIRED STATE  CURRENT STATE           …',
      '…  getstartedlab_web.1  …  myvm1  Running        Running 12 seconds ago  …',
      '…  getstartedlab_web.2  …  myvm2  Running        Running 12 seconds ago  …',
    ]);
  });

  it('keeps other columns as far as there is room', () => {
    const [head = ''] = narrowTable(TASKS, TELLING, 100) ?? [];
    expect(head).toMatch(/^ID {2,}NAME {2,}… {2,}NODE/);
    expect(head).toContain('ERROR');
  });

  it.each([30, 44, 60, 72, 77, 90, 101, 113, 125])('fits into %i columns', (width) => {
    for (const line of narrowTable(TASKS, TELLING, width) ?? ['x'.repeat(width + 1)]) {
      if (width >= 44) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  it('cuts cells in the middle, where names are alike', () => {
    const rows = narrowTable(TASKS, TELLING, 60) ?? [];
    expect(rows[1]).toContain('…_web.1');
    expect(rows[2]).toContain('…_web.2');
    expect(rows[1]).toContain('myvm1');
    expect(middleCut('getstartedlab_web.1', 9)).toBe('gets…eb.1');
  });
});

describe('an output of several parts', () => {
  it('keeps what is printed around a table, and narrows each', () => {
    const both = [
      'Warning: something long that is no table at all and stays as it was printed',
      ...TASKS,
      '',
      ...TASKS,
    ];
    const rows = narrowTable(both, TELLING, 76) ?? [];
    expect(rows[0]).toBe(both[0]);
    expect(rows.filter((row) => row.includes('DESIRED STATE'))).toHaveLength(2);
    expect(rows.filter((row) => row === '')).toHaveLength(1);
  });

  it('narrows the second of two tables that follow each other at once', () => {
    const rows = narrowTable([...TASKS, ...TASKS], TELLING, 76) ?? [];
    expect(rows).toHaveLength(6);
    expect(rows[3]).toBe(rows[0]);
  });
});

it('leaves alone what has no such columns, or colours in them', () => {
  expect(narrowTable(['hello', 'world'], TELLING, 4)).toBeUndefined();
  expect(
    narrowTable(
      TASKS.map((row) => `\u001B[1m${row}`),
      TELLING,
      60,
    ),
  ).toBeUndefined();
});
