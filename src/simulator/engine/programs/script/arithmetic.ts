/** Evaluates `$((…))`. */
import { ScriptProblem } from './parse.ts';

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Its value; `variable` returns those of variables. @throws ScriptProblem for other than whole numbers and the usual signs */
export function calculate(text: string, variable: (name: string) => string): number {
  const tokens = text.match(/\d+|\w+|==|!=|<=|>=|&&|\|\||[-+*/%()<>!]|\S/g) ?? [];
  let at = 0;
  const primary = (): number => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const value = level(0);
      if (tokens[at++] !== ')') throw new ScriptProblem();
      return value;
    }
    if (token === '-') return -primary();
    if (token === '!') return primary() === 0 ? 1 : 0;
    if (/^\d+$/.test(token)) return Number(token);
    if (/^[A-Za-z_]\w*$/.test(token)) return Number.parseInt(variable(token), 10) || 0;
    throw new ScriptProblem();
  };
  const level = (depth: number): number => {
    const signs = LEVELS[depth];
    if (signs === undefined) return primary();
    let left = level(depth + 1);
    while (signs.includes(tokens[at] ?? '')) {
      const sign = tokens[at++] ?? '';
      left = apply(sign, left, level(depth + 1));
    }
    return left;
  };
  const value = level(0);
  if (at < tokens.length) throw new ScriptProblem();
  return value;
}

function apply(sign: string, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      if (b === 0) throw new ScriptProblem();
      return Math.trunc(a / b);
    case '%':
      if (b === 0) throw new ScriptProblem();
      return a % b;
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    case '&&':
      return Number(a !== 0 && b !== 0);
    default:
      return Number(a !== 0 || b !== 0);
  }
}
