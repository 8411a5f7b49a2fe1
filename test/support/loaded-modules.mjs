/** Preloaded into the program (`node --import`): writes the path of every module of ours that it loads to a file. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const list = process.env.LOADED_MODULES ?? '';

registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) appendFileSync(list, `${fileURLToPath(url)}\n`);
    return next(url, context);
  },
});
