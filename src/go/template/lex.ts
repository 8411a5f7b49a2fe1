/** Splits a template into texts, and actions with their tokens. */

/** The tokens inside an action. `pos` counts characters from the start of the template. */
export interface Token {
  readonly kind:
    | 'char'
    | 'declare'
    | 'assign'
    | 'comma'
    | 'pipe'
    | 'open'
    | 'close'
    | 'dot'
    | 'field'
    | 'variable'
    | 'identifier'
    | 'keyword'
    | 'number'
    | 'string'
    | 'space'
    | 'end';
  readonly text: string;
  readonly pos: number;
}

/** A piece of a template: plain text, or the tokens of one action. */
export type TemplatePiece =
  | { readonly text: string }
  | { readonly tokens: readonly Token[]; readonly pos: number; readonly line: number };

/** A template that can't be read or executed; the message is that of Go's text/template. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const KEYWORDS = new Set([
  'if',
  'else',
  'end',
  'range',
  'with',
  'define',
  'template',
  'block',
  'break',
  'continue',
  'nil',
]);

/**
 * Splits a Go template into texts and actions (with `{{-` and `-}}` trimming, and without comments).
 * Throws TemplateError with the message of Go's lexer.
 */
export function lex(source: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let at = 0;
  let trimNext = false;
  for (;;) {
    const open = source.indexOf('{{', at);
    let text = open < 0 ? source.slice(at) : source.slice(at, open);
    if (trimNext) text = text.trimStart();
    if (open < 0) {
      if (text !== '') pieces.push({ text });
      return pieces;
    }
    let start = open + 2;
    if (/^-\s/.test(source.slice(start, start + 2))) {
      text = text.trimEnd();
      start += 2;
    }
    if (text !== '') pieces.push({ text });
    const line = source.slice(0, open).split('\n').length;
    const comment = /^\s*\/\*[\s\S]*?\*\/\s*(-?\}\})/.exec(source.slice(start));
    if (comment) {
      at = start + comment[0].length;
      trimNext = comment[1] === '-}}';
      continue;
    }
    const action = lexAction(source, start, line);
    pieces.push({ tokens: action.tokens, pos: start, line });
    at = action.end;
    trimNext = action.trim;
  }
}

interface LexedAction {
  readonly tokens: Token[];
  /** Where the text after the action begins. */
  readonly end: number;
  readonly trim: boolean;
}

/** The tokens of one action, from behind `{{` to its `}}`. */
function lexAction(source: string, start: number, line: number): LexedAction {
  const fail = (message: string): never => {
    throw new TemplateError(`template: :${line}: ${message}`);
  };
  const tokens: Token[] = [];
  let at = start;
  let parens = 0;
  for (;;) {
    const rest = source.slice(at);
    const close = /^(\s+-)?\}\}/.exec(rest);
    if (close) {
      if (parens > 0) fail('unclosed left paren');
      tokens.push({ kind: 'end', text: '}}', pos: at });
      return { tokens, end: at + close[0].length, trim: close[1] !== undefined };
    }
    if (rest === '') fail('unclosed action');
    const token = nextToken(rest, at, fail);
    if (token.kind === 'open') parens += 1;
    if (token.kind === 'close') {
      parens -= 1;
      if (parens < 0) fail('unexpected right paren');
    }
    tokens.push(token);
    at += token.text.length;
  }
}

const SIMPLE: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /^\s+/],
  ['declare', /^:=/],
  ['assign', /^=/],
  ['comma', /^,/],
  ['pipe', /^\|/],
  ['open', /^\(/],
  ['close', /^\)/],
];

/** A field, a variable and a word, in letters of any script. */
const NAMES = {
  field: /^\.[\p{L}_][\p{L}\p{N}_]*/u,
  variable: /^\$[\p{L}\p{N}_]*/u,
  word: /^[\p{L}_][\p{L}\p{N}_]*/u,
};
/** The same where there are no other letters than English ones: tables of all letters take milliseconds to be made. */
const ENGLISH_NAMES: typeof NAMES = {
  field: /^\.[A-Za-z_]\w*/,
  variable: /^\$\w*/,
  word: /^[A-Za-z_]\w*/,
};

function nextToken(rest: string, pos: number, fail: (message: string) => never): Token {
  for (const [kind, pattern] of SIMPLE) {
    const found = pattern.exec(rest);
    if (found) return { kind, text: found[0], pos };
  }
  const names = /[^ -~\s]/.test(rest) ? NAMES : ENGLISH_NAMES;
  for (const kind of ['field', 'variable'] as const) {
    const found = names[kind].exec(rest);
    if (found) return { kind, text: found[0], pos };
  }
  const first = rest.charAt(0);
  if (first === '"') {
    const found = /^"(?:[^"\\\n]|\\.)*"/.exec(rest);
    return found ? { kind: 'string', text: found[0], pos } : fail('unterminated quoted string');
  }
  if (first === '`') {
    const found = /^`[^`]*`/.exec(rest);
    return found ? { kind: 'string', text: found[0], pos } : fail('unterminated raw quoted string');
  }
  if (first === "'") {
    const found = /^'(?:[^'\\\n]|\\.)+'/.exec(rest);
    return found ? { kind: 'char', text: found[0], pos } : fail('unterminated character constant');
  }
  if (/^([+-]?\d|\.\d)/.test(rest)) {
    const found = /^[+-]?(0x[\da-f_]+|[\d_]*\.?[\d_]*(e[+-]?\d+)?)/i.exec(rest);
    const text = found?.[0] ?? first;
    const next = rest.charAt(text.length);
    if (/\w/.test(next) || (/[^ -~\s]/.test(next) && /[\p{L}\p{N}]/u.test(next)))
      fail(`bad number syntax: ${JSON.stringify(text + next)}`);
    return { kind: 'number', text, pos };
  }
  if (first === '.') return { kind: 'dot', text: '.', pos };
  const word = names.word.exec(rest)?.[0];
  if (word !== undefined) return { kind: KEYWORDS.has(word) ? 'keyword' : 'identifier', text: word, pos };
  if (first === '}') return fail(`bad character U+007D '}'`);
  return fail(`unexpected ${JSON.stringify(first)} in command`);
}
