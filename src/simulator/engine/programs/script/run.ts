/** Runs a script of `sh -c`, step by step. It starts programs through a given function, and itself knows only the shell's builtins. */
import { parseScript, type Redirect, type ScriptPart, ScriptProblem } from './parse.ts';
import { type ProgramStep, prints, type Running } from './steps.ts';
import { Words } from './words.ts';

/** The surroundings of a script. */
export interface ScriptHost {
  readonly variables: Record<string, string>;
  folder: string;
  /** Starts a program in the folder of now; undefined if there is none of that name. */
  readonly start: (argv: readonly string[], stdin: string, shell: ScriptHost) => Running | undefined;
  readonly isFolder: (path: string) => boolean;
  /** @returns the error, or undefined */
  readonly write: (path: string, text: string, append: boolean) => string | undefined;
  readonly read: (path: string) => string | undefined;
}

/** Each pass through a loop takes a moment; otherwise a loop without a pause would stop time. */
const TURN_MS = 100;
/** The most that a pipe may hold before its writer has ended. */
const MOST_STEPS = 20_000;

class Leave extends Error {
  readonly what: 'exit' | 'break' | 'continue';
  readonly code: number;
  constructor(what: 'exit' | 'break' | 'continue', code: number) {
    super(what);
    this.what = what;
    this.code = code;
  }
}

/** The script's steps; returns its exit code. @throws ScriptProblem at the first step for what it does not understand */
export function* runScript(script: string, around: ScriptHost, stdin = ''): Running {
  const shell = new Shell(around);
  try {
    return yield* shell.run(parseScript(script), stdin);
  } catch (error) {
    if (error instanceof Leave && error.what === 'exit') return error.code;
    throw error;
  }
}

class Shell {
  readonly #around: ScriptHost;
  readonly #words: Words;
  #status = 0;
  constructor(around: ScriptHost) {
    this.#around = around;
    this.#words = new Words({
      variable: (name) => (name === '?' ? String(this.#status) : (around.variables[name] ?? '')),
      outputOf: (script) => this.#collect(this.#copy().run(parseScript(script), '')),
    });
  }

  /** A subshell, which changes nothing in this one. */
  #copy(): Shell {
    return new Shell({ ...this.#around, variables: { ...this.#around.variables } });
  }

  *run(part: ScriptPart, stdin: string): Running {
    this.#status = yield* this.#part(part, stdin);
    return this.#status;
  }

  *#part(part: ScriptPart, stdin: string): Running {
    switch (part.kind) {
      case 'command':
        return yield* this.#redirected(part.redirects, stdin, (input) => this.#command(part.words, input));
      case 'list': {
        for (const { after, part: one } of part.items) {
          if ((after === '&&' && this.#status !== 0) || (after === '||' && this.#status === 0)) continue;
          yield* this.run(one, stdin);
        }
        return this.#status;
      }
      case 'pipe': {
        let input = stdin;
        for (const [at, one] of part.parts.entries()) {
          if (at === part.parts.length - 1) return yield* this.run(one, input);
          input = yield* this.#collect(this.run(one, input));
        }
        return this.#status;
      }
      case 'not':
        return (yield* this.run(part.part, stdin)) === 0 ? 1 : 0;
      case 'while':
        return yield* this.#loop(part, stdin);
      case 'for': {
        for (const word of yield* this.#words.all(part.words)) {
          this.#around.variables[part.name] = word;
          if (!(yield* this.#turn(part.body, stdin, false))) break;
        }
        return this.#status;
      }
      case 'if': {
        for (const { test, body } of part.branches)
          if ((yield* this.run(test, stdin)) === 0) return yield* this.run(body, stdin);
        return part.otherwise === undefined ? 0 : yield* this.run(part.otherwise, stdin);
      }
      case 'group': {
        const shell = part.own ? this.#copy() : this;
        return yield* this.#redirected(part.redirects, stdin, (input) => shell.#subshell(part, input));
      }
    }
  }

  *#subshell(part: ScriptPart & { kind: 'group' }, stdin: string): Running {
    if (!part.own) return yield* this.run(part.body, stdin);
    try {
      return yield* this.run(part.body, stdin);
    } catch (error) {
      if (error instanceof Leave && error.what === 'exit') return error.code;
      throw error;
    }
  }

  *#loop(part: ScriptPart & { kind: 'while' }, stdin: string): Running {
    let code = 0;
    while (((yield* this.run(part.test, stdin)) === 0) !== part.until) {
      const goesOn = yield* this.#turn(part.body, stdin, true);
      code = this.#status;
      if (!goesOn) break;
    }
    return code;
  }

  /** One pass through a loop; false if that was the last. */
  *#turn(body: ScriptPart, stdin: string, pause: boolean): Generator<ProgramStep, boolean> {
    let waited = 0;
    try {
      for (const running = this.run(body, stdin); ; ) {
        const next = running.next();
        if (next.done) break;
        if ('ms' in next.value) waited += next.value.ms;
        yield next.value;
      }
    } catch (error) {
      if (!(error instanceof Leave) || error.what === 'exit') throw error;
      if (error.what === 'break') return false;
    }
    if (pause && waited === 0) yield { ms: TURN_MS };
    return true;
  }

  *#redirected(redirects: readonly Redirect[], stdin: string, begin: (input: string) => Running): Running {
    let input = stdin;
    const to: Record<1 | 2, string | undefined> = { 1: undefined, 2: undefined };
    const files: Record<string, { text: string; append: boolean }> = {};
    for (const { from, kind, word } of redirects) {
      const [path = ''] = yield* this.#words.fields(word);
      if (kind === '<') {
        const text = this.#around.read(path);
        if (text === undefined) return yield* prints('', 1, `sh: can't open ${path}: no such file\n`);
        input = text;
      } else if (kind === '&')
        to[from === 2 ? 2 : 1] = path === '1' ? (to[1] ?? 'stdout') : (to[2] ?? 'stderr');
      else {
        const key = `file ${path}`;
        if (path !== '/dev/null') files[key] = { text: '', append: kind === '>>' };
        to[from === 2 ? 2 : 1] = key;
      }
    }
    for (const [key, { append }] of Object.entries(files)) {
      const path = key.slice('file '.length);
      const wrong = this.#around.write(path, '', append);
      if (wrong !== undefined)
        return yield* prints(
          '',
          1,
          `sh: can't create ${path}: ${wrong === 'No such file or directory' ? 'nonexistent directory' : wrong}\n`,
        );
    }
    for (const running = begin(input); ; ) {
      const next = running.next();
      if (next.done) return next.value;
      const step = next.value;
      if ('ms' in step) yield step;
      else {
        const target = to[step.stream === 'stderr' ? 2 : 1] ?? step.stream;
        if (target === 'stdout' || target === 'stderr') yield { stream: target, text: step.text };
        else if (files[target] !== undefined)
          this.#around.write(target.slice('file '.length), step.text, true);
      }
    }
  }

