/** The few parts of DER (ITU-T X.690) that a certificate is made of. Every function returns one encoded value. */

const CLASS_CONTEXT = 0x80;
const CONSTRUCTED = 0x20;

function encode(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** SEQUENCE of encoded parts. */
export const sequence = (...parts: readonly Uint8Array[]): Buffer => encode(0x30, Buffer.concat(parts));
/** SET of encoded parts, in the order given. */
export const set = (...parts: readonly Uint8Array[]): Buffer => encode(0x31, Buffer.concat(parts));
/** OCTET STRING. */
export const octets = (content: Uint8Array): Buffer => encode(0x04, content);
/** BOOLEAN. */
export const boolean = (value: boolean): Buffer => encode(0x01, Buffer.from([value ? 0xff : 0]));
/** UTF8String. */
export const utf8 = (text: string): Buffer => encode(0x0c, Buffer.from(text, 'utf8'));

/** A positive number from its bytes, most significant first. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes[0] ?? 0;
  // A leading bit that is set would make it negative.
  return encode(0x02, first >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** Bits, of which the last `unused` (0 to 7) don't count. */
export function bits(content: Uint8Array, unused = 0): Buffer {
  return encode(0x03, Buffer.concat([Buffer.from([unused]), content]));
}

/** An object identifier such as `2.5.29.17`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift(0x80 | (left % 128));
    }
    bytes.push(...groups);
  }
  return encode(0x06, Buffer.from(bytes));
}

/** A moment to the second; as X.509 asks, with two digits of the year up to 2049 and with four from then on. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050
    ? encode(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : encode(0x18, Buffer.from(digits, 'ascii'));
}

/** `[number]` around another value (explicit). */
export function tagged(number: number, content: Uint8Array): Buffer {
  return encode(CLASS_CONTEXT | CONSTRUCTED | number, content);
}

/** `[number]` in place of a plain value's own tag (implicit). */
export function retagged(number: number, content: Uint8Array): Buffer {
  return encode(CLASS_CONTEXT | number, content);
}
