import { CommandError } from '../cli/errors.ts';
import { isMap } from './validate.ts';

/** go-yaml's words for the errors of our YAML parser. */
const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'found character that cannot start any token',
  MISSING_CHAR: 'found unexpected end of stream',
  BLOCK_AS_IMPLICIT_KEY: 'mapping values are not allowed in this context',
  MULTILINE_IMPLICIT_KEY: 'mapping values are not allowed in this context',
  BLOCK_IN_FLOW: "did not find expected ',' or ']'",
};

/** Reads a Compose file's YAML. Throws CommandError in the words of the parser that Docker has. */
export async function parseYaml(text: string): Promise<Record<string, unknown>> {
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
    throw new CommandError(`yaml: line ${line}: ${WORDS[error.code] ?? 'did not find expected key'}`);
  }
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isMap(content)) throw new CommandError('top-level object must be a mapping');
  return content;
}
