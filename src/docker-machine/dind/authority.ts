/** The certificates in the store, laid out as Docker Machine lays them out: the client's in `certs`, each machine's with it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../files/atomic.ts';
import { makeFolders } from '../../files/make-folders.ts';
import { readBytes, textIn } from '../../files/read.ts';
import { machineFolder } from '../config.ts';
import { makeAuthority, makeClient, makeServer, type Pair } from './x509.ts';

const AUTHORITY = 'swarm-tutor';

/** What a client needs to reach an engine, PEM. */
export interface ClientFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Makes the authority and the client's certificate if they are missing. @returns what Docker Machine prints about it */
export function ensureClient(storePath: string): readonly string[] {
  const folder = certsFolder(storePath);
  const lines: string[] = [];
  if (read(folder, 'ca.pem') === undefined || read(folder, 'ca-key.pem') === undefined) {
    lines.push(`Creating CA: ${join(folder, 'ca.pem')}`);
    writePair(folder, 'ca', makeAuthority(AUTHORITY));
    // Certificates signed by another authority are useless now.
    rmSync(join(folder, 'cert.pem'), { force: true });
  }
  if (read(folder, 'cert.pem') === undefined || read(folder, 'key.pem') === undefined) {
    lines.push(`Creating client certificate: ${join(folder, 'cert.pem')}`);
    const pair = makeClient(issuerOf(folder), `${AUTHORITY}.client`);
    write(folder, 'key.pem', pair.key);
    write(folder, 'cert.pem', pair.certificate);
  }
  return lines;
}

/** Forgets the authority, so that the next certificates are made by a new one. */
export function forgetClient(storePath: string): void {
  rmSync(certsFolder(storePath), { recursive: true, force: true });
}

/** Writes a machine's own files: a new server certificate for its `names`, and copies of the client's. */
export function writeMachine(storePath: string, name: string, names: readonly string[]): void {
  ensureClient(storePath);
  const certs = certsFolder(storePath);
  const own = machineFolder(storePath, name);
  for (const file of ['ca.pem', 'cert.pem', 'key.pem']) write(own, file, read(certs, file) ?? '');
  writePair(own, 'server', makeServer(issuerOf(certs), `${AUTHORITY}.${name}`, names));
}

/** The client's side of TLS with a machine; undefined when its files are not there. */
export function clientFiles(storePath: string, name: string): ClientFiles | undefined {
  const own = machineFolder(storePath, name);
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((file) => read(own, file));
  return ca === undefined || cert === undefined || key === undefined ? undefined : { ca, cert, key };
}

/** The server's side, by file name. @throws what node:fs throws when one is missing */
export function serverFiles(storePath: string, name: string): Readonly<Record<string, Buffer>> {
  const own = machineFolder(storePath, name);
  const names = ['ca.pem', 'server-key.pem', 'server.pem'];
  return Object.fromEntries(names.map((file) => [file, readBytes(join(own, file))]));
}

function certsFolder(storePath: string): string {
  return join(storePath, 'certs');
}

function issuerOf(folder: string): Pair & { organization: string } {
  return {
    organization: AUTHORITY,
    certificate: read(folder, 'ca.pem') ?? '',
    key: read(folder, 'ca-key.pem') ?? '',
  };
}

function writePair(folder: string, name: string, pair: Pair): void {
  write(folder, `${name}-key.pem`, pair.key);
  write(folder, `${name}.pem`, pair.certificate);
}

function write(folder: string, file: string, text: string): void {
  makeFolders(folder, 0o700);
  writeFileAtomic(join(folder, file), text, 0o600);
}

function read(folder: string, file: string): string | undefined {
  return textIn(join(folder, file));
}
