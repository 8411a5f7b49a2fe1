/** How a command fails: the client's own errors, and the text that any expected error becomes. */
import { createHash } from 'node:crypto';
import { TemplateError } from '../../../go/template/index.ts';
import type { ProgramCall } from '../../call/call.ts';
import { EngineDownError, EngineError, NotSimulatedError } from '../../engine/contract/errors.ts';

/** A command that ends early: `message` goes to stderr as it is, with a line end. */
export class ClientError extends Error {
  readonly code: number;
  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

/** The text of a daemon's error on the command line. */
export function daemonError(error: EngineError): string {
  return `Error response from daemon: ${error.message}`;
}

/** The address that a client with this environment talks to. */
export function hostOf(env: Readonly<Record<string, string>>): string {
  const host = env.DOCKER_HOST;
  return host === undefined || host === '' ? 'unix:///var/run/docker.sock' : host;
}

/** Contexts are kept in folders named by the hash of their names; the client prints which one it looked for. */
export function contextNotFound(name: string, { HOME = '~', DOCKER_CONFIG }: ProgramCall['env']): string {
  const folder = createHash('sha256').update(name).digest('hex');
  const file = `${DOCKER_CONFIG || `${HOME}/.docker`}/contexts/meta/${folder}/meta.json`;
  return `context ${JSON.stringify(name)}: context not found: open ${file}: no such file or directory`;
}

/** The client's text for an engine that does not answer. */
export function cannotConnect(env: Readonly<Record<string, string>>): string {
  return `Cannot connect to the Docker daemon at ${hostOf(env)}. Is the docker daemon running?`;
}

/** Whether the error is one that the command line prints; others are faults of the simulator or an interruption. */
export function isExpected(error: unknown): error is Error {
  return (
    error instanceof ClientError ||
    error instanceof EngineError ||
    error instanceof EngineDownError ||
    error instanceof NotSimulatedError ||
    error instanceof TemplateError
  );
}

/** The message of an expected error for stderr, one line or more. */
export function describeError(error: Error, env: Readonly<Record<string, string>>): string {
  if (error instanceof EngineError) return daemonError(error);
  if (error instanceof EngineDownError) return cannotConnect(env);
  if (error instanceof NotSimulatedError) return `docker: ${error.message}`;
  if (error instanceof TemplateError) return `template parsing error: ${error.message}`;
  return error.message;
}

/** Prints an expected error, after the time that the daemon took for it; returns the exit code. Rethrows others. */
export async function reportError(error: unknown, call: ProgramCall): Promise<number> {
  if (!isExpected(error)) throw error;
  if (error instanceof EngineError && error.waitMs > 0) await call.sleep(error.waitMs);
  const text = describeError(error, call.env);
  if (text !== '') call.err(`${text}\n`);
  return error instanceof ClientError ? error.code : 1;
}
