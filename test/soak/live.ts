/** One life of the built program in a learner's home, which may end before its time. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { learnersEnv, PROGRAM } from '../support/program.ts';

export interface Life {
  readonly code: number | null;
  readonly told: string;
}

/** Runs the program; it is killed (kill -9) after so many milliseconds, or comes to its end. */
export function live(home: string, args: readonly string[], killAfter?: number): Promise<Life> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: learnersEnv(home),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    // Not `close`: commands of a program that was killed may live on for a moment and hold its streams.
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, told });
    });
  });
}
