/** Tables of Docker's clients in windows that are too narrow for them. */
import { describe, expect, it } from 'vitest';
import { middleCut, narrowTables, tablesIn } from '../../../src/ui/text/printed-table.ts';

const TASKS = [
  'ID             NAME                  IMAGE                      NODE      DESIRED STATE   CURRENT STATE            ERROR     PORTS',
  'u3e8bkg4c0hd   getstartedlab_web.1   traefik/whoami:v1.10.2     myvm1     Running         Running 12 seconds ago             ',
  'kxv0zvtzhd3i   getstartedlab_web.2   traefik/whoami:v1.10.2     myvm2     Running         Running 12 seconds ago             ',
];
const TELLING = ['NAME', 'NODE', 'DESIRED STATE', 'CURRENT STATE'];

describe('a table that is too wide', () => {
  it('is left alone where it fits', () => {
    expect(narrowTables(TASKS, TELLING, 140)).toEqual(TASKS);
  });

  it('keeps the columns that tell, says where others are missing, and never gets wider than the window', () => {
    expect(narrowTables(TASKS, TELLING, 76)).toEqual([
      '…  NAME                 …  NODE   DESIRED STATE  CURRENT STATE           …',
      '…  getstartedlab_web.1  …  myvm1  Running        Running 12 seconds ago  …',
      '…  getstartedlab_web.2  …  myvm2  Running        Running 12 seconds ago  …',
    ]);
  });

  it('keeps other columns as far as there is room', () => {
    const [head = ''] = narrowTables(TASKS, TELLING, 100);
    expect(head).toMatch(/^ID {2,}NAME {2,}… {2,}NODE/);
    expect(head).toContain('ERROR');
  });

  it.each([30, 44, 60, 72, 77, 90, 101, 113, 125])('fits into %i columns', (width) => {
    for (const line of narrowTables(TASKS, TELLING, width)) {
      if (width >= 44) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  it('cuts cells in the middle, where names are alike', () => {
    const rows = narrowTables(TASKS, TELLING, 60);
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
    const rows = narrowTables(both, TELLING, 76);
    expect(rows[0]).toBe(both[0]);
    expect(rows.filter((row) => row.includes('DESIRED STATE'))).toHaveLength(2);
    expect(rows.filter((row) => row === '')).toHaveLength(1);
  });

  it('narrows the second of two tables that follow each other at once', () => {
    const rows = narrowTables([...TASKS, ...TASKS], TELLING, 76);
    expect(rows).toHaveLength(6);
    expect(rows[3]).toBe(rows[0]);
  });
});

it('ends where a line is no row of the table', () => {
  const services = [
    'ID             NAME                MODE         REPLICAS   IMAGE                    PORTS',
    'o5wn0nglbirf   getstartedlab_web   replicated   7/7        john/get-started:part3   *:80->80/tcp',
    '<h3>Hello World!</h3>',
    'Version: part3',
  ];
  const rows = narrowTables(services, ['NAME', 'REPLICAS', 'IMAGE'], 60);
  expect(rows[1]).toMatch(/getstartedlab_web {2,}… {2,}7\/7/);
  expect(rows.slice(2)).toEqual(services.slice(2));
  expect(tablesIn(services, ['NAME', 'REPLICAS', 'IMAGE'])).toEqual([{ from: 0, to: 2 }]);
});

it('leaves alone what has no such columns, or colours in them', () => {
  expect(narrowTables(['hello', 'world'], TELLING, 4)).toEqual(['hello', 'world']);
  const coloured = TASKS.map((row) => `\u001B[1m${row}`);
  expect(narrowTables(coloured, TELLING, 60)).toEqual(coloured);
});
