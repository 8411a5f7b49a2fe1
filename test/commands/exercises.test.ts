/** The list of exercises for a script. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DRIVER_IDS } from '../../src/driver/types.ts';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

interface ListedExercise {
  readonly id: string;
  readonly drivers: readonly string[];
}

test('a script learns on which drivers an exercise can be done', async () => {
  const { code, stdout } = await inside(['exercises', '--json'], { home: join(folders.make(), 'home') });
  expect(code).toBe(0);
  const { exercises } = JSON.parse(stdout) as { readonly exercises: readonly ListedExercise[] };
  const drivers = new Map(exercises.map((one) => [one.id, one.drivers]));
  expect(drivers.get('idle-worker')).toEqual(DRIVER_IDS);
  expect(drivers.get('lost-quorum')).toEqual(['simulator']);
});
