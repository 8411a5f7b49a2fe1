/** Who asks: a learner by their token, a board by the room's code, a teacher by a key; and how often somebody may be wrong. */
import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { asCode, hashOf } from '../contract/codes.ts';
import type { RoomRole } from '../contract/wire.ts';
import { Limiter } from './limiter.ts';
import type { LiveRoom } from './live-room.ts';
import { RoomRefusal } from './refusal.ts';

/** Wrong codes and keys: of one address, and of all together. A code has 39 bits, so that a year of guessing finds it once in ten thousand. */
const WRONG_TRIES = { atOnce: 10, perMinute: 5 } as const;
const WRONG_TRIES_OF_ALL = { atOnce: 200, perMinute: 100 } as const;
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** Tokens and keys that are known without asking the store. */
const MOST_KNOWN = 50_000;

export class RoomAccess {
  readonly #room: LiveRoom;
  readonly #wrong = new Limiter(WRONG_TRIES.atOnce, WRONG_TRIES.perMinute);
  readonly #wrongOfAll = new Limiter(WRONG_TRIES_OF_ALL.atOnce, WRONG_TRIES_OF_ALL.perMinute);
  readonly #learners = new Map<string, number>();
  readonly #keys = new Set<string>();

  constructor(room: LiveRoom) {
    this.#room = room;
  }

  /** The name of the cookie that a board's browser keeps: rooms on other ports of this host have others. */
  get cookie(): string {
    return `room-${this.#room.record.id}-${hashOf(this.#room.record.code).slice(0, 6)}`;
  }

  /** Whether it is the room's code. @throws RoomRefusal when this address was wrong too often */
  isCode(typed: string, c: Context): boolean {
    const from = addressOf(c);
    const code = Buffer.from(hashOf(this.#room.record.code));
    return this.#counting(from, timingSafeEqual(code, Buffer.from(hashOf(asCode(typed)))));
  }

  /** What a code or a key is good for. @throws RoomRefusal */
  async roleOf(secret: string, c: Context): Promise<RoomRole> {
    if (await this.#isKey(secret.trim())) return 'teach';
    if (this.isCode(secret, c)) return 'look';
    throw new RoomRefusal('bad-code');
  }

  /** What the request may do, by its key, its code or its cookie. @throws RoomRefusal without one that is right */
  async role(c: Context): Promise<RoomRole> {
    const secret = bearerOf(c) ?? getCookie(c, this.cookie);
    if (secret === undefined) throw new RoomRefusal('bad-code');
    return this.roleOf(secret, c);
  }

  /** @throws RoomRefusal unless a teacher asks */
  async requireTeacher(c: Context): Promise<void> {
    if ((await this.role(c)) !== 'teach') throw new RoomRefusal('not-allowed');
  }

  /** The number of the learner who asks. @throws RoomRefusal unless they are in this room */
  async learner(c: Context): Promise<number> {
    const token = bearerOf(c);
    const number = token === undefined ? undefined : await this.#learnerOf(token, c);
    if (number === undefined) throw new RoomRefusal('not-a-learner');
    const { state } = this.#room;
    // Another server may have let them in a moment ago.
    if (!state.learners.has(number) && !state.wasRemoved(number)) await this.#room.catchUp();
    if (state.learners.has(number)) return number;
    throw new RoomRefusal('not-a-learner');
  }

  async #learnerOf(token: string, c: Context): Promise<number | undefined> {
    const hash = hashOf(token);
    const known = this.#learners.get(hash);
    if (known !== undefined) return known;
    if (!this.#mayTry(addressOf(c))) throw new RoomRefusal('too-many-tries');
    const number = await this.#room.store.learnerOf(this.#room.record.id, hash);
    if (number === undefined) this.#counting(addressOf(c), false);
    else if (this.#learners.size < MOST_KNOWN) this.#learners.set(hash, number);
    return number;
  }

  async #isKey(secret: string): Promise<boolean> {
    // A code is much shorter, and is looked at by itself.
    if (secret.length < 20) return false;
    const hash = hashOf(secret);
    if (this.#keys.has(hash)) return true;
    if (!(await this.#room.store.hasKey(this.#room.record.id, hash))) return false;
    this.#keys.add(hash);
    return true;
  }

  #mayTry(from: string): boolean {
    const now = performance.now();
    return this.#wrong.has(from, now) && this.#wrongOfAll.has('', now);
  }

  /** An address that was wrong too often gets no answer to a right code either, or guessing would go on. */
  #counting(from: string, isRight: boolean): boolean {
    if (!this.#mayTry(from)) throw new RoomRefusal('too-many-tries');
    if (isRight) return true;
    this.#wrong.take(from, performance.now());
    this.#wrongOfAll.take('', performance.now());
    return false;
  }
}

function bearerOf(c: Context): string | undefined {
  return /^Bearer ([\w-]{1,80})$/.exec(c.req.header('authorization') ?? '')?.[1];
}

/** Where a request comes from. A proxy on this computer says so itself; nobody else is believed. */
export function addressOf(c: Context): string {
  const { incoming } = c.env as {
    readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
  };
  const peer = incoming?.socket.remoteAddress ?? '';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return LOOPBACK.test(peer) && forwarded ? forwarded.slice(0, 64) : peer;
}
