/** Puts template/ into the module `virtual:template`, for the build and for the tests: the files of `swarm-tutor new`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type VirtualModule, virtualModule } from './virtual-module.ts';

/** The texts by path, as JSON. */
function textsOf(dir: string): string {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const texts = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(dir, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  });
  const sorted = texts.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** The module, for the build and for the tests. @param dir the folder of the template */
export const templateModule = (dir: string): VirtualModule => virtualModule('template', () => textsOf(dir));
