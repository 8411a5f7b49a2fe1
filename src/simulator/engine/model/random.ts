/**
 * Repeatable random numbers: every random choice of the simulator comes from the seed in its state, so the same
 * commands at the same times give the same cluster. No part of it is meant to be secret or cryptographic.
 */

/** A 32-bit hash of a text (FNV-1a with a final mix). */
export function hash32(text: string): number {
  return mixed(hashedOn(text, 0x811c9dc5));
}

/** FNV-1a, going on from the hash of what stands before the text. */
function hashedOn(text: string, before: number): number {
  let h = before;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** `length` digits of `alphabet`, the same for the same text: each follows from the text and its place. */
export function digits(text: string, length: number, alphabet: string): string {
  const before = hashedOn(`${text}/`, 0x811c9dc5);
  let out = '';
  for (let i = 0; i < length; i++) out += alphabet[mixed(hashedOn(`${i}`, before)) % alphabet.length] ?? '';
  return out;
}
export const HEX = '0123456789abcdef';
export const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';

export interface Seeded {
  /** The generator's state; moves on with every number. */
  rng: number;
}
/** The next number in [0, 1) (mulberry32). */
export function random(seeded: Seeded): number {
  seeded.rng = (seeded.rng + 0x6d2b79f5) >>> 0;
  let t = seeded.rng;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
/** A number in [low, high). */
export const between = (seeded: Seeded, low: number, high: number): number =>
  low + random(seeded) * (high - low);

/** An object id as a swarm gives them: 25 base-36 digits. */
export const swarmId = (seeded: Seeded): string => digits(`id${random(seeded)}`, 25, BASE36);
/** A container's or network's id: 64 hex digits. */
export const hexId = (seeded: Seeded): string => digits(`hex${random(seeded)}`, 64, HEX);
