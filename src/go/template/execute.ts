/** Filling a template that has been read: its actions, in order, with a value and its fields. */
import { ArgumentError, FUNCTIONS, GoError, type TemplateFunction } from './functions.ts';
import { TemplateError } from './lex.ts';
import type { Command, Operand, Pipeline, TemplateNode, Tree } from './nodes.ts';
import { showCommand, showOperand } from './nodes.ts';
import {
  GO_TYPE,
  goType,
  isNilPointer,
  isObject,
  NIL_FIELDS,
  NilPointer,
  show,
  showInside,
  truth,
  ZERO_FIELDS,
} from './values.ts';

/**
 * Fills a template with a value. `functions` replaces or adds functions; with `strictMaps` a missing key of a map is an
 * error, else it reads as `<no value>`. Throws TemplateError as Go would fail.
 */
export function executeTemplate(
  tree: Tree,
  data: unknown,
  functions: ReadonlyMap<string, TemplateFunction> = FUNCTIONS,
  strictMaps = false,
): string {
  return new Executor(tree, functions, strictMaps).run(data);
}

type Flow = 'next' | 'break' | 'continue';
interface Variable {
  readonly name: string;
  value: unknown;
}
const NOTHING = Symbol('no value');

class Executor {
  #text = '';
  #variables: Variable[] = [];
  readonly #tree: Tree;
  readonly #functions: ReadonlyMap<string, TemplateFunction>;

  readonly #strictMaps: boolean;

  constructor(tree: Tree, functions: ReadonlyMap<string, TemplateFunction>, strictMaps: boolean) {
    this.#tree = tree;
    this.#functions = functions;
    this.#strictMaps = strictMaps;
  }

  run(data: unknown): string {
    this.#variables = [{ name: '$', value: data }];
    this.#list(this.#tree.root, data);
    return this.#text;
  }

