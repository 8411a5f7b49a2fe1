import type { Plugin } from 'esbuild';

/** React's developer tools are never wanted here, and as an external module Ink would fail to find them. */
export const withoutDevtools: Plugin = {
  name: 'without-devtools',
  setup(setup) {
    setup.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'devtools', namespace: 'stub' }));
    setup.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
      contents: 'export default { initialize() {}, connectToDevTools() {} };',
    }));
  },
};
