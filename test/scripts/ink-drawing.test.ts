/** Ink as we use it draws only what has changed, and shows what Ink as it is published shows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bundleInOneFile } from '../../scripts/one-file.ts';

const CHANGES = 30;

type Frames = typeof import('./changing-boxes.tsx').framesOf;

const folder = mkdtempSync(join(tmpdir(), 'ink-'));
let published: Frames;
let ours: Frames;

async function bundled(ink: 'published' | 'ours'): Promise<Frames> {
  const outfile = join(folder, `${ink}.mjs`);
  await bundleInOneFile({
    source: join(import.meta.dirname, 'changing-boxes.tsx'),
    outfile,
    ink,
    minify: false,
  });
  const { framesOf } = await import(pathToFileURL(outfile).href);
  return framesOf;
}

beforeAll(async () => {
  vi.stubEnv('FORCE_COLOR', '3');
  [published, ours] = [await bundled('published'), await bundled('ours')];
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** In the last two, words change in texts that are below the last row, or in boxes that aren't shown. */
const SEEDS = [1, 2, 3, 4, 17, 145];

it('after any change, what Ink as it is published shows', async () => {
  const seen = new Set<string>();
  for (const seed of SEEDS) {
    const { frames } = await ours(seed, CHANGES, true);
    expect(frames, `${seed}`).toEqual((await published(seed, CHANGES, true)).frames);
    for (const frame of frames) seen.add(frame);
  }
  expect(seen.size).toBeGreaterThan((SEEDS.length * CHANGES) / 4);
});

it('after any change, what would be drawn if nothing was kept', async () => {
  for (const seed of SEEDS) {
    const { frames, anew } = await ours(seed, CHANGES, false);
    expect(frames, `${seed}`).toEqual(anew);
  }
});
