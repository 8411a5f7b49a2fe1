/** Before each file of tests: libraries are changed on loading as the build changes them, so that what is shipped is tested. */
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { KEPT_MODULES, withKeptMeasures } from '../../scripts/kept-measures.ts';

const DONE = Symbol.for('swarm-tutor tests: libraries as built');
const seen = globalThis as { [DONE]?: true };

if (!seen[DONE]) {
  seen[DONE] = true;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith('file:') || !KEPT_MODULES.test(url)) return loaded;
      return { ...loaded, source: withKeptMeasures(fileURLToPath(url), String(loaded.source)) };
    },
  });
}
