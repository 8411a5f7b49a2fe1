/** A room's figures: from an event to the board against what its store takes for the same, memory, the page's bytes, and that nothing is lost when servers are killed. */
import { type ChildProcess, fork } from 'node:child_process';
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
import {
  type LearnersDone,
  type LearnersTask,
  type Rhythm,
  type SeenMoment,
  type StoreAloneDone,
  type StoreAloneTask,
  sharedClock,
  type ToldMoment,
} from './room/parts.ts';
import { type BenchServer, ROOM_NAME, startBenchServer } from './room/server.ts';
import { type BoardWatch, watchBoard } from './room/watch.ts';

/** Everybody has told something by then: connections are there, code is compiled. */
const WARM_UP_MS = SYNC_EVERY_MS;
/** Until processes that were started are ready, milliseconds. */
const LEAD_MS = 1_500;
/** What is written last is on every board by then, milliseconds. */
const SETTLE_MS = 1_500;
/** The part of the events that a page has to show in any case. */
const LEAST_SHOWN = 0.9;

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

/** How long events took, milliseconds. */
interface Delays {
  readonly p99: number;
  readonly longest: number;
}

export interface RoomBench {
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

  function learnersIn(beat: Rhythm): Promise<LearnersDone> {
    const ports = servers.map(({ port }) => port);
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

  async function storeByItself(): Promise<number> {
    const beat = rhythm(WARM_UP_MS + options.countMs);
    const writers = servers.map((_, at) =>
      started('store-alone', {
        ...beat,
        ...{ store: storeAlone, room: aloneRoom, steps },
        // Of all the same number, so that together they keep the rhythm.
        learners: learners.filter(({ number }) => number % servers.length === at).map(({ number }) => number),
      } satisfies StoreAloneTask),
    );
    await Promise.all(writers.map((writer) => answerOf(writer)));
    await pause(SETTLE_MS);
    const done = await Promise.all(
      writers.map((writer) => {
        const answer = answerOf<StoreAloneDone>(writer);
        writer.send('stop');
        return answer;
      }),
    );
    const log = await logAfter(alone, aloneRoom, alonePos);
    alonePos = log.at(-1)?.pos ?? alonePos;
    const counted = done.flatMap(({ told }) => told).filter(({ at }) => at >= beat.startAt + WARM_UP_MS);
    return delaysOf(
      counted,
      log,
      done.map(({ seen }) => seen),
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

function started(what: string, task: object): ChildProcess {
  const child = fork(join(import.meta.dirname, 'room', `${what}.ts`), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(task);
  return child;
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)));
  });
}

async function logAfter(store: RoomStore, room: number, pos: number): Promise<readonly LogEntry[]> {
  return (await wholeLog(store, room)).filter((entry) => entry.pos > pos);
}

/** From when an event was made until every board had it. @throws Error when one is on no board */
function delaysOf(
  told: readonly ToldMoment[],
  log: readonly LogEntry[],
  boards: readonly (readonly SeenMoment[])[],
): Delays {
  const places = new Map(log.map(({ id, pos }) => [id, pos]));
  const delays = told.map(({ id, at }) => {
    const pos = places.get(id) ?? Number.POSITIVE_INFINITY;
    return Math.max(...boards.map((seen) => firstFrom(seen, pos) - at));
  });
  delays.sort((one, other) => one - other);
  const longest = delays.at(-1) ?? Number.NaN;
  if (!Number.isFinite(longest)) throw new Error(`an event of ${told.length} is on no board`);
  return { p99: delays[Math.ceil(delays.length * 0.99) - 1] ?? Number.NaN, longest };
}

/** Without the last events, if they changed nothing that a page shows: it is sent nothing then. @throws Error when they are many */
function shownOn(
  pages: readonly (readonly SeenMoment[])[],
  told: readonly ToldMoment[],
  log: readonly LogEntry[],
): readonly ToldMoment[] {
  const last = Math.min(...pages.map((page) => page.at(-1)?.pos ?? 0));
  const later = new Set(log.flatMap(({ id, pos }) => (pos > last ? id : [])));
  const shown = told.filter(({ id }) => !later.has(id));
  if (shown.length < told.length * LEAST_SHOWN)
    throw new Error(`${told.length - shown.length} events are on no page`);
  return shown;
}

/** When a place was seen first, by bisection. */
function firstFrom(seen: readonly SeenMoment[], pos: number): number {
  let [low, high] = [0, seen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seen[middle]?.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return seen[low]?.at ?? Number.POSITIVE_INFINITY;
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
