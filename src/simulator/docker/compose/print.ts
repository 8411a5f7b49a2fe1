import type { ComposeFile } from './load.ts';

/** A Compose file after merging and interpolation, as `docker stack config` prints it (without its short forms rewritten). */
export async function printConfig(file: ComposeFile): Promise<string> {
  const { stringify } = await import('yaml');
  const { version: _, ...rest } = file.content;
  return stringify(
    { version: file.version, ...rest },
    { indentSeq: true, lineWidth: 0, sortMapEntries: false },
  );
}
