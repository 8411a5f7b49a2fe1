/** Reads what `sh -c` is given in a container: simple commands, joined and redirected. */
import { NotSimulatedError } from './errors.ts';

/** A simple command of a script. */
export interface ScriptCommand {
  /** What stands before it: `;` (or nothing), `&&`, `||`. */
  readonly after: ';' | '&&' | '||';
  readonly words: readonly string[];
  /** Where its output goes. */
  readonly to?: { readonly path: string; readonly append: boolean };
}

const TOKEN = /\s+|&&|\|\||>>|[;>\n]|(?:[^\s;&|<>"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+|./gy;

/** The commands of a script. @throws NotSimulatedError for pipes, substitutions, loops and patterns */
export function parseScript(script: string, variables: Readonly<Record<string, string>>): ScriptCommand[] {
  const unknown = (): NotSimulatedError => new NotSimulatedError(`the script ${JSON.stringify(script)}`);
  const commands: { after: ';' | '&&' | '||'; words: string[]; to?: { path: string; append: boolean } }[] =
    [];
  let after: ';' | '&&' | '||' = ';';
  let current: (typeof commands)[number] | undefined;
  let redirect: '>' | '>>' | undefined;
  for (const [token] of script.trim().matchAll(TOKEN)) {
    if (token === ';' || token === '\n' || token === '&&' || token === '||') {
      if (redirect !== undefined || (current === undefined && token !== '\n')) throw unknown();
      after = token === '\n' ? ';' : token;
      current = undefined;
    } else if (token === '>' || token === '>>') {
      if (current === undefined) throw unknown();
      redirect = token;
    } else if (token.trim() !== '') {
      if (/^[&|<(){}]/.test(token)) throw unknown();
      const word = unquote(token, variables);
      if (word === undefined) throw unknown();
      if (redirect !== undefined && current !== undefined) {
        current.to = { path: word, append: redirect === '>>' };
        redirect = undefined;
      } else if (current === undefined) {
        current = { after, words: [word] };
        commands.push(current);
      } else current.words.push(word);
    }
  }
  if (redirect !== undefined) throw unknown();
  return commands;
}

/** A word without its quotes and with its variables filled in; undefined if only a real shell knows it. */
function unquote(token: string, variables: Readonly<Record<string, string>>): string | undefined {
  let word = '';
  let known = true;
  const fill = (text: string): string =>
    text.replace(/\$(?:\{(\w+)\}|(\w+)|(.?))/g, (_, braced?: string, plain?: string, other?: string) => {
      if (other !== undefined) known = false;
      const name = braced ?? plain ?? '';
      return Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';
    });
  for (const [part] of token.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^"'\\]+/g)) {
    if (part.startsWith("'")) word += part.slice(1, -1);
    else if (part.startsWith('"')) {
      const inside = part.slice(1, -1);
      if (inside.includes('`')) known = false;
      word += fill(inside).replace(/\\(["\\$`])/g, '$1');
    } else if (part.startsWith('\\')) word += part.slice(1);
    else {
      if (/[`*?()[\]{}]/.test(part.replace(/\$\{\w+\}/g, ''))) known = false;
      word += fill(part);
    }
  }
  return known ? word : undefined;
}
