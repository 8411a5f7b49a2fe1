/** Reads what was sent, in the form that the contract gives it. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { isRecord, parseJson } from '../../value/json.ts';
import { ROOM_VERSION } from '../contract/limits.ts';
import { RoomRefusal } from './refusal.ts';

/** @throws RoomRefusal when it has another form, or is of another version of the contract */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const type = c.req.header('content-type') ?? '';
  // A form of another page could send anything but this.
  if (!/^application\/json\b/.test(type)) throw new RoomRefusal('bad-request');
  const sent = parseJson(await c.req.text());
  if (isRecord(sent) && typeof sent.version === 'number' && sent.version !== ROOM_VERSION)
    throw new RoomRefusal('other-version');
  const read = schema.safeParse(sent);
  if (!read.success) throw new RoomRefusal('bad-request');
  return read.data;
}
