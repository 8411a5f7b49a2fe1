/**
 * Join tokens, unlock keys and the root certificate of a swarm. They are derived from the cluster's id and the number
 * of rotations whenever they are needed, and are in no file.
 */

import type { TlsInfo } from '../contract/types.ts';
import { BASE36, digits, HEX } from '../model/random.ts';
import type { Cluster } from '../model/state.ts';

const DIGEST_LENGTH = 50;
const SECRET_LENGTH = 25;

/** The 256-bit digest of the root certificate as 64 hex digits. */
const caDigest = (cluster: Cluster): string => digits(`ca${cluster.id}${cluster.rotations.ca}`, 64, HEX);

function toBase36(hex: string): string {
  return BigInt(`0x${hex}`).toString(36).padStart(DIGEST_LENGTH, '0');
}
function toHex(base36: string): string {
  let value = 0n;
  for (const digit of base36) value = value * 36n + BigInt(BASE36.indexOf(digit));
  return value.toString(16).padStart(64, '0');
}

/** `SWMTKN-1-<digest>-<secret>`: the digest is the cluster's, the secret the role's. */
export function joinToken(cluster: Cluster, role: 'worker' | 'manager'): string {
  const secret = digits(`join${cluster.id}${role}${cluster.rotations[role]}`, SECRET_LENGTH, BASE36);
  return `SWMTKN-1-${toBase36(caDigest(cluster))}-${secret}`;
}
/** The digest part of a well-formed token as hex; undefined for anything else. */
export function tokenDigest(token: string): string | undefined {
  const match = /^SWMTKN-1-([0-9a-z]{50})-([0-9a-z]{25})$/.exec(token);
  return match?.[1] === undefined ? undefined : toHex(match[1]);
}
export const fingerprint = caDigest;

/** `SWMKEY-1-` and 43 characters. */
export function unlockKey(cluster: Cluster): string {
  const alphabet = `${BASE36}${BASE36.slice(10).toUpperCase()}+/`;
  return `SWMKEY-1-${digits(`unlock${cluster.id}${cluster.rotations.unlock}`, 43, alphabet)}`;
}

/** The shape of the swarm's root certificate; there is no real key behind it. */
export function tlsInfo(cluster: Cluster): TlsInfo {
  const alphabet = `${BASE36}${BASE36.slice(10).toUpperCase()}+/`;
  const body = digits(`pem${caDigest(cluster)}`, 500, alphabet);
  const lines = `MIIBazCCARCgAwIBAgIU${body}==`.match(/.{1,64}/g) ?? [];
  return {
    TrustRoot: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    CertIssuerSubject: 'MBMxETAPBgNVBAMTCHN3YXJtLWNh',
    CertIssuerPublicKey: `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${digits(`key${caDigest(cluster)}`, 86, alphabet)}==`,
  };
}
