/** Modules that no file holds: their source is worked out when the build or the tests import them. */
import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vitest/config';

/** The same module for both. */
export interface VirtualModule {
  /** For the build. */
  readonly esbuild: EsbuildPlugin;
  /** For the tests. */
  readonly vite: VitePlugin;
}

/** @param name it is imported as `virtual:NAME`; @param text is its default export, and is asked for at each import */
export function virtualModule(name: string, text: () => string): VirtualModule {
  const id = `virtual:${name}`;
  const source = () => `export default ${JSON.stringify(text())};`;
  return {
    esbuild: {
      name,
      setup(build) {
        build.onResolve({ filter: new RegExp(`^${id}$`) }, ({ path }) => ({ path, namespace: name }));
        build.onLoad({ filter: /.*/, namespace: name }, () => ({ contents: source(), loader: 'js' }));
      },
    },
    vite: {
      name,
      resolveId: (wanted) => (wanted === id ? `\0${id}` : undefined),
      load: (wanted) => (wanted === `\0${id}` ? source() : undefined),
    },
  };
}
