/** A PostgreSQL of a test's own, where this computer has one: `.ci/run` installs Debian's. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

const DEBIAN = '/usr/lib/postgresql';

/** Debian keeps the programs of each version in a folder of its own. */
function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'postgres')));
}

/** PostgreSQL refuses to run as root; Debian's package has a user for it. */
function userFor(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

const BIN = programs();
export const HAS_POSTGRES = BIN !== undefined;
export const WHY_NO_POSTGRES = 'no PostgreSQL here; with apt and root, .ci/run installs it';

export interface Postgres {
  /** For `--store`. */
  readonly address: string;
  /** Removes what a test made. */
  empty(): Promise<void>;
  /** Stops it at once, as a crash would, and starts it again. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** Starts one with a folder and a port of its own. */
export async function startPostgres(): Promise<Postgres> {
  const user = userFor();
  // The folder of a test run is closed to other users.
  const folder = mkdtempSync(join(user ? '/tmp' : tmpdir(), 'postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { ...user, cwd: folder };
  execFileSync(join(BIN ?? '', 'initdb'), ['-D', data, '-A', 'trust', '-U', 'room', '--no-sync'], as);
  const port = await freePort();
  const address = `postgres://room@127.0.0.1:${port}/postgres`;
  const options = ['-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  const run = () => spawn(join(BIN ?? '', 'postgres'), ['-D', data, ...options], { ...as, stdio: 'ignore' });
  let server = run();
  const sql = postgres(address, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  const untilReady = async (): Promise<void> => {
    for (;;) {
      const isReady = await sql`SELECT 1`.then(
        () => true,
        () => false,
      );
      if (isReady) return;
      await pause(100);
    }
  };
  const stop = (signal: NodeJS.Signals): Promise<unknown> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    return ended;
  };
  await untilReady();
  return {
    address,
    async empty() {
      await sql`DROP SCHEMA IF EXISTS swarm_tutor CASCADE`;
    },
    async restart() {
      // Immediately: what was not committed is lost, as in a crash.
      await stop('SIGQUIT');
      server = run();
      await untilReady();
    },
    async end() {
      await sql.end({ timeout: 1 });
      await stop('SIGINT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
