/** The nodes of a parsed template, and how Go names them in errors. */

/** One operand of a command. `pos` is what Go reports for it in errors. */
export type Operand =
  | { readonly kind: 'dot'; readonly pos: number }
  | { readonly kind: 'nil'; readonly pos: number }
  | {
      readonly kind: 'literal';
      readonly value: string | number | boolean;
      readonly text: string;
      readonly pos: number;
    }
  | { readonly kind: 'function'; readonly name: string; readonly pos: number }
  | { readonly kind: 'field'; readonly path: readonly string[]; readonly pos: number }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly path: readonly string[];
      readonly pos: number;
    }
  | {
      readonly kind: 'group';
      readonly pipe: Pipeline;
      readonly path: readonly string[];
      readonly pos: number;
    };

export interface Command {
  readonly args: readonly Operand[];
  readonly pos: number;
}

export interface Pipeline {
  /** Variables that it declares (`$x :=`, `$i, $x :=`) or assigns. */
  readonly variables: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly Command[];
  readonly pos: number;
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipe: Pipeline }
  | {
      readonly kind: 'if' | 'with' | 'range';
      readonly pipe: Pipeline;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly pipe: Pipeline | undefined;
      readonly pos: number;
    }
  | { readonly kind: 'break' | 'continue' };

/** A template that has been read. */
export interface Tree {
  readonly source: string;
  readonly root: readonly TemplateNode[];
  readonly defined: ReadonlyMap<string, readonly TemplateNode[]>;
}

/** An operand as Go prints it in `executing "" at <…>`. */
export function showOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'literal':
      return operand.text;
    case 'function':
      return operand.name;
    case 'field':
      return `.${operand.path.join('.')}`;
    case 'variable':
      return [operand.name, ...operand.path].join('.');
    case 'group':
      return [`(${showPipeline(operand.pipe)})`, ...operand.path].join('.');
  }
}

/** A command as Go prints it. */
export function showCommand(command: Command): string {
  return command.args.map(showOperand).join(' ');
}

function showPipeline(pipe: Pipeline): string {
  const variables =
    pipe.variables.length > 0 ? `${pipe.variables.join(', ')} ${pipe.assigns ? '=' : ':='} ` : '';
  return variables + pipe.commands.map(showCommand).join(' | ');
}
