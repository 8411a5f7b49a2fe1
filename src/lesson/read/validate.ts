/** Validates YAML text against a schema: returns the value, or reports what is wrong and where. */

import type { z } from 'zod';
import { isRecord } from '../../value/json.ts';
import type { LintWords, ReportProblem } from '../problem.ts';
import type { SchemaIssue } from '../schema/scalars.ts';
import type { YamlSource } from './yaml-source.ts';

/** The value as the schema returns it; undefined after reporting everything that does not fit. */
export function fitToSchema<T>(
  source: YamlSource,
  schema: z.ZodType<T>,
  messages: LintWords,
  report: ReportProblem,
): T | undefined {
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;
  for (const found of result.error.issues) reportIssue(source, found, messages, report);
  return undefined;
}

function reportIssue(
  source: YamlSource,
  found: z.core.$ZodIssue,
  messages: LintWords,
  report: ReportProblem,
): void {
  const { path } = found;
  const name = path.map(String).join('.');
  if (found.code === 'unrecognized_keys') {
    const { unknownKey } = messages;
    for (const key of found.keys) report(source.at(path, key), unknownKey(key, name));
    return;
  }
  const value = valueAt(source.value, path);
  const at = keyIsMeant(found, value) ? source.at(path.slice(0, -1), String(path.at(-1))) : source.at(path);
  report(at, issueMessage(found, name, value, messages));
}

/** A wrong column is reported at its key, everything else at its value. */
function keyIsMeant(found: z.core.$ZodIssue, value: unknown): boolean {
  return value === undefined || customIssue(found)?.what === 'column';
}

function customIssue(found: z.core.$ZodIssue): SchemaIssue | undefined {
  if (found.code !== 'custom') return undefined;
  const carried: unknown = found.params?.issue;
  return isSchemaIssue(carried) ? carried : undefined;
}

function isSchemaIssue(value: unknown): value is SchemaIssue {
  return isRecord(value) && 'what' in value;
}

function issueMessage(found: z.core.$ZodIssue, name: string, value: unknown, messages: LintWords): string {
  const own = customIssue(found);
  if (own !== undefined) return customMessage(own, name, messages);
  if (value === undefined) return messages.missing(name);
  switch (found.code) {
    case 'invalid_type':
      return messages.wrongType(name, found.expected, typeName(value));
    case 'invalid_value':
      return messages.notOneOf(name, shown(value), found.values.map(String));
    case 'invalid_union':
      return messages.wrongType(name, unionTypes(found), typeName(value));
    case 'too_small':
      return messages.tooSmall(name, String(found.minimum));
    case 'too_big':
      return messages.tooBig(name, String(found.maximum));
    default:
      return messages.invalid(name, found.message);
  }
}

function unionTypes(found: z.core.$ZodIssueInvalidUnion): string {
  const expected = found.errors.flatMap((branch) =>
    branch.map((one) => (one.code === 'invalid_type' ? one.expected : one.code)),
  );
  return [...new Set(expected)].join('|');
}

function customMessage(found: SchemaIssue, name: string, messages: LintWords): string {
  switch (found.what) {
    case 'regex':
      return messages.badRegex(name, found.kind, found.detail);
    case 'pattern-flags':
      return messages.badFlags(name, found.flags);
    case 'duration':
      return messages.badDuration(name);
    case 'amount':
      return messages.badAmount(name);
    case 'id':
      return messages.badId(name);
    case 'capture-id':
      return messages.badPlaceholderId(name);
    case 'path':
      return messages.badPath(name);
    case 'makes':
      return messages.badMakes(name);
    case 'one-of-keys':
      return messages.oneOfKeys(name, found.keys, found.found);
    case 'needs-one':
      return messages.needsOne(name, found.keys);
    case 'only-with':
      return messages.onlyWith(found.key, found.other);
    case 'column':
      return messages.unknownColumn(found.column, found.view, found.columns);
    case 'of-required':
      return messages.ofRequired(found.view);
    case 'of-meaningless':
      return messages.ofMeaningless(found.view);
    case 'of-tool':
      return messages.ofTool(found.tools);
    case 'right-options':
      return messages.rightOptions(found.count);
    case 'few-options':
      return messages.fewOptions;
    case 'predict-form':
      return messages.predictForm;
    case 'web-address':
      return messages.badWebAddress(name);
    case 'explain-form':
      return messages.explainForm;
    case 'duplicate':
      return messages.duplicateId(found.id);
    case 'default-option':
      return messages.defaultOption(found.id);
    case 'default-pattern':
      return messages.defaultPattern(found.pattern);
    case 'ask-needed':
      return messages.askNeeded;
    case 'no-placeholder':
      return messages.noPlaceholder;
    case 'group':
      return messages.groupNeeded(name);
  }
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
