/** Works inside a running machine: runs commands in its shell, reads and writes files. */

import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import type { TreeEntry } from '../../files/tree.ts';
import type { ProgramIo } from '../../program/io.ts';
import { posixWord } from '../../text/quoting.ts';
import { defined } from '../../value/defined.ts';
import type { RemoteRun } from '../backend.ts';
import { MachineFailure } from '../failure.ts';
import type { HostEngine } from './host-engine.ts';

/** The home folder of the machine's user, who is root as on most containers. */
export const HOME_FOLDER = '/root';
const IN_HOME = ['--workdir', HOME_FOLDER, '--env', `HOME=${HOME_FOLDER}`, '--env', 'USER=root'];
const LOGIN = 'if command -v bash >/dev/null; then exec bash -l; else exec sh -l; fi';

/** Carries a command into a machine: every user of this computer sees a process's arguments, but only its owner its environment. */
const CARRIER = 'SWARM_TUTOR_COMMAND';
/** Runs the command from there. The blank before it keeps a leading hyphen from being an option of `eval`. */
const TAKE_COMMAND = `swarm_tutor_command=$${CARRIER}; unset ${CARRIER}; eval " $swarm_tutor_command"`;

/** Runs a command line or a login shell as `ssh` would. @returns its exit code */
export function runInside(
  engine: HostEngine,
  container: string,
  { command, io }: RemoteRun,
): Promise<number> {
  const login = command === undefined;
  const asTerminal = login && io.keyboard !== undefined && io.isTerminal;
  const args = [
    'exec',
    '--interactive',
    ...(asTerminal ? ['--tty', '--env', `TERM=${io.env.TERM ?? 'xterm'}`] : []),
    ...IN_HOME,
    ...(login ? [] : ['--env', CARRIER]),
    container,
    'sh',
    '-c',
    login ? LOGIN : TAKE_COMMAND,
  ];
  const env = login ? { ...engine.env } : { ...engine.env, [CARRIER]: command };
  return io.ownsProcess ? inherited(env, args) : piped(env, args, io);
}

/** The child has this process's own streams, byte for byte. */
function inherited(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', args, { env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function piped(env: NodeJS.ProcessEnv, args: readonly string[], io: ProgramIo): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', args, {
      env,
      stdio: [io.keyboard === undefined ? 'ignore' : 'inherit', 'pipe', 'pipe'],
      ...defined({ signal: io.signal }),
    });
    const follow = (stream: NodeJS.ReadableStream | null, write: (text: string) => void) => {
      const decoder = new StringDecoder('utf8');
      stream?.on('data', (chunk: Buffer) => write(decoder.write(chunk)));
      stream?.on('end', () => write(decoder.end()));
    };
    follow(child.stdout, io.out);
    follow(child.stderr, io.err);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a script with `sh`, which comes by standard input and so may be of any length. */
async function script(engine: HostEngine, container: string, text: string): Promise<Buffer> {
  const reply = await engine.ask(['exec', '--interactive', ...IN_HOME, container, 'sh', '-s'], text);
  if (reply.code === 0) return reply.stdout;
  throw new MachineFailure(`scp: ${reply.stderr.trim() || `code ${reply.code}`}\nexit status 1`);
}

/** See MachineBackend.readFiles. Links are followed; what is neither file nor folder is left out. */
export async function readInside(
  engine: HostEngine,
  container: string,
  path: string,
): Promise<readonly TreeEntry[] | undefined> {
  const answer = await script(
    engine,
    container,
    [
      `p=${posixWord(absolute(path))}`,
      '[ -e "$p" ] || { echo none; exit 0; }',
      '[ -d "$p" ] || { echo "f "; base64 "$p" | tr -d "\\n"; echo; exit 0; }',
      'cd "$p" && find . -type d | sed "s/^/d /" && find . -follow -type f | while read -r f; do',
      'echo "f $f"; base64 "$f" | tr -d "\\n"; echo; done',
    ].join('\n'),
  );
  const lines = answer.toString('utf8').split('\n');
  if (lines[0] === 'none') return undefined;
  const files: TreeEntry[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const relative = line.slice(2).replace(/^\.\/?/, '');
    if (line.startsWith('d ')) files.push({ path: relative });
    else if (line.startsWith('f ')) {
      index += 1;
      files.push({ path: relative, content: Buffer.from(lines[index] ?? '', 'base64') });
    }
  }
  return files;
}

/** See MachineBackend.writeFiles. */
export async function writeInside(
  engine: HostEngine,
  container: string,
  path: string,
  asName: string,
  files: readonly TreeEntry[],
): Promise<void> {
  const target = absolute(path);
  const lines = ['set -e', `p=${posixWord(target)}`, `[ ! -d "$p" ] || p="$p"/${posixWord(asName)}`];
  for (const file of files) {
    const name = file.path === '' ? '"$p"' : `"$p"/${posixWord(file.path)}`;
    if (file.content === undefined) lines.push(`mkdir -p ${name}`);
    else {
      // Moved into place whole: a process that waits for a file finds all of it.
      lines.push(`base64 -d > ${name}.part <<'END'`, Buffer.from(file.content).toString('base64'), 'END');
      lines.push(`mv ${name}.part ${name}`);
    }
  }
  await script(engine, container, `${lines.join('\n')}\n`);
}

/** A path from the home folder on, a leading `~` included. */
function absolute(path: string): string {
  const rest = path.replace(/^~(\/|$)/, '');
  return rest.startsWith('/') ? rest : `${HOME_FOLDER}/${rest}`.replace(/\/$/, '');
}
