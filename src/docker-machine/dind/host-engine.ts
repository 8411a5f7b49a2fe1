/** The Docker Engine that the machines are containers of, asked through the learner's own docker command. */

import { spawn } from 'node:child_process';
import { defined } from '../../value/defined.ts';
import { MachineFailure } from '../failure.ts';

/** The result of one run of `docker`. */
export interface EngineReply {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * The variables that lead docker to an engine. In a session they may have come to point at a machine, so the
 * session keeps those it began with under names of its own.
 */
const ENGINE_VARIABLES = [
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_TLS',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'DOCKER_API_VERSION',
] as const;
const KEPT = 'SWARM_TUTOR_HOST_';
/** Marks that the variables were kept, even when none was set. */
const MARK = `${KEPT}ENGINE`;

/** The variables that a session adds to its environment. A session inside a session keeps those of the outer one. */
export function keepEngine(env: Readonly<Record<string, string>>): Record<string, string> {
  if (env[MARK] !== undefined) return {};
  const kept: Record<string, string> = { [MARK]: '1' };
  for (const name of ENGINE_VARIABLES) if (env[name] !== undefined) kept[KEPT + name] = env[name];
  return kept;
}

/** The environment in which `docker` talks to the engine that the session began with. */
export function engineEnv(env: Readonly<Record<string, string>>): Record<string, string> {
  if (env[MARK] === undefined) return { ...env };
  const result = Object.fromEntries(
    Object.entries(env).filter(([name]) => !ENGINE_VARIABLES.some((variable) => variable === name)),
  );
  for (const name of ENGINE_VARIABLES) {
    const kept = env[KEPT + name];
    if (kept !== undefined) result[name] = kept;
  }
  return result;
}

/** The Docker Engine on which the machines are containers, asked through its command `docker`. */
export class HostEngine {
  readonly env: Readonly<Record<string, string>>;
  readonly #signal: AbortSignal | undefined;

  /** `env` is the caller's, as its shell left it. */
  constructor(env: Readonly<Record<string, string>>, signal?: AbortSignal) {
    this.env = engineEnv(env);
    this.#signal = signal;
  }

  /** Runs `docker ARGS`. Does not throw for a code other than 0. */
  ask(args: readonly string[], input?: string | Buffer): Promise<EngineReply> {
    return new Promise((resolve, reject) => {
      const child = spawn('docker', args, {
        env: { ...this.env },
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        windowsHide: true,
        ...defined({ signal: this.#signal }),
      });
      const out: Buffer[] = [];
      let stderr = '';
      child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      child.on('error', (error: NodeJS.ErrnoException) => reject(notStarted(error)));
      child.on('close', (code) => resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr }));
      // A program that ends before it has read everything shows it by its code.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
  }

  /** Runs `docker ARGS` and returns its output. @throws MachineFailure with the engine's message */
  async run(args: readonly string[], input?: string | Buffer): Promise<string> {
    const reply = await this.ask(args, input);
    if (reply.code !== 0) throw new MachineFailure(messageOf(reply));
    return reply.stdout.toString('utf8').trim();
  }

  /** `docker save IMAGES | docker exec -i CONTAINER docker load`, without a file in between. */
  copyImages(images: readonly string[], container: string): Promise<EngineReply> {
    return new Promise((resolve, reject) => {
      const options = { env: { ...this.env }, windowsHide: true };
      const save = spawn('docker', ['save', ...images], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      const load = spawn('docker', ['exec', '-i', container, 'docker', 'load', '-q'], {
        ...options,
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      let stderr = '';
      for (const child of [save, load]) {
        child.on('error', (error: NodeJS.ErrnoException) => reject(notStarted(error)));
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          stderr += text;
        });
      }
      load.stdin.on('error', () => undefined);
      save.stdout.pipe(load.stdin);
      let saved = 0;
      save.on('close', (code) => {
        saved = code ?? 1;
      });
      load.on('close', (code) => resolve({ code: saved || (code ?? 1), stdout: Buffer.alloc(0), stderr }));
    });
  }
}

/** The last line that docker printed on stderr, without the words that only the command line adds. */
export function messageOf({ stderr, code }: EngineReply): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(See|Run) 'docker .*help/.test(line));
  return (lines.at(-1) ?? `docker ended with code ${code}`).replace(
    /^(docker: )?(Error response from daemon: )?/,
    '',
  );
}

function notStarted(error: NodeJS.ErrnoException): Error {
  if (error.name === 'AbortError') return error;
  return new MachineFailure(
    error.code === 'ENOENT' ? 'the docker command was not found on the PATH' : `docker: ${error.message}`,
  );
}
