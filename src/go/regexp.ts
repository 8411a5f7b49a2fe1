/** Regular expressions that take time in proportion to the text, whatever they are: RE2's, loaded at the first one. */

import { createRequire } from 'node:module';
import { reasonOf } from '../value/error.ts';

/** A compiled expression. */
export interface Expression {
  /** Whether it matches somewhere in a text. */
  test(text: string): boolean;
  /** The first match and its groups, a group that took no part as undefined; undefined without a match. */
  exec(text: string): readonly (string | undefined)[] | undefined;
}

/** The reason why an expression is refused, with the engine's own message. */
export class ExpressionError extends Error {
  readonly kind: 'syntax' | 'look-around' | 'too-large';

  constructor(kind: ExpressionError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Characters of an expression, and instructions that it compiles to: the time for a text is their product with its length.
 * Those of a course are a few dozen; a name with all the letters that Docker allows makes 300.
 */
const MOST_CHARACTERS = 8000;
const MOST_INSTRUCTIONS = 500;
/** Expressions that are remembered; a course has some two hundred. */
const MOST_KEPT = 500;

const kept = new Map<string, Expression>();

/**
 * Compiles an expression, or finds it among those compiled before.
 * @param source as in RE2: no lookaround, no backreferences. https://github.com/google/re2/wiki/Syntax
 * @param flags `i`: upper and lower case are the same; `m`: `^` and `$` match line ends, not the ends of the text
 * @throws ExpressionError
 */
export function compile(source: string, flags: '' | 'i' | 'm' | 'im' = ''): Expression {
  const name = `${flags}/${source}`;
  const known = kept.get(name);
  if (known) return known;
  const made = compiled(source, flags);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, made);
  return made;
}

function compiled(source: string, flags: string): Expression {
  if (source.length > MOST_CHARACTERS) throw tooLarge(`${source.length} > ${MOST_CHARACTERS}`);
  const { RE2JS } = engine();
  const anyCase = flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0;
  const anyLine = flags.includes('m') ? RE2JS.MULTILINE : 0;
  const expression = readBy(() => RE2JS.compile(source, anyCase | anyLine));
  const size = expression.programSize();
  if (size > MOST_INSTRUCTIONS) throw tooLarge(`${size} > ${MOST_INSTRUCTIONS}`);
  return {
    test: (text) => expression.test(text),
    exec: (text) => {
      if (!expression.test(text)) return undefined;
      const matcher = expression.matcher(text);
      if (!matcher.find()) return undefined;
      return Array.from({ length: expression.groupCount() + 1 }, (_, at) => matcher.group(at) ?? undefined);
    },
  };
}

function tooLarge(detail: string): ExpressionError {
  return new ExpressionError('too-large', detail);
}

function readBy<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const text = reasonOf(error);
    const detail = text.replace(/^error parsing regexp: /, '');
    const looks = /`\(\?<?[=!]|escape sequence: `\\[1-9k]/.test(detail);
    throw new ExpressionError(looks ? 'look-around' : 'syntax', detail);
  }
}

let loaded: typeof import('re2js') | undefined;

/** Loaded on first use, as the first screen doesn't need it; synchronously, so that matching is an ordinary call. */
function engine(): typeof import('re2js') {
  loaded ??= createRequire(import.meta.url)('re2js') as typeof import('re2js');
  return loaded;
}
