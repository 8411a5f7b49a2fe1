/** The computer that this runs on, with bounded time for every question. */
import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { parse } from 'node:path';
import { findProgram } from './find-program.ts';
import type { Computer } from './platform.ts';
import { withoutStartUp } from './programs-first.ts';
import { spawnAsk } from './spawn-ask.ts';
import type { Answer } from './types.ts';

/** The longest that one question may take, milliseconds. */
export const QUESTION_MS = 3000;

/** A folder that is always there. */
const ANYWHERE = parse(process.execPath).root;

const NO_ANSWER: Answer = { stdout: '', stderr: '', exitCode: null };

/** The same for a question to PowerShell: its first start may take seconds, and a virus scanner's look at it some more. */
export const POWERSHELL_MS = 10_000;

/** `env` is the environment to look in, the process's own by default. A question that takes too long is abandoned. */
export function thisComputer(env: Readonly<Record<string, string | undefined>> = process.env): Computer {
  const plain = withoutStartUp(env);
  return {
    platform: process.platform,
    arch: process.arch,
    env,
    ask: (argv) => {
      const mostMs = argv[0] === 'powershell' ? POWERSHELL_MS : QUESTION_MS;
      return bounded(spawnAsk(argv, { env: plain, cwd: ANYWHERE, timeoutMs: mostMs - 200 }), mostMs);
    },
    read: (file) => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return undefined;
      }
    },
    find: (program) => findProgram(program, env),
    connects,
    freeBytes: async (folder) => {
      const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: undefined, bsize: 0 }));
      return bavail === undefined ? undefined : bavail * bsize;
    },
  };
}

/** A connection is enough; nothing is sent. */
function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: QUESTION_MS - 200 });
    const answer = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

/** A process that cannot be ended (waiting for a lost disk) must not keep the doctor waiting. */
async function bounded(answer: Promise<Answer>, mostMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(NO_ANSWER), mostMs);
  });
  try {
    return await Promise.race([answer.catch(() => NO_ANSWER), late]);
  } finally {
    clearTimeout(timer);
  }
}
