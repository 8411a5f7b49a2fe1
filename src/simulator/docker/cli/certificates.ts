/** The client's certificates, which are read before an engine is asked over TLS. */
import { posix } from 'node:path';
import type { ProgramCall } from '../../call/call.ts';

/** The flags that name them, and their file names in `DOCKER_CERT_PATH`. */
const FILES = { tlscacert: 'ca.pem', tlscert: 'cert.pem', tlskey: 'key.pem' } as const;

/**
 * The paths of the client's certificates: those named by flags, else the usual ones.
 * @param flag the value of a flag, undefined if it was not given. It may be in quotes, as `docker-machine config`
 *   prints it: no shell has removed them
 */
export function certificatePaths(
  { DOCKER_CERT_PATH: folder, HOME = '~' }: ProgramCall['env'],
  flag: (name: string) => string | undefined,
): string[] {
  return Object.entries(FILES).map(
    ([name, file]) =>
      flag(name)?.replace(/^(["'])(.*)\1$/s, '$2') ?? posix.join(folder || `${HOME}/.docker`, file),
  );
}

/** The first that is missing, by its path; undefined if all are there, or none is needed. */
export function missingCertificate({
  env,
  readFile,
  certificates,
}: Pick<ProgramCall, 'env' | 'readFile' | 'certificates'>): string | undefined {
  if (!env.DOCKER_TLS_VERIFY) return undefined;
  return (certificates ?? certificatePaths(env, () => undefined)).find((path) => !isThere(path));

  function isThere(path: string): boolean {
    try {
      readFile(path);
      return true;
    } catch {
      return false;
    }
  }
}
