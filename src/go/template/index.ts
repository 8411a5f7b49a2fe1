/** Go's `text/template`, as Docker's programs have it behind `--format`. */
import { executeTemplate } from './execute.ts';
import { FUNCTIONS, type TemplateFunction } from './functions.ts';
import { parseTemplate } from './parse.ts';

export type { TemplateFunction } from './functions.ts';
export { TemplateError } from './lex.ts';
export { GO_TYPE, GoDuration, GoTime, NIL_FIELDS, toJson, ZERO_FIELDS } from './values.ts';

/** A template that has been read: give it a value, get its text. */
export type Template = (data: unknown) => string;

/**
 * Reads a Go template as `--format` takes it (text/template, with Docker's functions json, join, split, upper, lower,
 * title, pad and truncate). Reading and filling throw TemplateError with Go's own message
 * (`template: :1: unclosed action`). `functions` replaces functions by name;
 * with `strictMaps` a missing key of a map is an error.
 */
export function compileTemplate(
  source: string,
  functions: Readonly<Record<string, TemplateFunction>> = {},
  strictMaps = false,
): Template {
  const known = new Map([...FUNCTIONS, ...Object.entries(functions)]);
  const tree = parseTemplate(source, new Set(known.keys()));
  return (data) => executeTemplate(tree, data, known, strictMaps);
}
