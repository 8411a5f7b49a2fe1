/** A room whose store is on a disk that is full: nobody is told that something was kept which was not. Needs the right to mount one. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/room/store/open-store.ts';
import { atStep, playRoom } from '../../support/room.ts';

const disk = mkdtempSync(join(tmpdir(), 'room-disk-'));
const filler = join(disk, 'filler');

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'swarm-tutor', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const canMount = process.platform === 'linux' && mount();
afterEach(() => rmSync(filler, { force: true }));
afterAll(() => {
  if (canMount) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Writes until not a byte is left. */
function fill(): void {
  for (const size of [4_096, 1]) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // No more of that size.
    }
  }
}

describe.skipIf(!canMount)('on a full disk', () => {
  test('a room is not opened, which is told as what it is, and leaves no file', async () => {
    fill();
    await expect(openStore(join(disk, 'new.db'))).rejects.toMatchObject({ problem: 'full' });
    expect(readdirSync(disk)).toEqual(['filler']);
  });

  test('a room that is open takes nothing, says so, and takes everything once when there is room again', async () => {
    const room = await playRoom(disk);
    const ada = await room.join('Ada');
    const [step = ''] = room.server.room.outline.steps.map(({ id }) => id);
    const events = Array.from({ length: 60 }, () => ({
      id: randomUUID(),
      at: Date.now(),
      event: atStep(step, 'failed', {
        failing: [
          { check: 'c', title: 'long '.repeat(30), expected: 'x'.repeat(190), seen: 'y'.repeat(190) },
        ],
      }),
    }));
    const tell = () => room.ask('POST', '/v1/sync', { by: ada, body: { now: Date.now(), seen: 0, events } });
    const health = async () => (await room.ask('GET', '/healthz')).status;
    expect(await health()).toBe(200);
    fill();
    const refused = await tell();
    expect(refused).toMatchObject({ status: 503, body: { problem: 'store' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await health()).toBe(503);
    // What is there can still be looked at.
    expect((await room.board()).body.board.learners).toBe(1);
    rmSync(filler);
    expect((await tell()).status).toBe(200);
    expect(await health()).toBe(200);
    expect((await tell()).status).toBe(200);
    const log = await room.store.after(room.server.room.record.id, 0, 999);
    expect(log.filter(({ body }) => body.type === 'step').map(({ id }) => id)).toEqual(
      events.map(({ id }) => id),
    );
    await room.close();
  });
});
