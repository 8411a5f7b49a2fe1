/** The script of a room's board, built for browsers, as the text of a module: `import script from 'virtual:board'`. */
import { buildSync, type Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vitest/config';

const NAME = 'virtual:board';

/** The script: one file that needs no other. */
function boardScript(root: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/room/page/board.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** For the bundle. */
export function boardEsbuildPlugin(root: string): EsbuildPlugin {
  return {
    name: 'board',
    setup(setup) {
      setup.onResolve({ filter: /^virtual:board$/ }, ({ path }) => ({ path, namespace: 'board' }));
      setup.onLoad({ filter: /.*/, namespace: 'board' }, () => ({
        contents: boardScript(root),
        loader: 'text',
      }));
    },
  };
}

/** For the tests. */
export function boardVitePlugin(root: string): VitePlugin {
  return {
    name: 'board',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(boardScript(root))}` : undefined),
  };
}
