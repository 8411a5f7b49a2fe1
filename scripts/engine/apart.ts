/**
 * A run in namespaces of its own (network, processes, mounts): its engine, containers, bridges and rules are nowhere else,
 * and gone with it, whatever ends it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import process from 'node:process';
import { engineFolder, removeEngineFolder } from './folder.ts';

/** Tells the run inside where its engine may keep things. */
const VARIABLE = 'SWARM_TUTOR_ENGINE_FOLDER';
/** The namespaces end with the first process in them, that with `unshare`, and that with this process. */
const UNSHARE = [
  ...['setpriv', '--pdeathsig', 'KILL'],
  ...['unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'],
];
/** Where names are asked for in there. Of the addresses for examples: nobody else has it. */
export const NAME_SERVER = '192.0.2.53';
/** A shell goes on as the first process and takes in those whose parents have ended. */
const INSIDE = `ip link set lo up && ip address add ${NAME_SERVER}/32 dev lo && "$@"; exit $?`;

/** The folder that a run around this one has made; undefined where there is none. */
export function folderFromOutside(): string | undefined {
  return process.env[VARIABLE];
}

/** Answers that there is no such name, whichever is asked for: without an answer every pull would wait for one. */
export function answerNoNames(): void {
  const server = createSocket('udp4');
  server.on('message', (question, { address, port }) => {
    const answer = Buffer.from(question);
    // The question again, as an answer without one: NXDOMAIN (RFC 1035, 4.1.1).
    answer[2] = 0x85;
    answer[3] = 0x83;
    server.send(answer, port, address);
  });
  server.bind(53, NAME_SERVER);
  server.unref();
}

/** Whether this user may make such namespaces here. */
export function canRunApart(): boolean {
  const [program = '', ...args] = UNSHARE;
  return spawnSync(program, [...args, 'sh', '-c', INSIDE, 'sh', 'true']).status === 0;
}

/** Runs this program once more in there. @returns its exit code; 1 where a signal has ended it */
export async function runApart(): Promise<number> {
  const folder = engineFolder();
  const [program = '', ...args] = UNSHARE;
  const child = spawn(
    program,
    [...args, 'sh', '-c', INSIDE, 'sh', process.execPath, ...process.argv.slice(1)],
    { env: { ...process.env, [VARIABLE]: folder }, stdio: 'inherit' },
  );
  // Nothing inside has to be ended in order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill('SIGKILL'));
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    removeEngineFolder(folder);
  }
}
