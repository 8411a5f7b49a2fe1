/** Docker's human-readable forms: how long ago, short ids, truncated texts. */
import { humanDuration } from '../../../go/units.ts';

/** How long ago an RFC 3339 time is, at `now` (ms since 1970): `48 seconds ago`. */
export function ago(time: string, now: number): string {
  return `${humanDuration(now - Date.parse(time))} ago`;
}

/** The first 12 characters of an id, without the name of its algorithm. */
export function shortId(id: string): string {
  return id.replace(/^[a-z0-9]+:/, '').slice(0, 12);
}

/** Cuts a text to a number of characters, the last of them being `…`. */
export function ellipsis(text: string, size: number): string {
  const chars = [...text];
  return chars.length <= size ? text : `${chars.slice(0, size - 1).join('')}…`;
}
