/** The room that a learner is in, on disk: its address, and the token by which the room knows them. Only its owner can read it. */
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../files/atomic.ts';
import { removeOwn } from '../../files/own.ts';
import { textIn } from '../../files/read.ts';
import { parseJson } from '../../value/json.ts';
import { JOINED_FILE } from './joined.ts';

const membership = z.object({
  version: z.literal(1),
  /** `http://192.168.1.5:8765` */
  address: z.url(),
  code: z.string(),
  room: z.string(),
  course: z.string(),
  name: z.string(),
  learner: z.int(),
  token: z.string(),
});
export type Membership = z.infer<typeof membership>;

const OURS = /^((joined|told)\.json|queue)$/;

/** Whose room a home is in; undefined in none, or where the file can't be read. Never throws. */
export function readMembership(folder: string): Membership | undefined {
  const read = membership.safeParse(parseJson(textIn(join(folder, JOINED_FILE)) ?? ''));
  return read.success ? read.data : undefined;
}

/** @throws what the file system throws */
export function writeMembership(folder: string, value: Membership): void {
  writeFileAtomic(join(folder, JOINED_FILE), `${JSON.stringify(value)}\n`, 0o600);
}

/** Removes all that is kept of a room: who the learner is there, and what was still to be told. @throws what the file system throws */
export function removeMembership(folder: string): void {
  removeOwn(folder, (name) => OURS.test(name));
}
