/** Before each file of tests: libraries are changed on loading as the build changes them, so that what is shipped is tested. */
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { CHANGED_MODULES, withChanges } from '../../scripts/ink-changed.ts';

const DONE = Symbol.for('swarm-tutor tests: libraries as built');
const seen = globalThis as { [DONE]?: true };

if (!seen[DONE]) {
  seen[DONE] = true;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith('file:') || !CHANGED_MODULES.test(url)) return loaded;
      return { ...loaded, source: withChanges(fileURLToPath(url), String(loaded.source)) };
    },
  });
}
