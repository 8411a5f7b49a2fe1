/** Changes in a folder are noticed, also in those that come later. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { watchFolder } from '../../src/files/watch-folder.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

test('files and folders that are written, made and removed', async () => {
  const dir = folders.make();
  let seen = 0;
  const folder = watchFolder(dir, () => {
    seen += 1;
  });
  expect(folder.isWatched).toBe(true);
  const noticed = async (change: () => void): Promise<void> => {
    const before = seen;
    change();
    await expect.poll(() => seen, { timeout: 20_000 }).toBeGreaterThan(before);
  };
  await noticed(() => writeFileSync(join(dir, 'a.md'), 'a'));
  await noticed(() => mkdirSync(join(dir, 'exercises')));
  await noticed(() => writeFileSync(join(dir, 'exercises', 'b.md'), 'b'));
  await noticed(() => rmSync(join(dir, 'a.md')));
  folder.stop();
});

test('a folder that is not there is not watched, and nothing is thrown', () => {
  const folder = watchFolder(join(folders.make(), 'nowhere'), () => undefined);
  expect(folder.isWatched).toBe(false);
  folder.stop();
});
