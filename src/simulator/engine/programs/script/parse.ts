/** Parses the script of `sh -c`: commands with their redirections, pipes, lists, loops and conditions. */
import { defined } from '../../../../value/defined.ts';

/** Where a command's input or output goes; `word` is not expanded yet. */
export interface Redirect {
  readonly from: 0 | 1 | 2;
  readonly kind: '<' | '>' | '>>' | '&';
  readonly word: string;
}
/** A part of a script. Words are as they were written, with their quotes. */
export type ScriptPart =
  | { readonly kind: 'command'; readonly words: readonly string[]; readonly redirects: readonly Redirect[] }
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly after: ';' | '&&' | '||'; readonly part: ScriptPart }[];
    }
  | { readonly kind: 'pipe'; readonly parts: readonly ScriptPart[] }
  | { readonly kind: 'not'; readonly part: ScriptPart }
  | { readonly kind: 'while'; readonly until: boolean; readonly test: ScriptPart; readonly body: ScriptPart }
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly words: readonly string[];
      readonly body: ScriptPart;
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: ScriptPart; readonly body: ScriptPart }[];
      readonly otherwise?: ScriptPart;
    }
  | {
      readonly kind: 'group';
      readonly own: boolean;
      readonly body: ScriptPart;
      readonly redirects: readonly Redirect[];
    };

const QUOTED = String.raw`"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\\[\s\S]`;
const SUBSTITUTED =
  '\\$\\(\\((?:[^()]|\\([^()]*\\))*\\)\\)|\\$\\((?:[^()]|\\([^()]*\\))*\\)|`[^`]*`|\\$\\{[^}]*\\}';
const WORD = `(?:${QUOTED}|${SUBSTITUTED}|[^\\s;&|<>()"'\`\\\\])+`;
const TOKEN = new RegExp(
  `#[^\\n]*|[ \\t]+|\\\\\\n|(?:[012](?=[<>]))?(?:>&|>>|>|<)|&&|\\|\\||;|&|\\||\\n|\\(|\\)|${WORD}`,
  'y',
);

/** A construct that only a real shell understands. */
export class ScriptProblem extends Error {}

/** The script as one list. @throws ScriptProblem for what is not understood: functions, background jobs, here-documents */
export function parseScript(script: string): ScriptPart {
  const reader = new Reader(tokensOf(script));
  const list = reader.list([]);
  if (reader.peek() !== undefined) throw new ScriptProblem();
  return list;
}

function tokensOf(script: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < script.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(script) ?? [];
    if (token === undefined || token === '') throw new ScriptProblem();
    const isComment = token.startsWith('#') && (at === 0 || /[\s;]/.test(script[at - 1] ?? ''));
    if (!isComment && !/^([ \t]+|\\\n)$/.test(token)) tokens.push(token);
  }
  return tokens;
}

const KEYWORDS = ['while', 'until', 'for', 'if', 'then', 'do', 'done', 'else', 'elif', 'fi', '{', '}', '!'];
const REDIRECT = /^([012])?(>&|>>|>|<)$/;

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  /** Commands up to one of the words that end them. */
  list(ends: readonly string[]): ScriptPart {
    const items: { after: ';' | '&&' | '||'; part: ScriptPart }[] = [];
    let after: ';' | '&&' | '||' = ';';
    for (;;) {
      while (this.peek() === '\n' || (this.peek() === ';' && items.length > 0)) this.#at++;
      const next = this.peek();
      if (next === undefined || ends.includes(next)) break;
      items.push({ after, part: this.#pipe() });
      const joint = this.peek();
      if (joint === '&&' || joint === '||') after = joint;
      else if (joint === ';' || joint === '\n') after = ';';
      else if (joint === undefined || ends.includes(joint)) break;
      else throw new ScriptProblem();
      this.#at++;
    }
    if (items.length === 0 && ends.length > 0) throw new ScriptProblem();
    return { kind: 'list', items };
  }

  #pipe(): ScriptPart {
    const isNot = this.#take('!');
    const parts = [this.#one()];
    while (this.#take('|')) parts.push(this.#one());
    const [first] = parts;
    const part: ScriptPart = parts.length === 1 && first !== undefined ? first : { kind: 'pipe', parts };
    return isNot ? { kind: 'not', part } : part;
  }

  #one(): ScriptPart {
    const word = this.peek() ?? '';
    if (word === 'while' || word === 'until') {
      this.#at++;
      const test = this.list(['do']);
      return this.#redirected({
        kind: 'while',
        until: word === 'until',
        test,
        body: this.#body('do', 'done'),
      });
    }
    if (this.#take('for')) {
      const name = this.#next();
      const words: string[] = [];
      this.#need('in');
      while (![';', '\n', undefined].includes(this.peek())) words.push(this.#next());
      this.#at++;
      return this.#redirected({ kind: 'for', name, words, body: this.#body('do', 'done') });
    }
    if (this.#take('if')) return this.#redirected(this.#conditions());
    if (this.#take('{')) {
      const body = this.list(['}']);
      this.#need('}');
      return this.#redirected({ kind: 'group', own: false, body, redirects: [] });
    }
    if (this.#take('(')) {
      const body = this.list([')']);
      this.#need(')');
      return this.#redirected({ kind: 'group', own: true, body, redirects: [] });
    }
    return this.#command();
  }

  #conditions(): ScriptPart {
    const branches: { test: ScriptPart; body: ScriptPart }[] = [];
    do {
      const test = this.list(['then']);
      this.#need('then');
      branches.push({ test, body: this.list(['elif', 'else', 'fi']) });
    } while (this.#take('elif'));
    const otherwise = this.#take('else') ? this.list(['fi']) : undefined;
    this.#need('fi');
    return { kind: 'if', branches, ...defined({ otherwise }) };
  }

  #body(begin: string, end: string): ScriptPart {
    while (this.peek() === '\n' || this.peek() === ';') this.#at++;
    this.#need(begin);
    const body = this.list([end]);
    this.#need(end);
    return body;
  }

  #redirected(part: ScriptPart): ScriptPart {
    const redirects = this.#redirects();
    if (part.kind === 'group') return { ...part, redirects };
    return redirects.length === 0 ? part : { kind: 'group', own: false, body: part, redirects };
  }

  #command(): ScriptPart {
    const words: string[] = [];
    const redirects: Redirect[] = [];
    for (;;) {
      redirects.push(...this.#redirects());
      const word = this.peek();
      if (word === undefined || /^(&&?|\|\|?|;|\n|\(|\))$/.test(word)) break;
      if (words.length === 0 && KEYWORDS.includes(word)) throw new ScriptProblem();
      words.push(this.#next());
    }
    if (words.length === 0 || this.peek() === '(' || this.peek() === '&') throw new ScriptProblem();
    return { kind: 'command', words, redirects };
  }

  #redirects(): Redirect[] {
    const found: Redirect[] = [];
    for (;;) {
      const match = REDIRECT.exec(this.peek() ?? '');
      if (match === null) return found;
      this.#at++;
      const sign = match[2] === '>&' ? '&' : (match[2] as '<' | '>' | '>>');
      const own = sign === '<' ? 0 : 1;
      found.push({
        from: match[1] === undefined ? own : (Number(match[1]) as 0 | 1 | 2),
        kind: sign,
        word: this.#next(),
      });
    }
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined || /^[\n;&|<>()]+$/.test(token)) throw new ScriptProblem();
    return token;
  }

  #take(word: string): boolean {
    if (this.peek() !== word) return false;
    this.#at++;
    return true;
  }

  #need(word: string): void {
    if (!this.#take(word)) throw new ScriptProblem();
  }
}
