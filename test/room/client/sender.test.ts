/** When a learner's tutor asks the room: what a server that has too much to do asks for is heeded. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Membership } from '../../../src/room/client/membership.ts';
import { EventQueue } from '../../../src/room/client/queue.ts';
import { RoomSender } from '../../../src/room/client/sender.ts';

const MEMBERSHIP: Membership = {
  ...{ version: 1, address: 'http://127.0.0.1:9', code: 'ABCD-EFGH', room: 'Workshop' },
  ...{ course: 'c', name: 'Ada', learner: 1, token: 't' },
};
const NEWS = { refused: [], news: { says: [], hand: false, ended: false } };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sender-'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  [429, 'too-fast'],
  [503, 'store'],
])(
  'a server that answers %i is left alone for as long as it says, and then told everything',
  async (status, problem) => {
    const busy = () => Response.json({ problem }, { status, headers: { 'Retry-After': '30' } });
    const answers = [busy, busy, () => Response.json(NEWS)];
    const asked = vi.fn(async () => (answers[asked.mock.calls.length - 1] ?? answers[2])?.() ?? busy());
    vi.stubGlobal('fetch', asked);
    const queue = new EventQueue(folder);
    queue.add({ type: 'hand', up: true }, Date.now());
    const sender = new RoomSender({
      ...{ membership: MEMBERSHIP, queue, everyMs: 1_000 },
      ...{ seen: () => 0, now: Date.now, onNews: () => undefined, onConnection: () => undefined },
    });
    sender.nudge();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveBeenCalledTimes(1);
    // What happens meanwhile does not make it more urgent.
    queue.add({ type: 'hand', up: false }, Date.now());
    sender.nudge();
    await vi.advanceTimersByTimeAsync(28_000);
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(queue.size).toBe(2);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(queue.size).toBe(0);
    await sender.close(0);
  },
);
