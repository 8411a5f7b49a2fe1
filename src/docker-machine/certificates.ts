/**
 * The certificate files that docker-machine's settings point to. No simulated engine checks them, so they hold a sentence that says so, and no key.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';

const CLIENT_FILES = ['ca.pem', 'ca-key.pem', 'cert.pem', 'key.pem'];
const MACHINE_FILES = [
  'ca.pem',
  'cert.pem',
  'key.pem',
  'server.pem',
  'server-key.pem',
  'id_rsa',
  'id_rsa.pub',
];
const CONTENT =
  'This file only holds the place of a certificate or key: the swarm-tutor machines need none.\n' +
  'It is no secret and opens nothing.\n';

/** Makes the client's files where they are missing. @returns what Docker Machine prints about it */
export function ensureCertificates(storePath: string): readonly string[] {
  const folder = join(storePath, 'certs');
  const lines: string[] = [];
  if (!existsSync(join(folder, 'ca.pem'))) lines.push(`Creating CA: ${join(folder, 'ca.pem')}`);
  if (!existsSync(join(folder, 'cert.pem'))) {
    lines.push(`Creating client certificate: ${join(folder, 'cert.pem')}`);
  }
  if (lines.length > 0) fill(folder, CLIENT_FILES);
  return lines;
}

/** Removes the client's files. */
export function forgetCertificates(storePath: string): void {
  rmSync(join(storePath, 'certs'), { recursive: true, force: true });
}

/** Makes a machine's own files, in the folder that DOCKER_CERT_PATH names. */
export function writeMachineCertificates(machineFolder: string): void {
  fill(machineFolder, MACHINE_FILES);
}

function fill(folder: string, files: readonly string[]): void {
  for (const file of files) writeFileAtomic(join(folder, file), CONTENT, 0o600);
}
