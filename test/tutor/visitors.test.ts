/** Visitors of the app, on a clock that the test moves. */
import { describe, expect, it, vi } from 'vitest';
import { createVisitors } from '../../src/tutor/visitors.ts';

/** Time that passes only when the test says so. */
function stoppedClock() {
  const waiting = new Set<() => void>();
  return {
    waiting,
    now: () => 0,
    sleep: (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (signal?.aborted) return resolve();
        const done = (): void => {
          waiting.delete(done);
          resolve();
        };
        waiting.add(done);
        signal?.addEventListener('abort', done, { once: true });
      }),
    async pass() {
      for (const done of [...waiting]) done();
      await settled();
    },
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

function visitorsWith(answers: readonly boolean[]) {
  const left = [...answers];
  const visit = vi.fn(async (_url: string, _signal: AbortSignal) => left.shift() ?? true);
  const clock = stoppedClock();
  const seen = vi.fn();
  return { visitors: createVisitors({ visit, pauseMs: 500, clock, seen }), visit, clock, seen };
}
const URL = 'http://192.168.99.100/';

describe('visitors', () => {
  it('come one after the other, and are counted by how they fared', async () => {
    const { visitors, clock, seen } = visitorsWith([true, false, true]);
    expect(visitors.counts()).toBeUndefined();
    visitors.begin(() => URL);
    await settled();
    expect(visitors.counts()).toEqual({ url: URL, answered: 1, failed: 0 });
    await clock.pass();
    await clock.pass();
    expect(visitors.counts()).toEqual({ url: URL, answered: 2, failed: 1 });
    expect(seen).toHaveBeenCalledTimes(3);
  });

  it('no longer come once it has ended, and nothing waits for them', async () => {
    const { visitors, visit, clock } = visitorsWith([]);
    visitors.begin(() => URL);
    await settled();
    visitors.end();
    await settled();
    expect(clock.waiting.size).toBe(0);
    expect(visit).toHaveBeenCalledTimes(1);
    expect(visitors.counts()).toMatchObject({ answered: 1 });
    visitors.clear();
    expect(visitors.counts()).toBeUndefined();
  });

  it('do not count while they are on their way when it ends', async () => {
    let answer = (_is: boolean): void => undefined;
    const visit = () => new Promise<boolean>((resolve) => (answer = resolve));
    const visitors = createVisitors({ visit, pauseMs: 500, seen: () => undefined });
    visitors.begin(() => URL);
    visitors.end();
    answer(false);
    await settled();
    expect(visitors.counts()).toBeUndefined();
  });

  it('wait until the address is known', async () => {
    const { visitors, visit, clock } = visitorsWith([]);
    let url: string | undefined;
    visitors.begin(() => url);
    await settled();
    expect(visit).not.toHaveBeenCalled();
    url = URL;
    await clock.pass();
    expect(visitors.counts()).toMatchObject({ answered: 1 });
    visitors.end();
  });

  it('give up where not even the first got in', async () => {
    const { visitors, visit, clock } = visitorsWith([false]);
    visitors.begin(() => URL);
    await settled();
    await clock.pass();
    expect(visitors.counts()).toEqual({ url: URL, answered: 0, failed: 1, isClosed: true });
    expect(visit).toHaveBeenCalledTimes(1);
  });

  it('that could not be sent leave no error behind', async () => {
    const visitors = createVisitors({
      visit: () => Promise.reject(new Error('broken off')),
      pauseMs: 500,
      seen: () => undefined,
    });
    visitors.begin(() => URL);
    await settled();
    expect(visitors.counts()).toBeUndefined();
  });
});
