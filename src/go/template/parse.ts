/** Parses a template: its texts and actions, and the bodies between an action and its end. */
import { lex, TemplateError, type TemplatePiece } from './lex.ts';
import type { TemplateNode, Tree } from './nodes.ts';
import { ActionReader } from './pipeline.ts';

/**
 * Reads a template. `functions` are the names that may be called. Throws TemplateError with the
 * message that Go's text/template gives for the same text.
 */
export function parseTemplate(source: string, functions: ReadonlySet<string>): Tree {
  const reader = new TemplateReader(source, lex(source), functions);
  const root = reader.readList(0).nodes;
  return { source, root, defined: reader.defined };
}

interface List {
  readonly nodes: TemplateNode[];
  /** What ended the list: the end of the template, `{{end}}` or `{{else}}` (with what follows it). */
  readonly ending: 'eof' | 'end' | ActionReader;
}

class TemplateReader {
  readonly defined = new Map<string, readonly TemplateNode[]>();
  #next = 0;
  #ranges = 0;
  readonly #lastLine: number;
  readonly #scope: string[] = ['$'];
  readonly #pieces: readonly TemplatePiece[];
  readonly #functions: ReadonlySet<string>;

  constructor(source: string, pieces: readonly TemplatePiece[], functions: ReadonlySet<string>) {
    this.#pieces = pieces;
    this.#functions = functions;
    this.#lastLine = source.split('\n').length;
  }

  /** Nodes up to the end of the list; at depth 0 only the end of the template may end it. */
  readList(depth: number): List {
    const nodes: TemplateNode[] = [];
    for (;;) {
      const piece = this.#pieces[this.#next];
      this.#next += 1;
      if (piece === undefined) {
        if (depth > 0) throw new TemplateError(`template: :${this.#lastLine}: unexpected EOF`);
        return { nodes, ending: 'eof' };
      }
      if ('text' in piece) {
        nodes.push({ kind: 'text', text: piece.text });
        continue;
      }
      const action = new ActionReader(piece.tokens, piece.line, this.#functions, this.#scope);
      const word = action.keyword();
      if (word === 'end' || word === 'else') {
        if (depth === 0) action.fail(`unexpected {{${word}}}`);
        if (word === 'end') action.finish('end');
        return { nodes, ending: word === 'end' ? 'end' : action };
      }
      const node = this.#readNode(word, action, depth);
      if (node) nodes.push(node);
    }
  }

  #readNode(word: string | undefined, action: ActionReader, depth: number): TemplateNode | undefined {
    switch (word) {
      case undefined:
      case 'nil':
        return { kind: 'action', pipe: action.pipeline('command') };
      case 'if':
      case 'with':
      case 'range':
        return this.#readControl(word, action, depth);
      case 'break':
      case 'continue':
        if (this.#ranges === 0) action.fail(`{{${word}}} outside {{range}}`);
        action.finish(word);
        return { kind: word };
      case 'define': {
        const name = action.quoted('define clause');
        this.defined.set(name, this.readList(depth + 1).nodes);
        return undefined;
      }
      case 'block': {
        const name = action.quoted('block clause');
        const pos = action.position();
        const pipe = action.pipeline('block clause');
        this.defined.set(name, this.readList(depth + 1).nodes);
        return { kind: 'template', name, pipe, pos };
      }
      default: {
        const pos = action.position();
        const name = action.quoted('template clause');
        return {
          kind: 'template',
          name,
          pipe: action.atEnd() ? undefined : action.pipeline('template clause'),
          pos,
        };
      }
    }
  }

  #readControl(kind: 'if' | 'with' | 'range', action: ActionReader, depth: number): TemplateNode {
    const mark = this.#scope.length;
    const pipe = action.pipeline(kind);
    if (kind === 'range') this.#ranges += 1;
    const body = this.readList(depth + 1);
    if (kind === 'range') this.#ranges -= 1;
    let otherwise: readonly TemplateNode[] = [];
    if (body.ending instanceof ActionReader) {
      const chained = body.ending.keyword();
      if (chained === 'if' || chained === 'with')
        otherwise = [this.#readControl(chained, body.ending, depth)];
      else {
        body.ending.finish('else');
        const rest = this.readList(depth + 1);
        if (rest.ending instanceof ActionReader) rest.ending.fail('expected end; found {{else}}');
        otherwise = rest.nodes;
      }
    }
    this.#scope.length = mark;
    return { kind, pipe, body: body.nodes, otherwise };
  }
}
