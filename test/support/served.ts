/** Runs the simulator's programs in this process for shells that call them: a start of Node for each would be slow. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runProgram } from '../../src/simulator/index.ts';

/** How simulated programs are started, and what their callers need in their environment. */
export interface Served {
  readonly nodePath: string;
  readonly mainPath: string;
  readonly env: Readonly<Record<string, string>>;
}

let served: Promise<Served> | undefined;

/** Listens on a port of this computer for calls of the client: once for all stories, until the tests end. */
export function serveSimulator(): Promise<Served> {
  served ??= listen();
  return served;
}

async function listen(): Promise<Served> {
  const server = createServer((socket) => {
    let received = '';
    // A client that is ended takes its program with it.
    const ending = new AbortController();
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      if (!received.endsWith('\0\0')) return;
      const parts = received.split('\0');
      // The last word may be an empty one: the environment, which is none, comes after it.
      if (parts.length <= 3 + Number(parts[2]) + 2) return;
      answer(parts, ending.signal).then((said) => socket.end(said.map((part) => `${part}\0`).join('')));
    });
    socket.on('close', () => ending.abort());
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    nodePath: '/bin/bash',
    mainPath: join(import.meta.dirname, 'served-client.sh'),
    env: { SIMULATOR_PORT: String(address.port) },
  };
}

async function answer(
  [cwd = '/', input = '', count = '0', ...rest]: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const [name = '', ...argv] = rest.slice(0, Number(count));
  const variables = rest.slice(Number(count)).filter((line) => line.includes('='));
  const env = Object.fromEntries(
    variables.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const said = { out: '', err: '' };
  const code = await runProgram(name, argv, {
    env,
    cwd,
    stdin: async () => input,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isTerminal: false,
    columns: 80,
    signal,
  });
  return [String(code), said.out, said.err];
}
