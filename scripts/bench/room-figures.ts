/** The rooms that are measured: three hundred learners in a file, five thousand on two servers of one database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { HAS_POSTGRES, startPostgres, WHY_NO_POSTGRES } from '../../test/support/postgres.ts';
import type { Pair } from './pairs.ts';
import { prepareRoom, type RoomBench } from './room.ts';

/** Of the ratio; milliseconds; MiB; bytes. */
const MOST_TIMES_STORE = 2;
const LONGEST_MS = 1_000;
const MOST_MEMORY_MIB = 200;
const MOST_PAGE_BYTES = 50_000;
const ROUNDS = 3;

export interface RoomFigureOptions {
  readonly cli: string;
  /** How long each round counts, seconds. */
  readonly seconds: number;
  /** Measures a pair and prints it. */
  readonly figure: (pair: Pair) => Promise<void>;
  /** Prints a line that holds, or does not. */
  readonly say: (line: string, holds: boolean) => void;
}

/** Measures both. */
export async function roomFigures(options: RoomFigureOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-rooms-'));
  const countMs = options.seconds * 1000;
  try {
    const small = await prepareRoom({
      ...{ cli: options.cli, learners: 300, servers: 1, countMs },
      ...{ store: join(folder, 'room.db'), storeAlone: join(folder, 'alone.db') },
    });
    await measureRoom('300 learners, SQLite', small, options);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  if (!HAS_POSTGRES) {
    options.say(`5,000 learners on PostgreSQL: not measured (${WHY_NO_POSTGRES})`, true);
    return;
  }
  const database = await startPostgres();
  try {
    const sql = postgres(database.address, { max: 1 });
    await sql`CREATE DATABASE alone`;
    await sql.end();
    const large = await prepareRoom({
      ...{ cli: options.cli, learners: 5_000, servers: 2, countMs },
      ...{ store: database.address, storeAlone: database.address.replace(/\w+$/, 'alone') },
    });
    await measureRoom('5,000 learners, PostgreSQL', large, options, () => database.restart());
  } finally {
    await database.end();
  }
}

async function measureRoom(
  what: string,
  room: RoomBench,
  { figure, say, seconds }: RoomFigureOptions,
  breakStore?: () => Promise<void>,
): Promise<void> {
  try {
    await room.warmUp();
    await figure({
      name: `event to board, p99, ${what} / store`,
      limit: MOST_TIMES_STORE,
      rounds: ROUNDS,
      warmUp: false,
      ours: () => room.ours(),
      other: () => room.alone(),
    });
    const { longest, pageLongest, memory, pageBytes, load, latest } = room.seen();
    const most = Math.max(longest, pageLongest);
    say(
      `  longest ${longest.toFixed(0)} ms, on a page ${pageLongest.toFixed(0)} ms (limit ${LONGEST_MS}); load average ${load.toFixed(1)}, learners up to ${latest.toFixed(0)} ms late`,
      most <= LONGEST_MS,
    );
    say(
      `  server ${memory.toFixed(0)} MiB (limit ${MOST_MEMORY_MIB}), page ${(pageBytes / 1000).toFixed(1)} kB a minute (limit ${MOST_PAGE_BYTES / 1000})`,
      memory <= MOST_MEMORY_MIB && pageBytes <= MOST_PAGE_BYTES,
    );
    const { told, retries, troubles } = await room.faults(seconds * 1000, breakStore);
    const broken = breakStore ? 'a server killed and the database restarted' : 'the server killed';
    say(
      `  ${broken}: ${told} events, ${retries} sent again, ${troubles.join(', ') || 'none lost, none twice'}`,
      troubles.length === 0,
    );
  } finally {
    await room.end();
  }
}
