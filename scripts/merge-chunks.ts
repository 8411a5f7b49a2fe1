/**
 * Puts the many small chunks of the bundle into two. Node takes half a millisecond for each module that it loads, however
 * small it is, and esbuild makes a chunk for each set of entry points that have code in common: three hundred of them.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/** Larger ones are not wanted by everyone, and beside the time to read them one module more is little. */
const LARGEST_BYTES = 8000;
/** Node's own modules that cost nothing. Chunks that import others stay as they are, to be loaded when they are needed. */
const LIGHT = new Set(['fs', 'module', 'os', 'path', 'process', 'url', 'util'].map((name) => `node:${name}`));

type Outputs = Metafile['outputs'];

/** A build whose chunks can be merged. */
export interface Chunked {
  readonly root: string;
  readonly dist: string;
  /** Stands at the head of each file, which keeps it only where it calls `require`. */
  readonly banner: string;
  /** What esbuild says of it; paths are relative to `root`. */
  readonly metafile: Metafile;
}

/**
 * Merges what programs load at their start into `start.js`, and the small chunks that are left into `base.js`.
 * @returns what there is afterwards
 */
export async function mergeChunks({ metafile, ...chunked }: Chunked): Promise<Metafile> {
  const early = loadedAtStart(metafile.outputs);
  const begun = await merge({ ...chunked, metafile }, 'start.js', early);
  const merged = await merge({ ...chunked, metafile: begun }, 'base.js', small(begun.outputs));
  for (const path of Object.keys(merged.outputs)) dropBanner(resolve(chunked.root, path), chunked.banner);
  return merged;
}

/** Leaves the banner out of a file in which nothing speaks of `require`. */
function dropBanner(path: string, banner: string): void {
  const text = readFileSync(path, 'utf8');
  const rest = text.replace(`${banner}\n`, '');
  if (rest !== text && !/\brequire\b/.test(rest)) writeFileSync(path, rest);
}

/** The chunks that are loaded before a program can say where compiled code is kept. */
function loadedAtStart(outputs: Outputs): Set<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'dynamic-import' || outputs[next] === undefined || found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  for (const path of Object.keys(outputs)) if (basename(dirname(path)) !== 'chunks') visit(path);
  return found;
}

/** Our own code does nothing when it is loaded; packages do, and some of it takes long. */
const isOurs = (input: string): boolean => input.startsWith('src/');

/** Small chunks of ours that no `import()` names, and that import only each other, what is loaded anyway, and light modules of Node. */
function small(outputs: Outputs): Set<string> {
  const found = new Set(
    Object.entries(outputs)
      .filter(
        ([, { bytes, entryPoint, inputs }]) =>
          entryPoint === undefined && bytes <= LARGEST_BYTES && Object.keys(inputs).every(isOurs),
      )
      .map(([path]) => path),
  );
  const isFine = (path: string) => found.has(path) || basename(path) === 'start.js' || LIGHT.has(path);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const path of found) {
      const { imports = [] } = outputs[path] ?? {};
      if (!imports.every((one) => one.kind === 'dynamic-import' || isFine(one.path))) found.delete(path);
    }
  }
  for (const path of found) if (basename(path) === 'start.js') found.delete(path);
  return found;
}

/** Merges chunks into one of this name. */
async function merge(
  { root, dist, banner, metafile }: Chunked,
  name: string,
  chunks: ReadonlySet<string>,
): Promise<Metafile> {
  const into = join(dist, 'chunks', name);
  const code = new Map<string, string>();
  const names = new Map<string, Map<string, string>>();
  for (const path of chunks) {
    code.set(basename(path), readFileSync(resolve(root, path), 'utf8').replace(banner, ''));
    const exported = metafile.outputs[path]?.exports ?? [];
    names.set(basename(path), new Map(exported.map((one, at) => [one, `m${names.size}_${at}`])));
  }
  const contents = [...names].map(([chunk, exported]) => {
    const list = [...exported].map(([one, now]) => `${one} as ${now}`);
    return `export { ${list.join(', ')} } from './${chunk}';`;
  });
  const made = await build({
    metafile: true,
    absWorkingDir: root,
    stdin: { contents: contents.join('\n'), resolveDir: dirname(into) },
    outfile: into,
    allowOverwrite: true,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    logLevel: 'warning',
    plugins: [chunksFrom(code)],
  });
  const text = readFileSync(into, 'utf8');
  if (/\brequire\b/.test(text)) writeFileSync(into, `${banner}\n${text}`);
  for (const path of chunks) rmSync(resolve(root, path));
  const outputs: Outputs = {};
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (chunks.has(path)) continue;
    const file = resolve(root, path);
    const before = readFileSync(file, 'utf8');
    const after = importFrom(name, before, names);
    if (after !== before) writeFileSync(file, after);
    const imports = output.imports.filter((one) => !chunks.has(one.path));
    if (imports.length < output.imports.length)
      imports.push({ path: relative(root, into), kind: 'import-statement' });
    outputs[path] = { ...output, imports };
  }
  const inputs = Object.assign({}, ...[...chunks].map((path) => metafile.outputs[path]?.inputs));
  for (const [path, output] of Object.entries(made.metafile.outputs)) {
    // What is beside it was no part of this build.
    const imports = output.imports.map(({ path: to, ...one }) =>
      to.startsWith('./') ? { ...one, path: join(dirname(path), to), external: false } : { ...one, path: to },
    );
    outputs[path] = { ...output, inputs, imports };
  }
  return { inputs: metafile.inputs, outputs };
}

/** Reads these chunks, and leaves every other module where it is. */
function chunksFrom(code: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'chunks',
    setup(setup) {
      setup.onResolve({ filter: /./ }, ({ path, kind }) =>
        kind !== 'dynamic-import' && code.has(basename(path))
          ? { path: basename(path), namespace: 'chunk' }
          : { path, external: true },
      );
      setup.onLoad({ filter: /./, namespace: 'chunk' }, ({ path }) => ({ contents: code.get(path) ?? '' }));
    },
  };
}

const IMPORT = /import(?:\{([^}]*)\}from)?"(\.\/(?:chunks\/)?)([\w-]+\.js)";/g;

/** A file with one import of a merged chunk in place of those of its parts. @throws Error where it names a part in another way */
function importFrom(
  name: string,
  text: string,
  names: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  const wanted: string[] = [];
  let at = './';
  const rest = text.replace(IMPORT, (statement, list: string | undefined, folder: string, chunk: string) => {
    const exported = names.get(chunk);
    if (exported === undefined) return statement;
    at = folder;
    for (const one of list?.split(',') ?? []) {
      const [of = '', as = of] = one.split(' as ');
      wanted.push(`${exported.get(of)} as ${as}`);
    }
    return '';
  });
  const left = [...names.keys()].find((chunk) => rest.includes(chunk));
  if (left !== undefined) throw new Error(`${left} is imported in a way that can't be merged`);
  if (wanted.length === 0) return rest;
  const [head = ''] = /^(?:#!.*\n)?/.exec(rest) ?? [];
  return `${head}import{${wanted.join(',')}}from"${at}${name}";${rest.slice(head.length)}`;
}
