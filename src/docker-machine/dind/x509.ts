/** Keys and certificates (RFC 5280) for TLS between a client and an engine, made without any other program. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, boolean, integer, octets, oid, retagged, sequence, set, tagged, time, utf8 } from './der.ts';

const DAY_MS = 86_400_000;
/** How long certificates hold; Docker Machine's hold as long. */
const VALID_DAYS = 1080;
const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const ORGANIZATION = '2.5.4.10';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** A certificate and its private key, both PEM. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

/** An issuer with its key, and its organization. */
export interface Issuer extends Pair {
  readonly organization: string;
}

/** A new authority that may sign others and nothing else. */
export function makeAuthority(organization: string, now = new Date()): Issuer {
  const extensions = [
    extension('2.5.29.19', sequence(boolean(true)), true),
    // keyCertSign and cRLSign
    extension('2.5.29.15', bits(Buffer.from([0x06]), 1), true),
  ];
  return { organization, ...make(organization, undefined, extensions, now) };
}

/** A certificate for a client. */
export function makeClient(issuer: Issuer, organization: string, now = new Date()): Pair {
  return make(organization, issuer, [...leaf(CLIENT_AUTH)], now);
}

/** A certificate for a server that is reached under `names`: IPv4 addresses and host names. */
export function makeServer(
  issuer: Issuer,
  organization: string,
  names: readonly string[],
  now = new Date(),
): Pair {
  const alternatives = names.map((name) =>
    isIPv4(name)
      ? retagged(7, Buffer.from(name.split('.').map(Number)))
      : retagged(2, Buffer.from(name, 'ascii')),
  );
  // An engine is a client too when it meets another one.
  const extensions = [
    ...leaf(SERVER_AUTH, CLIENT_AUTH),
    extension('2.5.29.17', sequence(...alternatives), false),
  ];
  return make(organization, issuer, extensions, now);
}

function leaf(...purposes: readonly string[]): readonly Buffer[] {
  return [
    extension('2.5.29.19', sequence(), true),
    // digitalSignature
    extension('2.5.29.15', bits(Buffer.from([0x80]), 7), true),
    extension('2.5.29.37', sequence(...purposes.map(oid)), false),
  ];
}

function extension(id: string, value: Uint8Array, critical: boolean): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}

function make(
  organization: string,
  issuer: Issuer | undefined,
  extensions: readonly Buffer[],
  now: Date,
): Pair {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = issuer === undefined ? privateKey : createPrivateKey(issuer.key);
  const subject = nameOf(organization);
  const content = sequence(
    tagged(0, integer(Buffer.from([2]))),
    serial(),
    ECDSA_WITH_SHA256,
    issuer === undefined ? subject : nameOf(issuer.organization),
    // Clocks of machines may lag behind.
    sequence(time(new Date(now.getTime() - DAY_MS)), time(new Date(now.getTime() + VALID_DAYS * DAY_MS))),
    subject,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions)),
  );
  const signed = sequence(content, ECDSA_WITH_SHA256, bits(sign('sha256', content, signer)));
  return {
    certificate: pem('CERTIFICATE', signed),
    key: privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
  };
}

function nameOf(organization: string): Buffer {
  return sequence(set(sequence(oid(ORGANIZATION), utf8(organization))));
}

/** 16 random bytes, positive and without a leading zero. */
function serial(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return integer(bytes);
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
