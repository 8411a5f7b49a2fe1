/** Puts template/ into the module `virtual:template`, for the build and for the tests: the files of `swarm-tutor new`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vitest/config';

const NAME = 'virtual:template';

/** The module's source: the texts by path, as JSON. */
function moduleOf(dir: string): string {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const texts = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(dir, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  });
  const sorted = texts.sort(([a], [b]) => (a < b ? -1 : 1));
  return `export default ${JSON.stringify(JSON.stringify(Object.fromEntries(sorted)))};`;
}

/** For the build. @param dir the folder of the template */
export function templateEsbuildPlugin(dir: string): EsbuildPlugin {
  return {
    name: 'template',
    setup(build) {
      build.onResolve({ filter: /^virtual:template$/ }, () => ({ path: NAME, namespace: 'template' }));
      build.onLoad({ filter: /.*/, namespace: 'template' }, () => ({
        contents: moduleOf(dir),
        loader: 'js',
      }));
    },
  };
}

/** For the tests. */
export function templateVitePlugin(dir: string): VitePlugin {
  return {
    name: 'template',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? moduleOf(dir) : undefined),
  };
}
