import { createRequire, isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Gets a module of Node at once, in a program. Older versions of Node.js 22 have no `getBuiltinModule`. */
export const GET_BUILTIN =
  "process.getBuiltinModule ?? (await import('node:module')).createRequire(import.meta.url)";

/** Those that Node has loaded before a program begins, and that cost nothing. */
export const LIGHT_BUILTINS: ReadonlySet<string> = new Set([
  ...['events', 'fs', 'module', 'os', 'path', 'path/posix', 'path/win32', 'process', 'url', 'util'],
]);

/** Functions of these that Node loads more for when they are asked for. */
const LATE_FUNCTIONS: ReadonlySet<string> = new Set(['util.parseArgs']);

/** Packages that only call what they want of Node, as our own code does, and seldom. */
const THAT_ONLY_CALL: ReadonlySet<string> = new Set(['terminal-size']);

const requireHere = createRequire(import.meta.url);

/**
 * Asks Node for its own modules instead of importing them. Node answers an import with all that the module exports, and looking
 * at that loads what hardly anybody wants: `node:process` opens the three standard streams, `node:fs` loads its promises,
 * `node:http` a WebSocket. That was a quarter of the time of a short start.
 * @param get an expression: the function that is asked
 */
export const askedBuiltins = (get: string): Plugin => ({
  name: 'asked-builtins',
  setup(setup) {
    setup.onResolve({ filter: /^[a-z0-9_:/]+$/ }, ({ importer, kind, path }) =>
      kind === 'import-statement' && isBuiltin(path)
        ? {
            path: path.replace(/^node:/, ''),
            suffix: ofPackage(importer),
            namespace: 'builtin',
            sideEffects: false,
          }
        : undefined,
    );
    setup.onResolve({ filter: /^builtin:/ }, ({ path }) => ({
      path: path.slice('builtin:'.length),
      namespace: 'builtin-part',
      sideEffects: false,
    }));
    setup.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path, suffix }) => ({
      contents: moduleOf(path, suffix),
    }));
    setup.onLoad({ filter: /.*/, namespace: 'builtin-part' }, ({ path }) => ({
      contents: partOf(path, get),
    }));
  },
});

/** What one package wants of a module is not asked for where others want it: each has its own. */
function ofPackage(importer: string): string {
  const [, name] = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(importer) ?? [];
  return name === undefined ? '' : `?${name}`;
}

/**
 * A module with all that Node's module has. Functions load it when they are called, as our own code wants most of Node at some
 * moments only; packages may do more with a function than call it. What is worked out when it is asked for stands apart.
 */
function moduleOf(name: string, suffix: string): string {
  const get = `get('node:${name}')`;
  const properties = Object.entries(Object.getOwnPropertyDescriptors(requireHere(`node:${name}`)));
  const onlyCalls = suffix === '' || THAT_ONLY_CALL.has(suffix.slice(1));
  const names = properties.filter(([one]) => /^[a-zA-Z]\w*$/.test(one));
  const lines = names.map(([one, { get: getter, value }]) => {
    const isLate = !LIGHT_BUILTINS.has(name) && typeof value === 'function' && /^[a-z]/.test(one);
    if (onlyCalls && (isLate || LATE_FUNCTIONS.has(`${name}.${one}`)))
      return `const own_${one} = (...given) => ${get}.${one}(...given); export { own_${one} as ${one} };`;
    if (getter !== undefined) return `export { part as ${one} } from 'builtin:${name}#${one}${suffix}';`;
    return `const own_${one} = /* @__PURE__ */ (() => ${get}.${one})(); export { own_${one} as ${one} };`;
  });
  return [
    "import { get } from 'builtin:get';",
    `const all = /* @__PURE__ */ (() => ${get})(); export default all;`,
    ...lines,
  ].join('\n');
}

function partOf(path: string, get: string): string {
  if (path === 'get') return `export const get = ${get};`;
  const [name, part] = path.replace(/\?.*/, '').split('#');
  return `import { get } from 'builtin:get'; export const part = get('node:${name}').${part};`;
}

/** Whether an input of a build is what a package wants of Node. */
export function isOfPackage(input: string): boolean {
  return /^builtin(?:-part)?:.*\?/.test(input);
}
