/** Removing the simulator while its programs are at work. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LockedError, tryLock } from '../../../src/files/lock.ts';
import { removeSimulator } from '../../../src/simulator/index.ts';
import { STATE_LOCK } from '../../../src/simulator/store/folder.ts';
import { openStore } from '../../../src/simulator/store/store.ts';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'swarm-tutor-remove-'));
  folder = join(home, 'simulator');
  openStore({ folder }).transact((_world, state) => expect(Object.keys(state.machines)).toEqual([]));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('nothing of it is left, and nothing is fine, too', () => {
  expect(existsSync(folder)).toBe(true);
  removeSimulator(folder);
  expect(readdirSync(home)).toEqual([]);
  removeSimulator(folder);
});

test('it stays whole while a program works in it', () => {
  const release = tryLock(join(folder, STATE_LOCK));
  expect(() => removeSimulator(folder, 20)).toThrow(LockedError);
  expect(existsSync(join(folder, 'state.json'))).toBe(true);
  release?.();
  removeSimulator(folder);
  expect(readdirSync(home)).toEqual([]);
});
