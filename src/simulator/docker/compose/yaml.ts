import { CommandError } from '../cli/errors.ts';
import { isMap } from './validate.ts';
import { goYamlError } from './yaml-error.ts';

/**
 * Reads a Compose file's YAML. Throws CommandError in the words of the parser that Docker has; `old` clients (20.10) have
 * an older one, which counts lines differently.
 */
export async function parseYaml(text: string, old = false): Promise<Record<string, unknown>> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
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
      throw new CommandError(
        `yaml: unmarshal errors:\n  line ${line}: mapping key ${JSON.stringify(key)} already defined at line ${first}`,
      );
    }
    throw new CommandError(`yaml: ${goYamlError(text, error.code, lines, error.pos, old)}`);
  }
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isMap(content)) throw new CommandError('top-level object must be a mapping');
  return content;
}
