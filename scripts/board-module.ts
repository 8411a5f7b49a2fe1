/** The script of a room's board, built for browsers, as the text of a module: `import script from 'virtual:board'`. */
import { buildSync } from 'esbuild';
import { type VirtualModule, virtualModule } from './virtual-module.ts';

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

/** The module, for the build and for the tests. */
export const boardModule = (root: string): VirtualModule => virtualModule('board', () => boardScript(root));
