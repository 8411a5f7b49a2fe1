/** Codes, keys and tokens of a room: made by chance, and known to the store by their hash where they are secret. */
import { hash, randomBytes, randomInt } from 'node:crypto';

/** Neither 0 and O nor 1, I and L: a code is read from a projector. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUP = 4;
const GROUPS = 2;

/** `K7QM-3RXT`: 39 bits, which the limit on tries makes enough. */
export function newCode(): string {
  return Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-');
}

/** A code as it was typed: small letters and other separators are the same code. */
export function asCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return letters.length === GROUP * GROUPS ? `${letters.slice(0, GROUP)}-${letters.slice(GROUP)}` : letters;
}

/** The teacher's key, 160 bits in groups that can be typed on a phone: `k-xxxx-…`, never part of an address. */
export function newKey(): string {
  const letters = LETTERS.toLowerCase();
  const groups = Array.from({ length: 8 }, () =>
    Array.from({ length: GROUP }, () => letters[randomInt(letters.length)]).join(''),
  );
  return `k-${groups.join('-')}`;
}

/** The secret by which a learner's tutor is known, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a key or a token. They are long and made by chance, so that a fast hash is enough. */
export function hashOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
