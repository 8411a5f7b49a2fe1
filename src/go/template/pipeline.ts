/** Parses one action of a template: its operands, commands and pipes. */
import { TemplateError, type Token } from './lex.ts';
import type { Command, Operand, Pipeline } from './nodes.ts';
import { unquote } from './quote.ts';

/** Reads the tokens of one action. `scope` holds the variables that may be used, and grows by declarations. */
export class ActionReader {
  #at = 0;
  readonly #tokens: readonly Token[];
  readonly #line: number;
  readonly #functions: ReadonlySet<string>;
  readonly #scope: string[];

  constructor(tokens: readonly Token[], line: number, functions: ReadonlySet<string>, scope: string[]) {
    this.#tokens = tokens;
    this.#line = line;
    this.#functions = functions;
    this.#scope = scope;
  }

  /** Throws a TemplateError at this action's line. */
  fail(message: string): never {
    throw new TemplateError(`template: :${this.#line}: ${message}`);
  }

  /** Takes the keyword that begins the action, if one does. */
  keyword(): string | undefined {
    this.#skipSpace();
    const token = this.#peek();
    if (token.kind !== 'keyword') return undefined;
    if (token.text !== 'nil') this.#at += 1;
    return token.text;
  }

  /** Takes a quoted name, as `define` and `template` have it. */
  quoted(context: string): string {
    this.#skipSpace();
    const token = this.#take();
    if (token.kind !== 'string') this.#unexpected(token, context);
    return unquote(token.text);
  }

  /** Fails unless nothing follows. */
  finish(context: string): void {
    this.#skipSpace();
    const token = this.#peek();
    if (token.kind !== 'end') this.#unexpected(token, context);
  }

  atEnd(): boolean {
    this.#skipSpace();
    return this.#peek().kind === 'end';
  }

  /** The position of the next token. */
  position(): number {
    this.#skipSpace();
    return this.#peek().pos;
  }

  /** Reads a whole pipeline up to the end of the action. */
  pipeline(context: string): Pipeline {
    return this.#readPipeline(context, 'end');
  }

  #readPipeline(context: string, ending: 'end' | 'close'): Pipeline {
    this.#skipSpace();
    const pos = this.#peek().pos;
    const { variables, assigns } = this.#readVariables(context);
    const commands: Command[] = [];
    for (;;) {
      this.#skipSpace();
      const token = this.#peek();
      if (token.kind === ending) {
        this.#at += 1;
        if (commands.length === 0) this.fail(`missing value for ${context}`);
        this.#checkStages(commands);
        this.#scope.push(...variables);
        return { variables, assigns, commands, pos };
      }
      if (token.kind === 'end') this.fail('unclosed left paren');
      if (token.kind === 'close') this.fail('unexpected right paren');
      commands.push(this.#readCommand(context));
    }
  }

  /** Only the first stage of a pipeline may be a plain value. */
  #checkStages(commands: readonly Command[]): void {
    for (const [index, command] of commands.entries()) {
      const first = command.args[0];
      if (index === 0 || first === undefined) continue;
      if (first.kind === 'literal' || first.kind === 'dot' || first.kind === 'nil')
        this.fail(`non executable command in pipeline stage ${index + 1}`);
    }
  }

  #readVariables(context: string): { variables: string[]; assigns: boolean } {
    const start = this.#at;
    const names: string[] = [];
    for (;;) {
      this.#skipSpace();
      const token = this.#peek();
      if (token.kind !== 'variable') break;
      this.#at += 1;
      names.push(token.text);
      this.#skipSpace();
      const after = this.#peek();
      if (after.kind === 'declare' || after.kind === 'assign') {
        this.#at += 1;
        return { variables: names, assigns: after.kind === 'assign' };
      }
      if (after.kind !== 'comma' || context !== 'range') break;
      this.#at += 1;
    }
    this.#at = start;
    return { variables: [], assigns: false };
  }

  #readCommand(context: string): Command {
    const args: Operand[] = [];
    const pos = this.#peek().pos;
    for (;;) {
      this.#skipSpace();
      const operand = this.#readOperand();
      if (operand) args.push(operand);
      const token = this.#peek();
      if (token.kind === 'space') continue;
      if (token.kind === 'pipe') {
        this.#at += 1;
        if (args.length === 0) this.#unexpected(token, context);
        break;
      }
      if (token.kind === 'end' || token.kind === 'close') break;
      this.#unexpected(token, 'operand');
    }
    if (args.length === 0) this.fail('empty command');
    return { args, pos };
  }

  #readOperand(): Operand | undefined {
    const term = this.#readTerm();
    if (!term || this.#peek().kind !== 'field') return term;
    const pos = this.#peek().pos;
    const path: string[] = [];
    while (this.#peek().kind === 'field') path.push(this.#take().text.slice(1));
    switch (term.kind) {
      case 'field':
      case 'variable':
      case 'group':
        return { ...term, path: [...term.path, ...path], pos };
      case 'function':
        return { kind: 'group', pipe: asPipe(term), path, pos };
      default:
        return this.fail(`unexpected . after term ${JSON.stringify(this.#termText(term))}`);
    }
  }

  #termText(term: Operand): string {
    return term.kind === 'dot' ? '.' : term.kind === 'literal' ? term.text : 'nil';
  }

  #readTerm(): Operand | undefined {
    const token = this.#peek();
    const pos = token.pos;
    switch (token.kind) {
      case 'identifier':
        this.#at += 1;
        if (token.text === 'true' || token.text === 'false')
          return { kind: 'literal', value: token.text === 'true', text: token.text, pos };
        if (!this.#functions.has(token.text)) this.fail(`function ${JSON.stringify(token.text)} not defined`);
        return { kind: 'function', name: token.text, pos };
      case 'dot':
        this.#at += 1;
        return { kind: 'dot', pos };
      case 'keyword':
        if (token.text !== 'nil') return undefined;
        this.#at += 1;
        return { kind: 'nil', pos };
      case 'variable':
        this.#at += 1;
        if (!this.#scope.includes(token.text)) this.fail(`undefined variable ${JSON.stringify(token.text)}`);
        return { kind: 'variable', name: token.text, path: [], pos };
      case 'field':
        this.#at += 1;
        return { kind: 'field', path: [token.text.slice(1)], pos };
      case 'string':
        this.#at += 1;
        return { kind: 'literal', value: unquote(token.text), text: token.text, pos };
      case 'number':
        this.#at += 1;
        return { kind: 'literal', value: Number(token.text.replaceAll('_', '')), text: token.text, pos };
      case 'char':
        this.#at += 1;
        return { kind: 'literal', value: unquote(token.text).codePointAt(0) ?? 0, text: token.text, pos };
      case 'open':
        this.#at += 1;
        return { kind: 'group', pipe: this.#readPipeline('parenthesized pipeline', 'close'), path: [], pos };
      default:
        return undefined;
    }
  }

  #unexpected(token: Token, context: string): never {
    const shown =
      token.kind === 'keyword' || token.kind === 'dot'
        ? `<${token.text}>`
        : token.kind === 'end'
          ? '"}}"'
          : JSON.stringify(token.text);
    return this.fail(`unexpected ${shown} in ${context}`);
  }

  #skipSpace(): void {
    while (this.#tokens[this.#at]?.kind === 'space') this.#at += 1;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '}}', pos: 0 };
  }

  #take(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }
}

function asPipe(operand: Operand): Pipeline {
  return {
    variables: [],
    assigns: false,
    commands: [{ args: [operand], pos: operand.pos }],
    pos: operand.pos,
  };
}
