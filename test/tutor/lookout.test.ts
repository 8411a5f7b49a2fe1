/** When the machines are looked at, on a clock that the test moves. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_TOPOLOGY } from '../../src/check/topology.ts';
import type { Topology } from '../../src/check/types.ts';
import { createLookout, type LookoutOptions } from '../../src/tutor/lookout.ts';
import { aMachine, aSwarm, aTask } from '../support/topologies.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A lookout with a look that counts. */
function lookoutWith(
  look: () => Promise<Topology>,
  options: Partial<LookoutOptions> = {},
): {
  lookout: ReturnType<typeof createLookout>;
  lookAround: ReturnType<typeof vi.fn>;
  seen: ReturnType<typeof vi.fn>;
} {
  const lookAround = vi.fn(look);
  const seen = vi.fn();
  const lookout = createLookout({ lookAround, pauseMs: 1000, now: () => 5, seen, ...options });
  return { lookout, lookAround, seen };
}

describe('looking at the machines', () => {
  it('waits for the screen, then looks once for many wishes', async () => {
    const { lookout, lookAround, seen } = lookoutWith(async () => NO_TOPOLOGY);
    lookout.look();
    lookout.look();
    expect(lookAround).not.toHaveBeenCalled();
    expect(lookout.topology()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(200);
    expect(lookAround).toHaveBeenCalledTimes(1);
    expect(seen).toHaveBeenCalledTimes(1);
    expect(lookout.topology()).toEqual(NO_TOPOLOGY);
  });

  it('leaves the machines alone for a pause after a first look that it is given', async () => {
    const { lookout, lookAround } = lookoutWith(async () => NO_TOPOLOGY, { first: NO_TOPOLOGY });
    lookout.keepLooking(true);
    await vi.advanceTimersByTimeAsync(999);
    expect(lookAround).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(lookAround).toHaveBeenCalledTimes(1);
    lookout.stop();
  });

  it('does nothing at all while nobody wishes for it and nothing moves', async () => {
    const { lookout, lookAround } = lookoutWith(async () => aSwarm());
    lookout.look();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lookAround).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks again for a wish that came meanwhile, but not at once', async () => {
    const { lookout, lookAround } = lookoutWith(async () => NO_TOPOLOGY);
    lookout.look();
    await vi.advanceTimersByTimeAsync(200);
    lookout.look();
    await vi.advanceTimersByTimeAsync(500);
    expect(lookAround).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(lookAround).toHaveBeenCalledTimes(2);
  });

  it('follows what moves to its end, with what happened, and then rests', async () => {
    const states = ['preparing', 'starting', 'running'];
    const { lookout, lookAround } = lookoutWith(async () =>
      aSwarm({ machines: [aMachine(1, [aTask(1, 'myvm1', { state: states.shift() ?? 'running' })])] }),
    );
    lookout.look();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lookAround).toHaveBeenCalledTimes(3);
    expect(lookout.topology()?.events).toHaveLength(1);
    expect(lookout.topology()?.events[0]).toMatchObject({ at: 5, task: { name: 'web.1', state: 'running' } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks less and less often where something is stuck on its way, and at once when wished', async () => {
    const stuck = aSwarm({ unassigned: [aTask(3, '', { state: 'pending' })] });
    const { lookout, lookAround } = lookoutWith(async () => stuck);
    lookout.look();
    await vi.advanceTimersByTimeAsync(60_000);
    const inAMinute = lookAround.mock.calls.length;
    expect(inAMinute).toBeGreaterThan(6);
    expect(inAMinute).toBeLessThan(14);
    lookout.look();
    await vi.advanceTimersByTimeAsync(1000);
    expect(lookAround).toHaveBeenCalledTimes(inAMinute + 1);
  });

  it('goes on for as long as somebody watches, also after a look that failed', async () => {
    const looks = [() => Promise.reject(new Error('gone'))];
    const { lookout, lookAround } = lookoutWith(() => looks.shift()?.() ?? Promise.resolve(aSwarm()));
    lookout.keepLooking(true);
    await vi.advanceTimersByTimeAsync(60_000);
    const watched = lookAround.mock.calls.length;
    expect(watched).toBeGreaterThan(6);
    expect(watched).toBeLessThan(14);
    lookout.keepLooking(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lookAround.mock.calls.length).toBeLessThanOrEqual(watched + 1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('survives a look that fails, and shows nothing once it was stopped', async () => {
    const looks = [() => Promise.reject(new Error('gone'))];
    const { lookout, lookAround, seen } = lookoutWith(
      () => looks.shift()?.() ?? Promise.resolve(NO_TOPOLOGY),
    );
    lookout.look();
    await vi.advanceTimersByTimeAsync(200);
    expect(seen).not.toHaveBeenCalled();
    lookout.look();
    lookout.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(lookAround).toHaveBeenCalledTimes(1);
  });
});
