/** Expands words as a shell does: removes quotes, and fills in variables, arithmetic and the output of commands. */
import { calculate } from './arithmetic.ts';
import { ScriptProblem } from './parse.ts';
import type { ProgramStep } from './steps.ts';

/** The functions of the shell that words need. */
export interface WordShell {
  readonly variable: (name: string) => string;
  /** Runs a script and returns its output. */
  readonly outputOf: (script: string) => Generator<ProgramStep, string>;
}

const DOLLAR =
  '\\$\\(\\((?:[^()]|\\([^()]*\\))*\\)\\)|\\$\\((?:[^()]|\\([^()]*\\))*\\)|`[^`]*`|\\$\\{[^}]*\\}|\\$\\w+|\\$[?$#]|\\$';
const PIECE = new RegExp(`'[^']*'|"(?:[^"\\\\]|\\\\[\\s\\S])*"|\\\\[\\s\\S]|${DOLLAR}|[^'"\\\\$\`]+`, 'g');
const INSIDE = new RegExp(`\\\\[\\s\\S]|${DOLLAR}|[^\\\\$\`]+`, 'g');

/** The words of one shell. */
export class Words {
  readonly #shell: WordShell;
  constructor(shell: WordShell) {
    this.#shell = shell;
  }

  *all(words: readonly string[]): Generator<ProgramStep, string[]> {
    const all: string[] = [];
    for (const word of words) all.push(...(yield* this.fields(word)));
    return all;
  }

  /** The words that a word expands to: without quotes, with variables and commands filled in. */
  *fields(word: string, split = true): Generator<ProgramStep, string[]> {
    const fields: string[] = [''];
    let isEmpty = true;
    const add = (text: string): void => {
      fields[fields.length - 1] += text;
      isEmpty = false;
    };
    for (const [piece] of word.matchAll(PIECE)) {
      if (piece.startsWith("'")) add(piece.slice(1, -1));
      else if (piece.startsWith('"')) {
        add('');
        for (const [inside] of piece.slice(1, -1).matchAll(INSIDE))
          add(/^[$`]/.test(inside) ? yield* this.#filled(inside) : inside.replace(/^\\(["\\$`])$/, '$1'));
      } else if (piece.startsWith('\\')) add(piece.slice(1));
      else if (/^[$`]/.test(piece)) {
        const value = yield* this.#filled(piece);
        const parts = split ? value.split(/[ \t\n]+/) : [value];
        for (const [at, part] of parts.entries()) {
          if (at > 0) fields.push('');
          if (part !== '') add(part);
        }
      } else if (/[*?]|\[.+\]/.test(piece) && split) throw new ScriptProblem();
      else add(piece);
    }
    return isEmpty ? [] : fields.filter((field, at) => field !== '' || (fields.length === 1 && at === 0));
  }

  /** The value of `$name`, `${name:-else}`, `$((sum))` or `$(command)`. */
  *#filled(text: string): Generator<ProgramStep, string> {
    const { outputOf } = this.#shell;
    const variable = (name: string): string =>
      name === '$' ? '1' : name === '#' ? '0' : this.#shell.variable(name);
    if (text.startsWith('$((')) return String(calculate(yield* this.#filledSum(text.slice(3, -2)), variable));
    if (text.startsWith('$(') || text.startsWith('`')) {
      const script = text.startsWith('`') ? text.slice(1, -1) : text.slice(2, -1);
      return (yield* outputOf(script)).replace(/\n+$/, '');
    }
    const braced = /^\$\{(\w+|[?#$])(?:(:?[-+])([^}]*))?\}$/.exec(text);
    if (braced !== null) {
      const [, name = '', sign, other = ''] = braced;
      const value = variable(name);
      if (sign?.endsWith('-')) return value === '' ? other : value;
      return sign?.endsWith('+') ? (value === '' ? '' : other) : value;
    }
    if (text === '$') return '$';
    if (text.startsWith('${')) throw new ScriptProblem();
    return variable(text.slice(1));
  }

  *#filledSum(text: string): Generator<ProgramStep, string> {
    let sum = '';
    for (const [piece] of text.matchAll(INSIDE))
      sum += /^[$`]/.test(piece) ? yield* this.#filled(piece) : piece;
    return sum;
  }
}
