/** How every `inspect` prints: as JSON, or by a template. */
import { compileTemplate, TemplateError, toJson } from '../../../go/template/index.ts';
import { parseJson } from '../../../value/json.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { sortMaps } from './go-maps.ts';

/** How `inspect` of some kind of object gets and prints it. */
export interface InspectKind {
  /** The object of a reference; throws errors that errors.ts can print. */
  readonly get: (ref: string) => unknown;
  /** The client's error for a missing one, if it differs from the daemon's. */
  readonly missing?: (ref: string, error: Error) => string | undefined;
  /** The client falls back on the daemon's JSON, where a missing key is an error. */
  readonly raw?: boolean;
  /** The output of `--pretty` for one. */
  readonly pretty?: (object: unknown) => string;
}

/**
 * Prints objects as JSON, by `--format` or `--pretty`. Objects that exist are printed even if others are missing; then the
 * exit code is 1, as with Docker.
 */
export function printInspect(context: CommandRun, kind: InspectKind): number {
  const { call, flags, args } = context;
  const format = flags.text('format');
  const pretty = kind.pretty && flags.on('pretty') ? kind.pretty : undefined;
  const template = format === '' || format === 'json' ? undefined : compiled(format, kind.raw ?? false);
  const found: unknown[] = [];
  const errors: string[] = [];
  for (const ref of args) {
    try {
      found.push(sortMaps(kind.get(ref)));
    } catch (error) {
      if (!isExpected(error)) throw error;
      errors.push(kind.missing?.(ref, error) ?? describeError(error, call.env));
    }
  }
  let output = '';
  try {
    if (pretty) output = found.map(pretty).join('');
    else if (template)
      output =
        found
          .map((object) => `${kind.raw === true ? filled(template, object) : template(object)}\n`)
          .join('') || '\n';
    else if (format === 'json') output = `${toJson(found)}\n`;
    else output = `${indentJson(found)}\n`;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    call.out('\n');
    call.err(`template parsing error: ${error.message}\n`);
    return 1;
  }
  call.out(output);
  if (errors.length > 0) call.err(`${errors.join('\n')}\n`);
  return errors.length > 0 ? 1 : 0;
}

/** The client falls back on the JSON for fields that its types have and the object has not: there a missing key is an error. */
function filled(template: (object: unknown) => string, object: unknown): string {
  try {
    return template(object);
  } catch (error) {
    if (!(error instanceof TemplateError) || !error.message.includes('nil pointer evaluating')) throw error;
    return template(parseJson(toJson(object)));
  }
}

/** JSON with an indent of four, as every inspect command prints it. */
export function indentJson(value: unknown): string {
  return JSON.stringify(value, undefined, 4);
}

/** A template that cannot be read has an exit code of its own, but for what only swarms have. */
function compiled(format: string, raw: boolean): ReturnType<typeof compileTemplate> {
  try {
    return compileTemplate(format, {}, raw);
  } catch (error) {
    if (raw && error instanceof TemplateError)
      throw new ClientError(`template parsing error: ${error.message}`, 64);
    throw error;
  }
}
