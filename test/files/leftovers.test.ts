/** What killed programs leave lying about, and what is none of our business. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removedName, removeLeftovers } from '../../src/files/leftovers.ts';
import { tryLock } from '../../src/files/lock.ts';

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
    `ledger.json.${GONE}-mh2k9x1a.tmp`,
    `docker-compose.yml.${GONE}-mh2k9x1a.tmp`,
    `session.json.${GONE}.tmp`,
    `progress.json.lock.${GONE}-mh2k9x1a-3`,
    `progress.json.lock.stale-${GONE}-1`,
  ];
  put(...parts);
  mkdirSync(join(folder, `simulator.removed-${GONE}`, 'bin'), { recursive: true });
  mkdirSync(join(folder, `swarm-tutor-${GONE}-aB3dE6`));
  expect(removeLeftovers(folder)).toHaveLength(parts.length + 2);
  expect(readdirSync(folder)).toEqual([]);
});

test('parts of processes that live, of this one too, stay', () => {
  put(`ledger.json.${process.pid}-mh2k9x1a.tmp`, `ledger.json.${process.ppid}-mh2k9x1a.tmp`);
  expect(removeLeftovers(folder)).toEqual([]);
});

test('what another program wrote stays, however much it looks like a leftover', () => {
  put('notes.tmp', 'progress.json', 'progress.json.tmp', 'report.12.tmp', 'data-12.json.tmp-1', 'a.lock');
  put(
    `data.json.${GONE}.tmp`,
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
  expect(removedName('/home/simulator')).toMatch(/^\/home\/simulator\.removed-\d+$/);
});
