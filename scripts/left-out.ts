/** Optional packages that the bundle does without, and what stands in their place. */
import { readFileSync } from 'node:fs';
import type { OnLoadResult, Plugin } from 'esbuild';

/** An import that fails as if the package were not installed; who imports it reckons with that. */
const ABSENT = "throw new Error('left out of this build');";

const IN_PLACE_OF: ReadonlyMap<string, string> = new Map([
  // Native code for archives (zstd, xz) that nobody unpacks in the shell inside simulated machines.
  ['@mongodb-js/zstd', ABSENT],
  ['node-liblzma', ABSENT],
]);

/** A chunk of just-bash: the way to the network of a shell that may use it. Those of simulated machines may not. */
const CHUNK = /\/undici-[A-Z0-9]+\.js$/;

/**
 * A chunk of just-bash takes the class of HTTP headers as soon as it is loaded, for which Node loads its whole client: longer
 * than all else takes until a command runs. Only that shell's own way to the network would make any.
 */
const SHELL_CHUNK = /[\\/]just-bash[\\/]dist[\\/]bundle[\\/]chunks[\\/]chunk-\w+\.js$/;
const HEADERS = '=globalThis.Headers,';
const HEADERS_WHEN_MADE = '=class{constructor(...all){return Reflect.construct(globalThis.Headers,all)}},';

/** The words of a package for its own messages in languages in which nobody asks for them: three quarters of its code. */
const LOCALES = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/;

/** Answers imports of these packages with a stand-in, so that the bundle asks for nothing but Node's own modules. */
export const leftOut: Plugin = {
  name: 'left-out',
  setup(setup) {
    const names = [...IN_PLACE_OF.keys()].join('|');
    setup.onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    setup.onResolve({ filter: CHUNK }, () => ({ path: 'undici', namespace: 'left-out' }));
    setup.onLoad({ filter: LOCALES }, () => ({ contents: "export { default as en } from './en.js';" }));
    let [shell, changed] = [false, false];
    setup.onLoad({ filter: SHELL_CHUNK }, ({ path }): OnLoadResult | undefined => {
      shell = true;
      const source = readFileSync(path, 'utf8');
      if (!source.includes(HEADERS)) return undefined;
      changed = true;
      return { contents: source.replace(HEADERS, HEADERS_WHEN_MADE), loader: 'js' };
    });
    setup.onEnd(() => ({
      errors: shell && !changed ? [{ text: `no chunk of just-bash says ${HEADERS}` }] : [],
    }));
    setup.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: IN_PLACE_OF.get(path) ?? ABSENT,
    }));
  },
};
