/** The list of what the tutor made: written before, struck out after, never lost. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLedger, type Recorded } from '../../src/tutor/ledger.ts';
import { placeFiles } from '../../src/tutor/workspace.ts';
import { littleCourse } from '../support/course.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swarm-tutor-ledger-'));
  path = join(folder, 'ledger.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const names = () =>
  openLedger(path)
    .entries()
    .map(({ kind, name, driver }) => `${driver} ${kind} ${name}`);

test('lists each thing once for each driver, and forgets it once it is gone', () => {
  const ledger = openLedger(path);
  ledger.record('simulator', ['machine:myvm1', 'stack:getstartedlab']);
  ledger.record('simulator', ['machine:myvm1']);
  ledger.record('virtualbox', ['machine:myvm1']);
  expect(names()).toEqual([
    'simulator machine myvm1',
    'simulator stack getstartedlab',
    'virtualbox machine myvm1',
  ]);
  ledger.strike({ kind: 'machine', name: 'myvm1', driver: 'simulator' });
  expect(names()).toEqual(['simulator stack getstartedlab', 'virtualbox machine myvm1']);
});

test('keeps what another walk made once more after one began to remove it', () => {
  let now = 1_000;
  const ledger = openLedger(path, undefined, () => new Date(now));
  const hello = { kind: 'container', name: 'hello', driver: 'simulator' } as const;
  ledger.record('simulator', ['container:hello']);
  const removalBegan = now + 1_000;
  now += 2_000;
  openLedger(path, undefined, () => new Date(now)).confirm('simulator', ['container:hello']);
  ledger.strike(hello, removalBegan);
  expect(names()).toEqual(['simulator container hello']);
  ledger.strike(hello, now);
  expect(names()).toEqual([]);
  ledger.confirm('simulator', ['container:hello']);
  expect(names()).toEqual(['simulator container hello']);
});

test('alone says that a thing is recorded, and what makes things has it said', () => {
  // @ts-expect-error only a ledger gives the proof
  const madeUp: Recorded = {};
  const workspace = join(folder, 'workspace');
  const course = { ...littleCourse, files: { 'compose.yml': 'services: {}\n' } };
  const full = {
    record: () => {
      throw new Error('no room');
    },
  };
  const owner = { session: { driver: 'simulator', workspace }, ledger: full } as const;
  expect(() => placeFiles(['compose.yml'], course, {}, owner)).toThrow('no room');
  expect(existsSync(workspace)).toBe(false);
  placeFiles(['compose.yml'], course, {}, { ...owner, ledger: openLedger(path) });
  expect(names()).toEqual(['simulator file compose.yml']);
  expect(existsSync(join(workspace, 'compose.yml'))).toBe(true);
  expect(madeUp).toEqual({});
});

test('remembers a reset that has begun until it is over, whatever is struck out meanwhile', () => {
  const ledger = openLedger(path);
  ledger.record('simulator', ['machine:myvm1']);
  expect(ledger.unfinishedReset()).toBeUndefined();
  const scope = { progress: true, machines: true, all: false };
  ledger.noteReset(scope);
  ledger.strike({ kind: 'machine', name: 'myvm1', driver: 'simulator' });
  expect(openLedger(path).unfinishedReset()).toEqual(scope);
  ledger.noteReset(undefined);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ schema: 1, entries: [] });
});

test('sets aside what it cannot read, and never writes over it', () => {
  writeFileSync(path, '{"schema":1,"entries":[{"kind":"machine"');
  const kept: string[] = [];
  openLedger(path, (where) => kept.push(where)).record('simulator', ['machine:myvm1']);
  expect(kept).toHaveLength(1);
  expect(readFileSync(kept[0] ?? '', 'utf8')).toContain('"kind":"machine"');
  expect(names()).toEqual(['simulator machine myvm1']);
});

test('keeps what another version made with a driver that this one does not know', () => {
  const entry = { kind: 'machine', name: 'other', driver: 'of-tomorrow', at: '2030-01-01T00:00:00.000Z' };
  writeFileSync(path, JSON.stringify({ schema: 1, entries: [entry] }));
  openLedger(path).record('simulator', ['machine:myvm1']);
  expect(names()).toEqual(['simulator machine myvm1']);
  expect(JSON.parse(readFileSync(path, 'utf8')).entries[0]).toEqual(entry);
});

test('that is there and cannot be opened is not taken for an empty one', () => {
  // A folder in its place fails like a file that may not be read.
  expect(() => openLedger(folder).entries()).toThrow(/EFTYPE/);
});