  #fail(pos: number, at: string, message: string): never {
    const before = this.#tree.source.slice(0, pos);
    const line = before.split('\n').length;
    const column = pos - (before.lastIndexOf('\n') + 1);
    throw new TemplateError(`template: :${line}:${column}: executing "" at <${at}>: ${message}`);
  }

  #list(nodes: readonly TemplateNode[], dot: unknown): Flow {
    const mark = this.#variables.length;
    try {
      for (const node of nodes) {
        const flow = this.#node(node, dot);
        if (flow !== 'next') return flow;
      }
      return 'next';
    } finally {
      this.#variables.length = mark;
    }
  }

  #node(node: TemplateNode, dot: unknown): Flow {
    switch (node.kind) {
      case 'text':
        this.#text += node.text;
        return 'next';
      case 'action': {
        const value = this.#pipeline(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.#text += show(value);
        return 'next';
      }
      case 'if':
      case 'with': {
        const mark = this.#variables.length;
        const value = this.#pipeline(node.pipe, dot);
        const inner = node.kind === 'with' && truth(value) ? value : dot;
        const flow = this.#list(truth(value) ? node.body : node.otherwise, inner);
        this.#variables.length = mark;
        return flow;
      }
      case 'range':
        return this.#range(node, dot);
      case 'template': {
        const body = this.#tree.defined.get(node.name);
        if (!body)
          this.#fail(
            node.pos,
            `{{template ${JSON.stringify(node.name)}}}`,
            `template ${JSON.stringify(node.name)} not defined`,
          );
        const value = node.pipe ? this.#pipeline(node.pipe, dot) : undefined;
        const outer = this.#variables;
        this.#variables = [{ name: '$', value }];
        this.#list(body, value);
        this.#variables = outer;
        return 'next';
      }
      default:
        return node.kind;
    }
  }

  #range(node: TemplateNode & { kind: 'range' | 'if' | 'with' }, dot: unknown): Flow {
    const mark = this.#variables.length;
    const value = this.#pipeline({ ...node.pipe, variables: [] }, dot);
    const entries = this.#entries(node.pipe, value);
    for (const [key, item] of entries) {
      const [first, second] = node.pipe.variables;
      if (first !== undefined && second !== undefined) this.#set(first, key, node.pipe.assigns);
      const name = second ?? first;
      if (name !== undefined) this.#set(name, item, node.pipe.assigns);
      const flow = this.#list(node.body, item);
      this.#variables.length = mark;
      if (flow === 'break') break;
    }
    if (entries.length === 0) this.#list(node.otherwise, dot);
    return 'next';
  }

  #entries(pipe: Pipeline, value: unknown): readonly (readonly [unknown, unknown])[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return [...value.entries()];
    if (typeof value === 'number') return Array.from({ length: value }, (_, at) => [at, at]);
    if (isObject(value) && value[GO_TYPE] === undefined)
      return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const shown = pipe.commands.map(showCommand).join(' | ');
    return this.#fail(
      pipe.commands[0]?.pos ?? pipe.pos,
      shown,
      `range can't iterate over ${showInside(value)}`,
    );
  }

  #set(name: string, value: unknown, assigns: boolean): void {
    const known = assigns ? this.#variables.findLast((variable) => variable.name === name) : undefined;
    if (known) known.value = value;
    else this.#variables.push({ name, value });
  }

  #pipeline(pipe: Pipeline, dot: unknown): unknown {
    let value: unknown = NOTHING;
    for (const command of pipe.commands) value = this.#command(command, dot, value);
    for (const name of pipe.variables) this.#set(name, value, pipe.assigns);
    return value;
  }

  #command(command: Command, dot: unknown, final: unknown): unknown {
    const [first, ...rest] = command.args;
    if (!first) return undefined;
    if (first.kind === 'function') return this.#call(command, first.name, rest, dot, final);
    const args = rest.length > 0 || final !== NOTHING;
    if (first.kind === 'nil') this.#fail(first.pos, 'nil', 'nil is not a command');
    const value = this.#operand(first, dot);
    if (typeof value === 'function') {
      const given = rest.map((arg) => this.#operand(arg, dot));
      return value(...given, ...(final === NOTHING ? [] : [final]));
    }
    if (args) {
      const shown = showOperand(first);
      if (first.kind === 'field' || first.kind === 'variable') {
        const name = first.path.at(-1) ?? shown;
        const method = isObject(dot) && dot[GO_TYPE] !== undefined;
        const count = rest.length + (final === NOTHING ? 0 : 1);
        const wrong = method
          ? `wrong number of args for ${name}: want 0 got ${count}`
          : `${name} is not a method but has arguments`;
        this.#fail(first.pos, shown, wrong);
      }
      this.#fail(first.pos, shown, `can't give argument to non-function ${shown}`);
    }
    return value;
  }

  #call(command: Command, name: string, rest: readonly Operand[], dot: unknown, final: unknown): unknown {
    const known = this.#functions.get(name);
    if (!known) this.#fail(command.pos, name, `${JSON.stringify(name)} is not a defined function`);
    const [least, most] = known.arity;
    const count = rest.length + (final === NOTHING ? 0 : 1);
    if (count < least || count > most) {
      const want = most === Number.POSITIVE_INFINITY ? `at least ${least}` : String(least);
      this.#fail(command.pos, name, `wrong number of args for ${name}: want ${want} got ${count}`);
    }
    const args: unknown[] = [];
    for (const operand of rest) {
      const value = this.#operand(operand, dot);
      args.push(value);
      if ((name === 'and' && !truth(value)) || (name === 'or' && truth(value))) return value;
    }
    if (final !== NOTHING) args.push(final);
    try {
      return known.call(...args);
    } catch (error) {
      if (error instanceof ArgumentError) {
        const operand = rest[error.index];
        const shown = operand ? showOperand(operand) : showCommand(command);
        const message =
          operand?.kind === 'literal' ? `expected ${error.expected}; found ${shown}` : error.message;
        this.#fail(operand?.pos ?? command.pos, shown, message);
      }
      if (!(error instanceof GoError)) throw error;
      const message =
        name === 'call'
          ? error.message.replace('non-function', `non-function ${rest.map(showOperand)[0]}`)
          : error.message;
      return this.#fail(command.pos, showCommand(command), `error calling ${name}: ${message}`);
    }
  }

  #operand(operand: Operand, dot: unknown): unknown {
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return undefined;
      case 'literal':
        return operand.value;
      case 'function':
        return this.#call({ args: [operand], pos: operand.pos }, operand.name, [], dot, NOTHING);
      case 'field':
        return this.#path(operand, dot, operand.path);
      case 'variable': {
        const variable = this.#variables.findLast((item) => item.name === operand.name);
        return this.#path(operand, variable?.value, operand.path);
      }
      case 'group':
        return this.#path(operand, this.#pipeline(operand.pipe, dot), operand.path);
    }
  }

  #path(operand: Operand, from: unknown, path: readonly string[]): unknown {
    let value = from;
    for (const name of path) value = this.#field(operand, value, name);
    return value;
  }

  #field(operand: Operand, value: unknown, name: string): unknown {
    const shown = showOperand(operand);
    if (value === undefined || value === null)
      return this.#fail(operand.pos, shown, `nil data; no entry for key ${JSON.stringify(name)}`);
    if (isNilPointer(value))
      return this.#fail(operand.pos, shown, `nil pointer evaluating ${value.type}.${name}`);
    if (isObject(value)) {
      if (Object.hasOwn(value, name)) return value[name];
      const unset = value[NIL_FIELDS];
      if (isObject(unset) && typeof unset[name] === 'string') return new NilPointer(unset[name]);
      const zero = value[ZERO_FIELDS];
      if (isObject(zero) && Object.hasOwn(zero, name)) return zero[name];
      if (this.#strictMaps)
        return this.#fail(operand.pos, shown, `map has no entry for key ${JSON.stringify(name)}`);
      if (value[GO_TYPE] === undefined) return undefined;
    }
    return this.#fail(operand.pos, shown, `can't evaluate field ${name} in type ${goType(value)}`);
  }
}
