/** Splits what a program prints into text and control functions (ECMA-48), across chunks. */

/** What the scanner finds, in order. */
export interface Scanned {
  /** Text without any control character. */
  print(run: string): void;
  /** A C0 control that moves: `\n`, `\r`, `\b` or `\t`. */
  control(character: string): void;
  /** A control sequence without private marks: `ESC [ parameters final`. */
  sequence(parameters: string, final: string): void;
}

/** As parts of a pattern: controls but tab, line feed and ESC, and invisible characters that change those around them. */
export const INVISIBLE =
  '\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f-\\x9f' +
  '\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\ufffb';
/** Tag characters (U+E0000 to U+E007F), as the two halves that JavaScript sees. */
export const TAGS = '\\udb40[\\udc00-\\udc7f]';
const SPECIAL = new RegExp(`[\\t\\n\\x1b${INVISIBLE}]|${TAGS}`, 'g');
const ESCAPE = /\x1b[\x20-\x2f]*([\x30-\x7e])/y;
const ESCAPE_START = /\x1b[\x20-\x2f]*/y;
/** Operating system commands (titles, links, clipboard) are closed by BEL, ST or, when broken, by the line's end. */
const OSC_END = /[\x07\n\x18\x1a\x1b\x9c]/g;
const STRING_END = /[\x18\x1a\x1b\x9c]/g;
/** A sequence longer than this is broken, and so is a string. */
const LONGEST_SEQUENCE = 256;
const LONGEST_STRING = 65_536;

/** Finds the escape sequences in a stream of text, also where a chunk ends within one. */
export class EscapeScanner {
  /** The start of a sequence that the next chunk continues. */
  #held = '';
  #inside: 'osc' | 'string' | undefined;
  #swallowed = 0;

  /** True when no unfinished sequence is kept. */
  get idle(): boolean {
    return this.#held === '' && this.#inside === undefined;
  }

  /** Scans the next chunk, which may begin and end anywhere. */
  push(chunk: string, found: Scanned): void {
    let text = this.#held + chunk;
    this.#held = '';
    const last = text.charCodeAt(text.length - 1);
    let carry = '';
    if (last === 13 || (last >= 0xd800 && last < 0xdc00)) {
      carry = text.slice(-1);
      text = text.slice(0, -1);
    }
    text = text.toWellFormed();
    if (text.includes('\r')) text = text.replace(/(?<!\r)\r+\n/g, '\n');
    this.#scan(text, found);
    this.#held += carry;
  }

  #scan(text: string, found: Scanned): void {
    let at = 0;
    while (at < text.length) {
      if (this.#inside !== undefined) {
        at = this.#skipString(text, at);
        continue;
      }
      SPECIAL.lastIndex = at;
      if (!SPECIAL.test(text)) {
        found.print(text.slice(at));
        return;
      }
      const next = SPECIAL.lastIndex;
      const isPair = (text.charCodeAt(next - 1) & 0xfc00) === 0xdc00;
      const end = isPair ? next - 2 : next - 1;
      if (end > at) found.print(text.slice(at, end));
      at = isPair ? next : this.#one(text, end, text.charAt(end), found);
    }
  }

  /** Deals with one special character at `at`; returns where to go on. */
  #one(text: string, at: number, character: string, found: Scanned): number {
    switch (character) {
      case '\n':
      case '\r':
      case '\b':
      case '\t':
        found.control(character);
        return at + 1;
      case '\v':
      case '\f':
      case '\x85':
        found.control('\n');
        return at + 1;
      case '\x1b':
        return text[at + 1] === '[' ? this.#csi(text, at, found) : this.#escape(text, at, found);
      case '\x9b':
        return this.#csi(text, at, found);
      case '\x9d':
        return this.#enter('osc', at + 1);
      case '\x90':
      case '\x98':
      case '\x9e':
      case '\x9f':
        return this.#enter('string', at + 1);
      default:
        return at + 1;
    }
  }

  /** Control sequence: parameters (0x30 to 0x3f), intermediates (0x20 to 0x2f), a final character (0x40 to 0x7e). */
  #csi(text: string, at: number, found: Scanned): number {
    const start = text.charAt(at) === '\x1b' ? at + 2 : at + 1;
    let end = start;
    let known = true;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code < 0x20 || code >= 0x40) break;
      // Private marks (0x3c to 0x3f) and intermediates make it a sequence that is not for lines of text.
      if (code < 0x30 || code > 0x3b) known = false;
    }
    if (end === text.length) return this.#unfinished(text, at, end);
    const final = text.charCodeAt(end);
    if (final < 0x40 || final > 0x7e) return end;
    if (known && end - start <= LONGEST_SEQUENCE) found.sequence(text.slice(start, end), text.charAt(end));
    return end + 1;
  }

  #escape(text: string, at: number, found: Scanned): number {
    ESCAPE.lastIndex = at;
    const whole = ESCAPE.exec(text);
    if (whole === null) {
      ESCAPE_START.lastIndex = at;
      return this.#unfinished(text, at, at + (ESCAPE_START.exec(text)?.[0].length ?? 1));
    }
    const [sequence, final = ''] = whole;
    const next = at + sequence.length;
    if (sequence.length > 2) return next;
    if (final === ']') return this.#enter('osc', next);
    if ('PX^_'.includes(final)) return this.#enter('string', next);
    if (final === 'D' || final === 'E') found.control('\n');
    if (final === 'M') found.sequence('1', 'A');
    return next;
  }

  /** A sequence that stops before its final character: kept if the chunk ends there, else dropped as broken. */
  #unfinished(text: string, at: number, end: number): number {
    if (end === text.length && end - at <= LONGEST_SEQUENCE) this.#held = text.slice(at);
    return end;
  }

  #enter(kind: 'osc' | 'string', next: number): number {
    this.#inside = kind;
    this.#swallowed = 0;
    return next;
  }

  #skipString(text: string, at: number): number {
    const pattern = this.#inside === 'osc' ? OSC_END : STRING_END;
    pattern.lastIndex = at;
    const end = pattern.exec(text);
    const stop = end?.index ?? text.length;
    this.#swallowed += stop - at;
    if (end === null) {
      if (this.#swallowed > LONGEST_STRING) this.#inside = undefined;
      return stop;
    }
    this.#inside = undefined;
    // ESC may begin the terminator `ESC \`, which has no meaning outside a string; the line's end still counts.
    return end[0] === '\x1b' || end[0] === '\n' ? stop : stop + 1;
  }
}
