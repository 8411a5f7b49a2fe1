/** A room's figures: from an event to the board against what its store takes for the same, memory, the page's bytes, and that nothing is lost when servers are killed. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashOf, newCode, newToken } from '../../src/room/contract/codes.ts';
import { MOST_LEARNERS, SYNC_EVERY_MS } from '../../src/room/contract/limits.ts';
import type { LogEntry, NewEntry } from '../../src/room/contract/log.ts';
import { openStore } from '../../src/room/store/open-store.ts';
import type { RoomStore } from '../../src/room/store/store.ts';
import { wholeLog } from '../../src/room/store/whole-log.ts';
import { delaysOf, shownOn } from './room/delays.ts';
import {
  type LearnersDone,
  type LearnersTask,
  type Rhythm,
  type SeenMoment,
  type StoreAloneMessage,
  type StoreAloneTask,
  sharedClock,
  type ToldMoment,
} from './room/parts.ts';
import { answerOf, started } from './room/processes.ts';
import { type BenchServer, ROOM_NAME, startBenchServer } from './room/server.ts';
import { type BoardWatch, watchBoard } from './room/watch.ts';

/** Until then servers compile what they do most, as they need not do again while a room is open, milliseconds. */
const FIRST_MS = 25_000;
/** In a round everybody has told something by then: connections are there. */
const WARM_UP_MS = SYNC_EVERY_MS;
/** Until processes that were started are ready, milliseconds. */
const LEAD_MS = 1_500;
/** What is written last is on every board by then, milliseconds. */
const SETTLE_MS = 1_500;

export interface RoomBenchOptions {
  readonly cli: string;
  readonly learners: number;
  readonly servers: number;
  /** For the room, and for the store alone: a place of its own. */
  readonly store: string;
  readonly storeAlone: string;
  /** How long a round counts events, milliseconds. */
  readonly countMs: number;
}

export interface RoomBench {
  /** Learners tell as in a round, and nothing is measured. */
  warmUp(): Promise<void>;
  /** The 99th percentile of a round with servers; of one with the store alone. */
  ours(): Promise<number>;
  alone(): Promise<number>;
  /** Kills servers (and what `break` breaks) while events come. @returns what was lost, twice or different afterwards */
  faults(
    forMs: number,
    breakStore?: () => Promise<void>,
  ): Promise<{ readonly told: number; readonly retries: number; readonly troubles: readonly string[] }>;
  /** Of all rounds so far. */
  seen(): {
    readonly longest: number;
    readonly pageLongest: number;
    readonly memory: number;
    readonly pageBytes: number;
    readonly load: number;
    readonly latest: number;
  };
  end(): Promise<void>;
}

