/** A computer whose clock is set back and forward by years while somebody learns: nothing is lost, nothing is late. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());
afterEach(() => vi.useRealTimers());

const YEARS_MS = 10 * 365 * 86_400_000;
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];
const MEND = 'docker node update --availability active myvm2 && docker service update --force web';
const setBy = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

interface Kept {
  readonly status: string;
  readonly durationMs: number;
}

test('a walk goes on, and its swarm stands', async () => {
  const home = join(folders.make(), 'home');
  const walk = async (until: string): Promise<void> => {
    const { code, stdout } = await inside(['run', '--until', until, ...INSTANT], { home });
    expect(code, stdout).toBe(0);
  };
  await walk('create-worker');
  setBy(-YEARS_MS);
  await walk('init-swarm');
  setBy(2 * YEARS_MS);
  await walk('join-worker');
  const looked = await inside(['check', '--json', ...INSTANT], { home });
  expect(looked.code, looked.stdout).toBe(0);
  const { walks } = JSON.parse(readFileSync(join(home, 'progress.json'), 'utf8'));
  const records: readonly Kept[] = Object.values(walks['part-4-swarms/simulator'].records);
  expect(records.length).toBeGreaterThan(4);
  for (const { status, durationMs } of records) {
    expect(status).toMatch(/passed|skipped/);
    expect(durationMs).toBeGreaterThanOrEqual(0);
  }
});

test('an exercise is solved in no less than no time', async () => {
  const home = join(folders.make(), 'home');
  const type = (...words: string[]) => inside(['exercise', 'idle-worker', ...words, ...INSTANT], { home });
  expect((await type()).code).toBe(0);
  setBy(-YEARS_MS);
  expect((await type('--check')).code).toBe(1);
  expect((await type('-c', MEND)).code).toBe(0);
  setBy(2 * YEARS_MS);
  expect((await type('--check')).code).toBe(0);
  const { exercises } = JSON.parse((await inside(['exercises', '--json'], { home })).stdout);
  const own = exercises.find(({ id }: { readonly id: string }) => id === 'idle-worker');
  expect(own.best.durationMs).toBeGreaterThanOrEqual(0);
});