  *#command(words: readonly string[], stdin: string): Running {
    const assigned: [string, string][] = [];
    let at = 0;
    for (; at < words.length; at++) {
      const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(words[at] ?? '');
      if (match === null) break;
      assigned.push([match[1] ?? '', (yield* this.#words.fields(match[2] ?? '', false)).join(' ')]);
    }
    const argv = yield* this.#words.all(words.slice(at));
    if (argv.length === 0) {
      for (const [name, value] of assigned) this.#around.variables[name] = value;
      return 0;
    }
    const own = this.#builtin(argv);
    if (own !== undefined) return yield* own;
    const around = {
      ...this.#around,
      variables: { ...this.#around.variables, ...Object.fromEntries(assigned) },
    };
    const running = this.#around.start(argv, stdin, around);
    if (running === undefined) return yield* prints('', 127, `sh: ${argv[0]}: not found\n`);
    return yield* running;
  }

  #builtin([name = '', ...args]: readonly string[]): Running | undefined {
    const around = this.#around;
    switch (name) {
      case ':':
        return prints('');
      case 'exit':
        throw new Leave('exit', Number(args[0] ?? this.#status) & 255);
      case 'break':
      case 'continue':
        throw new Leave(name, 0);
      case 'cd': {
        const path = this.#pathOf(args[0] ?? around.variables.HOME ?? '/');
        if (!around.isFolder(path))
          return prints('', 2, `sh: cd: can't cd to ${args[0] ?? ''}: No such file or directory\n`);
        around.folder = path;
        return prints('');
      }
      case 'pwd':
        return prints(`${around.folder}\n`);
      case 'export':
        for (const word of args) {
          const equals = word.indexOf('=');
          if (equals > 0) around.variables[word.slice(0, equals)] = word.slice(equals + 1);
        }
        return prints('');
      case 'set':
      case 'trap':
      case 'wait':
      case 'umask':
        return prints('');
      case 'exec': {
        const running = around.start(args, '', around);
        if (running === undefined) return prints('', 127, `sh: exec: ${args[0]}: not found\n`);
        return leaving(running);
      }
      default:
        return undefined;
    }
  }

  #pathOf(word: string): string {
    return new URL(word, `file://${this.#around.folder.replace(/\/?$/, '/')}`).pathname.replace(
      /(.)\/$/,
      '$1',
    );
  }

  /** All output on standard output. */
  *#collect(running: Running): Generator<ProgramStep, string> {
    let text = '';
    for (let steps = 0; ; steps++) {
      const next = running.next();
      if (next.done) return text;
      if (steps > MOST_STEPS) throw new ScriptProblem();
      if ('ms' in next.value || next.value.stream === 'stderr') yield next.value;
      else text += next.value.text;
    }
  }
}

function* leaving(running: Running): Running {
  throw new Leave('exit', yield* running);
}
