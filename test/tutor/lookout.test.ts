import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_TOPOLOGY } from '../../src/check/topology.ts';
import type { Topology } from '../../src/check/types.ts';
import { createLookout } from '../../src/tutor/lookout.ts';

const EMPTY = NO_TOPOLOGY;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('looking at the machines', () => {
  it('waits for the screen, then looks once for many wishes', async () => {
    const look = vi.fn(async () => EMPTY);
    const seen = vi.fn();
    const lookout = createLookout(look, seen);
    lookout.look();
    lookout.look();
    expect(look).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(look).toHaveBeenCalledTimes(1);
    expect(seen).toHaveBeenCalledWith(EMPTY);
  });

  it('does nothing at all while nobody wishes for it', async () => {
    const look = vi.fn(async () => EMPTY);
    createLookout(look, () => undefined).look();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(look).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks again for a wish that came meanwhile, but not at once', async () => {
    const look = vi.fn(async () => EMPTY);
    const lookout = createLookout(look, () => undefined);
    lookout.look();
    await vi.advanceTimersByTimeAsync(200);
    lookout.look();
    await vi.advanceTimersByTimeAsync(500);
    expect(look).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('survives a look that fails, and shows nothing once it was stopped', async () => {
    const seen = vi.fn();
    const look = vi
      .fn<() => Promise<Topology>>()
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue(EMPTY);
    const lookout = createLookout(look, seen);
    lookout.look();
    await vi.advanceTimersByTimeAsync(200);
    expect(seen).not.toHaveBeenCalled();
    lookout.look();
    lookout.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(look).toHaveBeenCalledTimes(1);
  });
});