/** Opens the room, lets the learners in, and starts its servers. */
export async function prepareRoom(options: RoomBenchOptions): Promise<RoomBench> {
  const { cli, learners: count, store: where, storeAlone } = options;
  const folder = mkdtempSync(join(tmpdir(), 'bench-room-'));
  const homeOf = (at: number): string => join(folder, `home-${at}`);
  const start = (at: number, port?: number): Promise<BenchServer> => {
    mkdirSync(homeOf(at), { recursive: true });
    return startBenchServer({ cli, home: homeOf(at), store: where, ...(port ? { port } : undefined) });
  };
  const servers: BenchServer[] = [];
  for (let at = 0; at < options.servers; at += 1) servers.push(await start(at));
  const steps = await stepsOf(servers);
  const [store, alone] = [await openStore(where), await openStore(storeAlone)];
  const [room, aloneRoom] = [await roomIn(store), await roomIn(alone)];
  const learners = await letIn(store, room, count);
  const most = { longest: 0, pageLongest: 0, memory: 0, pageBytes: 0, load: 0, latest: 0 };
  let pos = 0;
  let alonePos = 0;

  return {
    warmUp: async () => void (await learnersIn(rhythm(FIRST_MS))),
    ours,
    alone: storeByItself,
    faults,
    seen: () => most,
    async end() {
      await Promise.all(servers.map((server) => server.end()));
      await Promise.all([store.close(), alone.close()]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  function rhythm(forMs: number): Rhythm {
    return { everyMs: SYNC_EVERY_MS, startAt: sharedClock() + LEAD_MS, forMs };
  }

  function learnersIn(beat: Rhythm, ports = servers.map(({ port }) => port)): Promise<LearnersDone> {
    return answerOf<LearnersDone>(
      started('learners', { ...beat, ports, learners, steps } satisfies LearnersTask),
    );
  }

  async function ours(): Promise<number> {
    const watches = servers.map(watchBoard);
    const sampling = setInterval(() => {
      most.memory = Math.max(most.memory, ...servers.map((server) => server.memory()));
    }, 1000);
    const beat = rhythm(WARM_UP_MS + options.countMs);
    const { told, latest } = await learnersIn(beat);
    most.load = Math.max(most.load, loadavg()[0] ?? 0);
    await pause(SETTLE_MS);
    clearInterval(sampling);
    for (const watch of watches) watch.end();
    const log = await logAfter(store, room, pos);
    pos = log.at(-1)?.pos ?? pos;
    const counted = told.filter(({ at }) => at >= beat.startAt + WARM_UP_MS);
    const board = delaysOf(
      counted,
      log,
      watches.map(({ seen }) => seen),
    );
    const pages = watches.map((watch) => watch.page);
    const page = delaysOf(shownOn(pages, counted, log), log, pages);
    most.longest = Math.max(most.longest, board.longest);
    most.pageLongest = Math.max(most.pageLongest, page.longest);
    most.pageBytes = Math.max(most.pageBytes, ...watches.map(bytesAMinute));
    most.latest = Math.max(most.latest, latest);
    return board.p99;
  }

  /**
   * The same learners send the same at the same time, or this machine would have more to do in one half than in the other;
   * but they are only answered. What is written is made by the processes that write it, which do nothing else.
   */
  async function storeByItself(): Promise<number> {
    const receivers = servers.map(() => started('receiver', {}));
    const ports = await Promise.all(receivers.map((receiver) => answerOf<number>(receiver)));
    const beat = rhythm(WARM_UP_MS + options.countMs);
    const writers = servers.map((_, at) => {
      const task: StoreAloneTask = {
        ...{ ...beat, store: storeAlone, room: aloneRoom, steps },
        // Of all the same number, so that together they keep the rhythm.
        learners: learners.filter(({ number }) => number % servers.length === at).map(({ number }) => number),
      };
      return writerWith(task);
    });
    await Promise.all([learnersIn(beat, ports), ...writers.map(({ written }) => written)]);
    await pause(SETTLE_MS);
    await Promise.all(writers.map(({ end }) => end()));
    for (const receiver of receivers) receiver.disconnect();
    const log = await logAfter(alone, aloneRoom, alonePos);
    alonePos = log.at(-1)?.pos ?? alonePos;
    const told = (await Promise.all(writers.map(({ written }) => written))).flat();
    return delaysOf(
      told.filter(({ at }) => at >= beat.startAt + WARM_UP_MS),
      log,
      writers.map(({ seen }) => seen),
    ).p99;
  }

  async function faults(forMs: number, breakStore?: () => Promise<void>): ReturnType<RoomBench['faults']> {
    const telling = learnersIn(rhythm(forMs));
    await pause(LEAD_MS + forMs * 0.2);
    const [first] = servers;
    await first?.kill();
    await pause(forMs * 0.2);
    servers[0] = await start(0, first?.port);
    await pause(forMs * 0.1);
    await breakStore?.();
    const { told, retries } = await telling;
    await pause(SETTLE_MS);
    const log = await logAfter(store, room, pos);
    pos = log.at(-1)?.pos ?? pos;
    const troubles = [...troublesIn(told, log), ...(await differencesOf(servers, pos, count))];
    return { told: told.length, retries, troubles };
  }
}

async function stepsOf([server]: readonly BenchServer[]): Promise<readonly string[]> {
  const outline = (await askServer(server, '/v1/outline')) as {
    readonly steps: readonly { readonly id: string }[];
  };
  return outline.steps.map(({ id }) => id);
}

/** The number of the room, which a server has opened; otherwise of one that is like it. */
async function roomIn(store: RoomStore): Promise<number> {
  const wanted = { name: ROOM_NAME, course: ROOM_NAME, code: newCode(), keepDays: 1, now: Date.now() };
  return (await store.open(wanted)).room.id;
}

async function askServer(server: BenchServer | undefined, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${server?.key}` };
  return (await fetch(`http://127.0.0.1:${server?.port}${path}`, { headers })).json();
}

/** Joins so many, as the server does it. */
async function letIn(
  store: RoomStore,
  room: number,
  count: number,
): Promise<{ readonly number: number; readonly token: string }[]> {
  const learners: { readonly number: number; readonly token: string }[] = [];
  for (let at = 0; at < count; at += 1) {
    const token = newToken();
    const number = await store.enter(room, hashOf(token), MOST_LEARNERS);
    if (number === undefined) throw new Error('the room is full');
    learners.push({ number, token });
  }
  const joined = learners.map(
    ({ number }): NewEntry => ({
      ...{ by: number, id: `joined-${number}`, at: Date.now() },
      body: { type: 'joined', name: `Learner ${number}` },
    }),
  );
  await store.append(room, joined);
  return learners;
}

interface BenchWriter {
  /** Up to where it has read the log, and when this process heard of it: of a board it hears no sooner. */
  readonly seen: readonly SeenMoment[];
  readonly written: Promise<readonly ToldMoment[]>;
  end(): Promise<void>;
}

function writerWith(task: StoreAloneTask): BenchWriter {
  const writer = started('store-alone', task);
  const seen: SeenMoment[] = [];
  const ended = new Promise<void>((resolve) => writer.once('exit', () => resolve()));
  const written = new Promise<readonly ToldMoment[]>((resolve, reject) => {
    writer.on('message', (message: StoreAloneMessage) => {
      if ('pos' in message) seen.push({ pos: message.pos, at: sharedClock() });
      else resolve(message.told);
    });
    writer.once('exit', () => reject(new Error('a process that writes to the store ended too early')));
  });
  return {
    ...{ seen, written },
    end() {
      writer.send('stop');
      return ended;
    },
  };
}

async function logAfter(store: RoomStore, room: number, pos: number): Promise<readonly LogEntry[]> {
  return (await wholeLog(store, room)).filter((entry) => entry.pos > pos);
}

/** The first board once, and what came after it in a minute. */
function bytesAMinute(watch: BoardWatch): number {
  const { all, first, ms } = watch.bytes();
  return first + ((all - first) * 60_000) / ms;
}

function troublesIn(told: readonly ToldMoment[], log: readonly LogEntry[]): string[] {
  const times = new Map<string, number>();
  for (const { id, body } of log) if (body.type === 'step') times.set(id, (times.get(id) ?? 0) + 1);
  const lost = told.filter(({ id }) => !times.has(id)).length;
  const twice = [...times.values()].filter((count) => count > 1).length;
  const foreign = times.size + lost - told.length;
  return [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(twice > 0 ? [`${twice} twice`] : []),
    ...(foreign > 0 ? [`${foreign} that nobody told`] : []),
  ];
}

/** Every server shows the same board, up to the end of the log, with all learners on it. */
async function differencesOf(
  servers: readonly BenchServer[],
  pos: number,
  learners: number,
): Promise<string[]> {
  const boards = await Promise.all(
    servers.map(
      async (server) => ((await askServer(server, '/v1/board')) as { board: Record<string, unknown> }).board,
    ),
  );
  const [first = {}, ...others] = boards.map(({ now: _now, ...board }) => board);
  const bars = first.bars as readonly { readonly here: number }[];
  const here = bars.reduce((sum, bar) => sum + bar.here, 0);
  return [
    ...(first.pos === pos ? [] : [`the board is at ${first.pos}, the log at ${pos}`]),
    ...(here === learners ? [] : [`${here} of ${learners} learners are on the board`]),
    ...(others.every((other) => JSON.stringify(other) === JSON.stringify(first))
      ? []
      : ['the boards differ']),
  ];
}
