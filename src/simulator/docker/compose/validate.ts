import { CommandError } from '../cli/errors.ts';
import { parseDuration } from '../cli/values.ts';
import { SECTIONS, type Shape } from './schema.ts';

const NAME = /^[a-zA-Z0-9._-]+$/;
const PORT = /^((\d{1,3}(\.\d{1,3}){3}|\[[\da-f:]+\]):)?((\d+(-\d+)?)?:)?\d+(-\d+)?(\/(tcp|udp|sctp))?$/i;

/** Checks a Compose file's content. Throws CommandError with the words of the real loader for the first thing wrong. */
export function validate(content: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(SECTIONS))
    if (name !== 'version' && name in content && !isMap(content[name]))
      throw new CommandError(`${name} must be a mapping`);
  const problem = objectProblem('', content, SECTIONS);
  if (problem !== undefined) throw new CommandError(problem);
}

/** Whether a value is a mapping of YAML. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectProblem(
  path: string,
  value: Readonly<Record<string, unknown>>,
  keys: Readonly<Record<string, Shape>>,
): string | undefined {
  for (const key of Object.keys(value))
    if (!(key in keys) && !key.startsWith('x-'))
      return `${path === '' ? '(root)' : path} Additional property ${key} is not allowed`;
  for (const [key, shape] of Object.entries(keys)) {
    if (!(key in value)) continue;
    const problem = shapeProblem(path === '' ? key : `${path}.${key}`, value[key], shape);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function shapeProblem(path: string, value: unknown, shape: Shape): string | undefined {
  if (typeof shape === 'string') return scalarProblem(path, value, shape);
  if ('list' in shape) {
    if (!Array.isArray(value)) return `${path} must be a list`;
    return firstProblem(
      value.map((item, at) => [`${path}.${at}`, item] as const),
      shape.list,
    );
  }
  if ('map' in shape) {
    if (!isMap(value)) return `${path} must be a mapping`;
    const bad = Object.keys(value).find((key) => path === 'services' && !NAME.test(key));
    if (bad !== undefined) return `${path} Additional property ${bad} is not allowed`;
    return firstProblem(
      Object.entries(value).map(([key, item]) => [`${path}.${key}`, item] as const),
      shape.map,
    );
  }
  if ('keys' in shape) {
    if (value === null && shape.orNull) return undefined;
    if (!isMap(value)) return `${path} must be a mapping${shape.orNull ? ' or null' : ''}`;
    return objectProblem(path, value, shape.keys);
  }
  if ('oneOf' in shape) {
    if (typeof value !== 'string') return `${path} must be a string`;
    const allowed = shape.oneOf.map((item) => JSON.stringify(item)).join(', ');
    return shape.oneOf.includes(value)
      ? undefined
      : `${path} ${path} must be one of the following: ${allowed}`;
  }
  return eitherProblem(path, value, shape.either, shape.says);
}

function eitherProblem(
  path: string,
  value: unknown,
  shapes: readonly Shape[],
  says: string,
): string | undefined {
  if (value === null && says.endsWith('null')) return undefined;
  const problems = shapes.map((shape) => shapeProblem(path, value, shape));
  if (problems.includes(undefined)) return undefined;
  const inner = problems.find((problem) => problem !== undefined && !problem.startsWith(`${path} must be`));
  return inner ?? `${path} must be a ${says}`;
}

function firstProblem(entries: readonly (readonly [string, unknown])[], shape: Shape): string | undefined {
  for (const [path, value] of entries) {
    const problem = shapeProblem(path, value, shape);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function scalarProblem(path: string, value: unknown, shape: Shape & string): string | undefined {
  switch (shape) {
    case 'any':
      return undefined;
    case 'integer':
      return Number.isInteger(value) ? undefined : `${path} must be a integer`;
    case 'port':
      if (typeof value === 'number') return undefined;
      if (typeof value !== 'string') return `${path} must be a number`;
      return isPort(value) ? undefined : `${path} Does not match format 'ports'`;
    case 'duration':
      if (typeof value !== 'string') return `${path} must be a string`;
      return parseDuration(value) === undefined ? `${path} Does not match format 'duration'` : undefined;
    default:
      return typeof value === shape ? undefined : `${path} must be a ${shape}`;
  }
}

function isPort(value: string): boolean {
  const numbers = value.replace(/^.*\.\d+:/, '').match(/\d+/g) ?? [];
  return PORT.test(value) && numbers.every((port) => Number(port) <= 65535);
}
