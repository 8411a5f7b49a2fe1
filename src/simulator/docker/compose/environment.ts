/** The variables of a service: `env_file:`, `environment:`, and the shell's own. */
import { ClientError } from '../cli/errors.ts';
import { type ComposeSection, list, section, sorted, texts } from './decode.ts';
import { absolute, type ComposeFolder } from './place.ts';

/**
 * The variables of a service, those of its `env_file:` before its own. A variable without a value takes that of the
 * shell; null if it is not set there either.
 */
export function environmentOf(service: ComposeSection, place: ComposeFolder): Record<string, string | null> {
  const { env } = place.call;
  const found = new Map<string, string | null>();
  const add = (name: string, value: string | null): void => {
    found.set(name, value === null || value === '' ? (env[name] ?? value) : value);
  };
  for (const file of texts(service.env_file))
    for (const line of readEnvFile(absolute(file, place.folder), place)) add(...pair(line));
  if (Array.isArray(service.environment))
    for (const entry of list(service.environment)) add(...pair(String(entry)));
  else
    for (const [name, value] of Object.entries(section(service.environment)))
      add(name, value === null ? null : String(value));
  return sorted(found);
}

function pair(entry: string): [string, string | null] {
  const equals = entry.indexOf('=');
  return equals < 0 ? [entry, null] : [entry.slice(0, equals), entry.slice(equals + 1)];
}

function readEnvFile(path: string, { call }: ComposeFolder): string[] {
  let content: string;
  try {
    content = call.readFile(path);
  } catch {
    throw new ClientError(`open ${path}: no such file or directory`);
  }
  const lines: string[] = [];
  for (const line of content.split(/\r?\n/).map((text) => text.trimStart())) {
    if (line === '' || line.startsWith('#')) continue;
    const [name, value] = pair(line);
    if (/\s/.test(name))
      throw new ClientError(`poorly formatted environment: variable '${name}' contains whitespaces`);
    if (name === '')
      throw new ClientError(`poorly formatted environment: no variable name on line '${line}'`);
    if (value !== null) lines.push(line);
    else if (call.env[name] !== undefined) lines.push(`${name}=${call.env[name]}`);
  }
  return lines;
}
