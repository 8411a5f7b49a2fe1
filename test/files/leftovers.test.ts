/** What killed programs leave lying about, and what is none of our business. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isLeftover, removeLeftovers } from '../../src/files/leftovers.ts';
import { tryLock } from '../../src/files/lock.ts';
import { partName, processOf } from '../../src/files/part.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swarm-tutor-leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No process has this id: they end long before it. */
const GONE = 2 ** 30;
const put = (...names: string[]): void => {
  for (const name of names) writeFileSync(join(folder, name), 'a part');
};

test('parts of processes that are gone are removed', () => {
  const parts = [
    `ledger.json.${GONE}-mh2k9x1a-1.tmp`,
    `docker-compose.yml.${GONE}-mh2k9x1a-2.tmp`,
    `progress.json.lock.${GONE}-mh2k9x1a-3.tmp`,
  ];
  put(...parts);
  mkdirSync(join(folder, `simulator.${GONE}-mh2k9x1a-4.tmp`, 'bin'), { recursive: true });
  mkdirSync(join(folder, `command.${GONE}-mh2k9x1a-5.tmp`));
  expect(removeLeftovers(folder)).toHaveLength(parts.length + 2);
  expect(readdirSync(folder)).toEqual([]);
});

test('parts of processes that live, of this one too, stay', () => {
  put(`ledger.json.${process.pid}-mh2k9x1a-1.tmp`, `ledger.json.${process.ppid}-mh2k9x1a-1.tmp`);
  expect(removeLeftovers(folder)).toEqual([]);
});

test('what another program wrote stays, however much it looks like a leftover', () => {
  put('notes.tmp', 'progress.json', 'progress.json.tmp', 'report.12.tmp', 'data-12.json.tmp-1', 'a.lock');
  put(
    `data.json.${GONE}.tmp`,
    `draft.${GONE}-mh2k9x1a.tmp`,
    `report.${GONE}-final.tmp`,
    `photos.removed-${GONE}`,
    `my.lock.${GONE}-mh2k9x1a-3`,
  );
  expect(removeLeftovers(folder)).toEqual([]);
});

test('a lock of a process that is gone is freed, one that is held stays', () => {
  const owner = { pid: GONE, host: hostname(), token: 'x' };
  writeFileSync(join(folder, 'progress.json.lock'), JSON.stringify(owner));
  const release = tryLock(join(folder, 'ledger.json.lock'));
  expect(removeLeftovers(folder)).toEqual(['progress.json.lock']);
  expect(readdirSync(folder)).toEqual(['ledger.json.lock']);
  release?.();
});

test('a nameless part of the progress goes once nobody can be writing it any more', () => {
  const part = 'progress.json.tmp-2345678901abcdef';
  put(part);
  expect(removeLeftovers(folder)).toEqual([]);
  const before = Date.now() / 1000 - 120;
  utimesSync(join(folder, part), before, before);
  expect(removeLeftovers(folder)).toEqual([part]);
});

test('a folder that is not there is no trouble', () => {
  expect(removeLeftovers(join(folder, 'nowhere'))).toEqual([]);
});

test('a part is told by its name, which names its process and is given once', () => {
  const [one, other] = [partName('/home/ledger.json'), partName('/home/ledger.json')];
  expect(one).not.toBe(other);
  for (const part of [one, other]) {
    expect(part.startsWith('/home/ledger.json.')).toBe(true);
    expect(processOf(part)).toBe(process.pid);
    expect(isLeftover(part)).toBe(true);
  }
  expect(processOf('ledger.json')).toBeUndefined();
});
