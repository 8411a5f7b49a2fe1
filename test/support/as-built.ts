/** Before each file of tests: libraries are changed on loading as the build changes them, so that what is shipped is tested. */
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { placesOf, withChanges } from '../../scripts/changed-modules.ts';
import { INK_CHANGES } from '../../scripts/ink-changed.ts';
import { SHELL_CHANGES } from '../../scripts/shell-changed.ts';

const CHANGES = [...INK_CHANGES, ...SHELL_CHANGES];
const PLACES = placesOf(CHANGES);
const DONE = Symbol.for('swarm-tutor tests: libraries as built');
const seen = globalThis as { [DONE]?: true };

if (!seen[DONE]) {
  seen[DONE] = true;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith('file:') || !PLACES.test(url)) return loaded;
      return { ...loaded, source: withChanges(fileURLToPath(url), String(loaded.source), CHANGES) };
    },
  });
}
