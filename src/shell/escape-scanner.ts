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

/** Controls, and characters that show nothing but change the direction or the meaning of what stands around them. */
const INVISIBLE =
  '\\x00-\\x1f\\x7f-\\x9f\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\ufffb';
/** Tag characters (U+E0000 to U+E007F), as the two halves that JavaScript sees. */
const TAGS = '\\udb40[\\udc00-\\udc7f]';
const SPECIAL = new RegExp(`[${INVISIBLE}]|${TAGS}`, 'g');
/** Finds anything in a text that is not plain lines. */
export const NOT_PLAIN = new RegExp(
  `[${INVISIBLE.replace('\\x00-\\x1f', '\\x00-\\x09\\x0b-\\x1f')}]|${TAGS}`,
);

const CSI = /(?:\x1b\[|\x9b)([\x30-\x3f]*)([\x20-\x2f]*)([\x40-\x7e])/y;
const CSI_START = /(?:\x1b\[|\x9b)[\x20-\x3f]*/y;
const ESCAPE = /\x1b[\x20-\x2f]*([\x30-\x7e])/y;
const ESCAPE_START = /\x1b[\x20-\x2f]*/y;
/** Operating system commands (titles, links, clipboard) are closed by BEL, ST or, when broken, by the line's end. */
const OSC_END = /[\x07\n\x18\x1a\x1b\x9c]/g;
const STRING_END = /[\x18\x1a\x1b\x9c]/g;
/** A sequence longer than this is broken, and so is a string. */
const LONGEST_SEQUENCE = 256;
const LONGEST_STRING = 65_536;

export class EscapeScanner {
  /** The start of a sequence that the next chunk goes on with. */
  #held = '';
  #inside: 'osc' | 'string' | undefined;
  #swallowed = 0;

  /** True when nothing of an unfinished sequence is kept. */
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
    if (text.includes('\r')) text = text.replace(/\r+\n/g, '\n');
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
      const special = SPECIAL.exec(text);
      const end = special?.index ?? text.length;
      if (end > at) found.print(text.slice(at, end));
      if (special === null) return;
      at = this.#one(text, end, special[0], found);
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
        return at + character.length;
    }
  }

  #csi(text: string, at: number, found: Scanned): number {
    CSI.lastIndex = at;
    const whole = CSI.exec(text);
    if (whole !== null) {
      const [sequence, parameters = '', intermediates, final = ''] = whole;
      if (intermediates === '' && !/[<=>?]/.test(parameters)) found.sequence(parameters, final);
      return at + sequence.length;
    }
    return this.#unfinished(CSI_START, text, at);
  }

  #escape(text: string, at: number, found: Scanned): number {
    ESCAPE.lastIndex = at;
    const whole = ESCAPE.exec(text);
    if (whole === null) return this.#unfinished(ESCAPE_START, text, at);
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
  #unfinished(start: RegExp, text: string, at: number): number {
    start.lastIndex = at;
    const length = start.exec(text)?.[0].length ?? 1;
    if (at + length === text.length && length <= LONGEST_SEQUENCE) this.#held = text.slice(at);
    return at + length;
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
    // ESC may begin the terminator `ESC \`, which means nothing outside a string; the line's end still counts.
    return end[0] === '\x1b' || end[0] === '\n' ? stop : stop + 1;
  }
}
