/**
 * The built program, with the simulated programs that its shells call served by the test's own process: for stories that are
 * about the program, and not about its shims. Each start of Node.js for a `docker` would take a tenth of a second.
 */
import process from 'node:process';
import { type Ended, type Start, tutor as start } from './program.ts';
import { openPty as open, type Pty, type PtyOptions } from './pty.ts';
import { serveSimulator } from './served.ts';

const { env } = await serveSimulator();
const PRELOAD = new URL('served-shims.mjs', import.meta.url).href;

function served(given: Readonly<Record<string, string>> | undefined) {
  return { nodeArgs: ['--import', PRELOAD], env: { ...env, NODE_OF_TESTS: process.execPath, ...given } };
}

/** Runs `swarm-tutor ARGS` without a terminal and resolves when it has ended. */
export function tutor(args: readonly string[], options: Start): Promise<Ended> {
  return start(args, { ...options, ...served(options.env) });
}

/** Starts `swarm-tutor ARGS` on a terminal. */
export function openPty(options: PtyOptions): Pty {
  return open({ ...options, ...served(options.env) });
}
