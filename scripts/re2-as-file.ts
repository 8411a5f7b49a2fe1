import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { MINIFIED } from './minified.ts';

const REQUIRED = "createRequire(import.meta.url)('re2js')";
/** The script, beside those of the chunks. */
const SCRIPT = './re2js.js';

/**
 * The engine of the lessons' patterns is a file of its own that is loaded at once, but late: bundled in the common way it would
 * stand in a chunk that every start reads. This has it looked for there.
 */
export const re2AsFile: Plugin = {
  name: 're2-as-file',
  setup(setup) {
    setup.onResolve({ filter: /^\.\/re2js\.js$/ }, ({ path }) => ({ path, external: true }));
    setup.onLoad({ filter: /go[\\/]regexp\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes(REQUIRED)) throw new Error(`${path} no longer loads re2js as it did`);
      return { contents: source.replace(REQUIRED, `require('${SCRIPT}')`), loader: 'ts' };
    });
  },
};

/** Bundles the engine into its file. */
export async function bundleRe2(root: string, dist: string): Promise<Metafile> {
  const { metafile } = await build({
    ...MINIFIED,
    metafile: true,
    absWorkingDir: root,
    stdin: { contents: "export { RE2JS } from 're2js';", resolveDir: root },
    outfile: join(dist, 'chunks', SCRIPT),
    format: 'esm',
    legalComments: 'none',
  });
  return metafile;
}
