/**
 * Preloaded into the program (`node --import`): writes the path of every module of ours that it loads to a file, and what of
 * Node is loaded (`{"builtins": […]}`) when something is first written to the alternate screen, and in the end.
 */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { Duplex, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const list = process.env.LOADED_MODULES ?? '';
const ALTERNATE_SCREEN = '\x1b[?1049h';

registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) appendFileSync(list, `${fileURLToPath(url)}\n`);
    return next(url, context);
  },
});

function noteBuiltins() {
  const builtins = process.moduleLoadList.flatMap(
    (one) => /^NativeModule (?!internal)(.+)/.exec(one)?.[1] ?? [],
  );
  appendFileSync(list, `${JSON.stringify({ builtins })}\n`);
}

for (const { prototype } of [Writable, Duplex]) {
  const { write } = prototype;
  prototype.write = function (chunk, ...rest) {
    const written = write.call(this, chunk, ...rest);
    if (String(chunk).includes(ALTERNATE_SCREEN)) noteBuiltins();
    return written;
  };
}
process.on('exit', noteBuiltins);
