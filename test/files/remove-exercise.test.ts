/** An exercise that is removed halfway, as by a kill: what is left of it was never begun. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXERCISE_RECORD, removeExercise } from '../../src/files/home.ts';

const { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, readdirSync } = fs;
let root = '';
let exercise = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'remove-exercise-'));
  exercise = join(root, 'ghost-node');
  mkdirSync(join(exercise, 'simulator'), { recursive: true });
  for (const name of ['compiled-code', EXERCISE_RECORD, 'session.json', 'simulator/state.json'])
    writeFileSync(join(exercise, name), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Lets so many removals happen, and then none. */
function endingAfter(removals: number, act: () => void): void {
  let left = removals;
  fs.rmSync = (...args) => {
    if (left === 0) throw new Error('killed');
    left -= 1;
    rmSync(...args);
  };
  syncBuiltinESMExports();
  try {
    expect(act).toThrow('killed');
  } finally {
    fs.rmSync = rmSync;
    syncBuiltinESMExports();
  }
}

test('its record goes before all else', () => {
  endingAfter(1, () => removeExercise(exercise));
  expect(readdirSync(exercise).sort()).toEqual(['compiled-code', 'session.json', 'simulator']);
  removeExercise(exercise);
  expect(readdirSync(root)).toEqual([]);
});

test.skipIf(process.platform === 'win32')('behind a link, somebody else’s file of that name stays', () => {
  const link = join(root, 'linked');
  symlinkSync(exercise, link);
  removeExercise(link);
  expect(readdirSync(root)).toEqual(['ghost-node']);
  expect(readdirSync(exercise)).toContain(EXERCISE_RECORD);
});
