import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

const requireHere = createRequire(import.meta.url);
const NAMESPACE = 'react-as-module';

/**
 * React is published as CommonJS. Where a module imports from that, the bundler has it make an object with a getter for each export
 * as it is loaded, and call one for whatever it uses: a hundred components make four thousand, and each element of a frame asks one.
 * Here React's exports are taken once, and all modules have the same ones.
 */
export const reactAsModule: Plugin = {
  name: NAMESPACE,
  setup(setup) {
    setup.onResolve({ filter: /^react(?:\/jsx-runtime)?$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: NAMESPACE } : undefined,
    );
    setup.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `const all = require('${path}'); export default all; export const { ${Object.keys(requireHere(path)).join(', ')} } = all;`,
      resolveDir: dirname(requireHere.resolve(path)),
    }));
  },
};
