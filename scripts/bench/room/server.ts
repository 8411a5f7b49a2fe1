/** A server of the room under measurement: the built program, in a process of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

export interface BenchServer {
  readonly port: number;
  readonly key: string;
  /** Resident memory now, MiB. */
  memory(): number;
  /** kill -9. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  end(): Promise<void>;
}

export interface BenchServerOptions {
  readonly cli: string;
  readonly home: string;
  readonly store: string;
  /** 0: any that is free. */
  readonly port?: number;
}

export const ROOM_NAME = 'Bench';

/** Opens the room, and waits until it is served. @throws Error with what the program said when it ends instead */
export async function startBenchServer({
  cli,
  home,
  store,
  port = 0,
}: BenchServerOptions): Promise<BenchServer> {
  const child = spawn(
    process.execPath,
    [cli, 'room', 'open', '--json', '--name', ROOM_NAME, '--store', store, '--port', String(port)],
    { env: { ...process.env, SWARM_TUTOR_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const opened = await reportOf(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const signal = (name: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(name);
    return ended;
  };
  return {
    port: opened.port,
    key: opened.key,
    memory: () => residentOf(child.pid ?? 0) / 1024,
    kill: () => signal('SIGKILL'),
    end: () => signal('SIGINT'),
  };
}

/** kB. Where there is /proc nothing has to be started for it. */
function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  }
}

/** What `room open --json` prints first. */
function reportOf(child: ChildProcess): Promise<{ readonly port: number; readonly key: string }> {
  return new Promise((resolve, reject) => {
    let out = '';
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      try {
        resolve(JSON.parse(out));
      } catch {
        // Not all of it has come yet.
      }
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
