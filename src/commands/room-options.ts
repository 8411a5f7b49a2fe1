/** The options of a room, as values. */
import { isIP } from 'node:net';
import { LONGEST_NAME } from '../room/contract/limits.ts';

export interface RoomOptions {
  readonly name: string | undefined;
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** A file, or the address of a database. */
  readonly store: string | undefined;
  /** Files with a certificate and its key. */
  readonly cert: string | undefined;
  readonly key: string | undefined;
  /** What the learner wants to be called, and the code of the room. */
  readonly as: string | undefined;
  readonly code: string | undefined;
  /** The file with the teacher's key. */
  readonly teacherKey: string | undefined;
  /** Days that a room is kept once it has ended. */
  readonly keepDays: number | undefined;
}

const MOST_DAYS = 3650;

/** The options by their texts, or the one that is wrong and what it takes. */
export function roomOptions(
  text: (option: string) => string | undefined,
): RoomOptions | { readonly bad: string; readonly allowed: string } {
  const [name, host] = [text('name'), text('host')];
  const [port, keepDays] = [wholeNumber(text('port'), 0, 65_535), wholeNumber(text('keep'), 0, MOST_DAYS)];
  if (port === null) return { bad: 'port', allowed: '0 … 65535' };
  if (keepDays === null) return { bad: 'keep', allowed: `0 … ${MOST_DAYS}` };
  if (name !== undefined && (name.trim() === '' || name.length > LONGEST_NAME))
    return { bad: 'name', allowed: `1 … ${LONGEST_NAME}` };
  const nickname = text('as');
  if (nickname !== undefined && (nickname.trim() === '' || nickname.length > LONGEST_NAME))
    return { bad: 'as', allowed: `1 … ${LONGEST_NAME}` };
  if (host !== undefined && host !== 'localhost' && isIP(host) === 0)
    return { bad: 'host', allowed: '127.0.0.1, 0.0.0.0, 192.168.1.5, ::, …' };
  return {
    ...{ name, host, port, keepDays },
    store: text('store'),
    cert: text('cert'),
    key: text('key'),
    code: text('code'),
    teacherKey: text('teacher-key'),
    as: nickname,
  };
}

/** Null for a text that is none, or out of bounds. */
function wholeNumber(text: string | undefined, least: number, most: number): number | undefined | null {
  if (text === undefined) return undefined;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
