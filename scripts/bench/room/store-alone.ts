/** A process that writes what learners tell to the store, all that has come meanwhile in one transaction, reads what it is noticed of, says so, and does nothing else. */
import process from 'node:process';
import type { NewEntry } from '../../../src/room/contract/log.ts';
import { openStore } from '../../../src/room/store/open-store.ts';
import type { StoreAloneMessage, StoreAloneTask, ToldMoment } from './parts.ts';
import { keepRhythm } from './rhythm.ts';

const MOST_READ = 2_000;
const say = (message: StoreAloneMessage): void => void process.send?.(message);

process.once('message', async (task: StoreAloneTask) => {
  const store = await openStore(task.store);
  const told: ToldMoment[] = [];
  let pos = 0;
  let reading: Promise<void> | undefined;
  let again = false;
  const read = async (): Promise<void> => {
    while (again) {
      again = false;
      const entries = await store.after(task.room, pos, MOST_READ);
      if (entries.length === 0) continue;
      pos = entries.at(-1)?.pos ?? pos;
      say({ pos });
      again ||= entries.length === MOST_READ;
    }
    reading = undefined;
  };
  const stop = await store.follow(task.room, () => {
    again = true;
    reading ??= read();
  });
  let waiting: NewEntry[] = [];
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await store.append(task.room, batch);
    }
    writing = undefined;
  };
  await keepRhythm(task, { count: task.learners.length, steps: task.steps }, (at, { id, event }, now) => {
    told.push({ id, at: now });
    waiting.push({ by: task.learners[at] ?? 0, id, at: Date.now(), body: event });
    writing ??= write();
  });
  await writing;
  say({ told });
  process.once('message', async () => {
    await reading;
    await stop();
    await store.close();
    process.exit();
  });
});
