/**
 * Preloaded into the program (`node --import`): writes the path of every module of ours that it loads to a file, and what of
 * Node is loaded (`{"builtins": […]}`) when something is first written to the alternate screen, and in the end.
 */
import { registerHooks } from 'node:module';

// An import would load all that this module exports.
const { appendFileSync } = process.getBuiltinModule('node:fs');
const { fileURLToPath } = process.getBuiltinModule('node:url');

const vm = process.getBuiltinModule('node:vm');
const list = process.env.LOADED_MODULES ?? '';
const ALTERNATE_SCREEN = '\x1b[?1049h';

registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) appendFileSync(list, `${fileURLToPath(url)}\n`);
    return next(url, context);
  },
});

vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    if (options?.filename?.endsWith('.js')) appendFileSync(list, `${options.filename}\n`);
  }
};

function noteBuiltins() {
  const builtins = process.moduleLoadList.flatMap(
    (one) => /^NativeModule (?!internal)(.+)/.exec(one)?.[1] ?? [],
  );
  appendFileSync(list, `${JSON.stringify({ builtins })}\n`);
}

// As everything of Node, its streams count only where the program loads them.
const { get } = Object.getOwnPropertyDescriptor(process, 'stdout');
let stdout;
Object.defineProperty(process, 'stdout', {
  get() {
    stdout ??= noting(get.call(process));
    return stdout;
  },
});

function noting(stream) {
  const { write } = stream;
  stream.write = (chunk, ...rest) => {
    const written = write.call(stream, chunk, ...rest);
    if (String(chunk).includes(ALTERNATE_SCREEN)) noteBuiltins();
    return written;
  };
  return stream;
}
process.on('exit', noteBuiltins);
