/** The client's certificates, which it reads before it asks an engine over TLS. */
import { posix } from 'node:path';
import type { ProgramCall } from '../../call.ts';

/** The first that is missing, by its path; undefined if all are there, or none is needed. */
export function missingCertificate({
  env,
  readFile,
}: Pick<ProgramCall, 'env' | 'readFile'>): string | undefined {
  const { DOCKER_TLS_VERIFY: verify, DOCKER_CERT_PATH: folder, HOME = '~' } = env;
  if (!verify) return undefined;
  return ['ca.pem', 'cert.pem', 'key.pem']
    .map((name) => posix.join(folder || `${HOME}/.docker`, name))
    .find((path) => !isThere(path));

  function isThere(path: string): boolean {
    try {
      readFile(path);
      return true;
    } catch {
      return false;
    }
  }
}
