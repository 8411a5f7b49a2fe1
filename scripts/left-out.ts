/** What the bundle does without: optional packages, with what stands in their place, and data that nobody asks for. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** An import that fails as if the package were not installed; who imports it reckons with that. */
const ABSENT = "throw new Error('left out of this build');";

const IN_PLACE_OF: ReadonlyMap<string, string> = new Map([
  // Native code for archives (zstd, xz) that nobody unpacks in the shell inside simulated machines.
  ['@mongodb-js/zstd', ABSENT],
  ['node-liblzma', ABSENT],
]);

/** A chunk of just-bash: the way to the network of a shell that may use it. Those of simulated machines may not. */
const CHUNK = /\/undici-[A-Z0-9]+\.js$/;

/** The words of a package for its own messages in languages in which nobody asks for them: three quarters of its code. */
const LOCALES = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/;

/** All signs of work in progress that there are, of which `ink-spinner` shows its usual one. */
const SPINNERS = /[\\/]cli-spinners[\\/]spinners\.json$/;
const USUAL_SPINNER = 'dots';

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
    setup.onLoad({ filter: SPINNERS }, ({ path }) => {
      const { [USUAL_SPINNER]: usual } = JSON.parse(readFileSync(path, 'utf8'));
      if (usual === undefined) throw new Error(`${path} has no ${USUAL_SPINNER}`);
      return { contents: JSON.stringify({ [USUAL_SPINNER]: usual }), loader: 'json' };
    });
    setup.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: IN_PLACE_OF.get(path) ?? ABSENT,
    }));
  },
};
