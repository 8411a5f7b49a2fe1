/** YAML as Docker's client reads it: 1.2 with some of 1.1. */

import type { ScalarTag } from 'yaml';
import { isRecord } from '../../../value/json.ts';
import { ClientError } from '../cli/errors.ts';
import { goYamlError } from './yaml-error.ts';

/** `0444` is still an octal number, as in YAML 1.1. */
const OLD_OCTAL: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0[0-7_]+$/,
  resolve: (text) => Number.parseInt(text.replaceAll('_', ''), 8),
};

/**
 * Reads a Compose file's YAML. Throws ClientError with the message of Docker's parser; `old` clients (20.10) have
 * an older one, which counts lines differently.
 */
export async function readComposeYaml(text: string, old = false): Promise<Record<string, unknown>> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    // Version 2 of the parser knew `yes` and `on` as switches, version 3 knows them as texts.
    ...(old ? { version: '1.1' } : { version: '1.2', customTags: (tags) => [OLD_OCTAL, ...tags] }),
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
  });
  const [error] = document.errors;
  if (error) {
    const line = lines.linePos(error.pos[0]).line;
    if (error.code === 'DUPLICATE_KEY') {
      const rest = text.slice(error.pos[0]).split('\n')[0] ?? '';
      const key = /^\s*([^:]+):/.exec(rest)?.[1] ?? rest;
      const first = text.split('\n').findIndex((other) => other.trimStart().startsWith(`${key}:`)) + 1;
      throw new ClientError(
        `yaml: unmarshal errors:\n  line ${line}: mapping key ${JSON.stringify(key)} already defined at line ${first}`,
      );
    }
    throw new ClientError(`yaml: ${goYamlError(text, error.code, lines, error.pos, old)}`);
  }
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isRecord(content)) throw new ClientError('top-level object must be a mapping');
  return content;
}
