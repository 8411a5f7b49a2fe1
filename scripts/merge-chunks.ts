/**
 * Puts the many small chunks of the bundle into a few. Node takes half a millisecond for each module that it loads, however
 * small it is, and esbuild makes a chunk for each set of entry points that have code in common: three hundred of them.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import type { Place } from './as-scripts.ts';
import { isOfPackage, LIGHT_BUILTINS } from './builtins.ts';
import { MINIFIED } from './minified.ts';

/** Larger ones are not wanted by everyone, and beside the time to read them one module more is little. */
const LARGEST_BYTES = 8000;
type Outputs = Metafile['outputs'];

/**
 * How a program starts, moment by moment: the modules (by the paths of their sources) that each moment needs, with all that
 * they import.
 */
export type Start = Readonly<Record<string, readonly string[]>>;

/** A build whose chunks can be merged. */
export interface Chunked {
  readonly root: string;
  readonly dist: string;
  /** What esbuild says of it; paths are relative to `root`. */
  readonly metafile: Metafile;
}

/**
 * Merges what all programs begin with into `start.js`, what a moment of a start needs beyond earlier ones into a file of its
 * name (into one more what several starts have in common), and the small chunks that are left into `base.js`.
 * @returns what there is afterwards, and where the sources are that an `import()` names
 */
export async function mergeChunks(
  { metafile, ...chunked }: Chunked,
  starts: readonly Start[],
): Promise<{ readonly metafile: Metafile; readonly places: ReadonlyMap<string, Place> }> {
  const early = loadedAtStart(metafile.outputs);
  const files = filesOf(metafile.outputs, starts, early);
  addCommon(metafile.outputs, files, early);
  const places = new Map<string, Place>();
  let merged = await merge({ ...chunked, metafile }, 'start.js', early, places);
  for (const [name, chunks] of files)
    merged = await merge({ ...chunked, metafile: merged }, `${name}.js`, chunks, places);
  merged = await merge({ ...chunked, metafile: merged }, 'base.js', small(merged.outputs), places);
  for (const [path, { entryPoint }] of Object.entries(merged.outputs))
    if (entryPoint !== undefined) places.set(entryPoint, { script: basename(path) });
  return { metafile: merged, places };
}

/** Stands between the moments that need a file, in its name. */
const AND = '-and-';

/**
 * The chunks of each merged file, by its name: those that are needed at the same moments, and apart those that need large
 * packages, which others do without.
 * @param early chunks that are loaded anyway
 */
function filesOf(
  outputs: Outputs,
  starts: readonly Start[],
  early: ReadonlySet<string>,
): Map<string, Set<string>> {
  const neededAt = new Map<string, string[]>();
  for (const start of starts) {
    const loaded = new Set(early);
    for (const [moment, sources] of Object.entries(start))
      for (const path of closure(
        outputs,
        sources.map((source) => chunkOf(outputs, source)),
      )) {
        if (loaded.has(path)) continue;
        loaded.add(path);
        neededAt.set(path, [...(neededAt.get(path) ?? []), moment]);
      }
  }
  const files = new Map<string, Set<string>>();
  for (const [path, moments] of neededAt) {
    const name = moments.join(AND) + (needsPackages(outputs, path) ? '-with-packages' : '');
    files.set(name, (files.get(name) ?? new Set()).add(path));
  }
  return files;
}

/** Moves small files that several starts have in common to what is loaded anyway: a module more takes longer than they do. */
function addCommon(outputs: Outputs, files: Map<string, Set<string>>, early: Set<string>): void {
  const moments = (name: string): number => name.split(AND).length;
  for (const [name, chunks] of [...files].sort(([one], [other]) => moments(other) - moments(one))) {
    const bytes = [...chunks].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
    const needs = closure(outputs, [...chunks]);
    if (moments(name) === 1 || bytes > LARGEST_BYTES) continue;
    if (![...needs].every((path) => early.has(path) || chunks.has(path))) continue;
    for (const path of chunks) early.add(path);
    files.delete(name);
  }
}

/** Whether large packages are loaded with a chunk. */
function needsPackages(outputs: Outputs, path: string): boolean {
  return [...closure(outputs, [path])].some((one) => {
    const inputs = Object.entries(outputs[one]?.inputs ?? {});
    const bytes = inputs.reduce(
      (sum, [input, { bytesInOutput }]) => sum + (isOurs(input) ? 0 : bytesInOutput),
      0,
    );
    return bytes > LARGEST_BYTES;
  });
}

/** @throws Error when no `import()` names the module: it has no chunk of its own */
function chunkOf(outputs: Outputs, source: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (found === undefined) throw new Error(`no import() names ${source}`);
  return found[0];
}

/** These chunks and all that they import. */
function closure(outputs: Outputs, from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (outputs[path] === undefined || isData(path) || found.has(path)) return;
    found.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind === 'import-statement') visit(next);
  };
  for (const path of from) visit(path);
  return found;
}

/** The chunks that are loaded before a program can say where compiled code is kept. */
function loadedAtStart(outputs: Outputs): Set<string> {
  const isProgram = (path: string) => !isData(path) && basename(dirname(path)) !== 'chunks';
  const programs = Object.keys(outputs).filter(isProgram);
  const found = closure(outputs, programs);
  for (const path of programs) found.delete(path);
  return found;
}

/** A file beside the code, which is only read: it counts as an import, too. */
const isData = (path: string): boolean => path.endsWith('.json');

/** Our own code does nothing when it is loaded; packages do, and some of it takes long. */
const isOurs = (input: string): boolean => !input.includes('node_modules/') && !isOfPackage(input);

/** Small chunks of ours that no `import()` names, and that import only each other, what is loaded anyway, and light modules of Node. */
function small(outputs: Outputs): Set<string> {
  const found = new Set(
    Object.entries(outputs)
      .filter(
        ([path, { bytes, entryPoint, inputs }]) =>
          !isData(path) &&
          entryPoint === undefined &&
          bytes <= LARGEST_BYTES &&
          Object.keys(inputs).every(isOurs),
      )
      .map(([path]) => path),
  );
  const isFine = (path: string) =>
    found.has(path) || basename(path) === 'start.js' || LIGHT_BUILTINS.has(path.replace('node:', ''));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const path of found) {
      const { imports = [] } = outputs[path] ?? {};
      if (!imports.every((one) => one.kind === 'dynamic-import' || isData(one.path) || isFine(one.path)))
        found.delete(path);
    }
  }
  for (const path of found) if (basename(path) === 'start.js') found.delete(path);
  return found;
}

/** Where a chunk's exports are in the merged file. */
interface MergedNames {
  /** Their names there, by the names that they had. */
  readonly exported: ReadonlyMap<string, string>;
  /** The name of all of them, for `import()`; undefined where no `import()` names the chunk. */
  readonly all?: string;
}

/** Merges chunks into one of this name. @param places where the sources are: those of these chunks are added */
async function merge(
  { root, dist, metafile }: Chunked,
  name: string,
  chunks: ReadonlySet<string>,
  places: Map<string, Place>,
): Promise<Metafile> {
  if (chunks.size === 0) return metafile;
  const into = join(dist, 'chunks', name);
  const code = new Map<string, string>();
  const names = new Map<string, MergedNames>();
  for (const path of chunks) {
    const output = metafile.outputs[path];
    code.set(basename(path), readFileSync(resolve(root, path), 'utf8'));
    const at = names.size;
    const exported = new Map(output?.exports.map((one, n) => [one, `m${at}_${n}`]));
    const all = `m${at}`;
    names.set(basename(path), { exported, ...(output?.entryPoint === undefined ? {} : { all }) });
    if (output?.entryPoint !== undefined) places.set(output.entryPoint, { script: name, all });
  }
  const contents = [...names].flatMap(([chunk, { exported, all }]) => {
    const list = [...exported].map(([one, now]) => `${one} as ${now}`);
    const each = `export { ${list.join(', ')} } from './${chunk}';`;
    return all === undefined ? [each] : [each, `export * as ${all} from './${chunk}';`];
  });
  const made = await build({
    ...MINIFIED,
    metafile: true,
    absWorkingDir: root,
    stdin: { contents: contents.join('\n'), resolveDir: dirname(into) },
    outfile: into,
    allowOverwrite: true,
    format: 'esm',
    plugins: [chunksFrom(code)],
  });
  for (const path of chunks) rmSync(resolve(root, path));
  const outputs: Outputs = {};
  const inputs = Object.assign({}, ...[...chunks].map((path) => metafile.outputs[path]?.inputs));
  const own = Object.entries(made.metafile.outputs).map(([path, output]): [string, Outputs[string]] => {
    // What is beside it was no part of this build.
    const imports = output.imports.map(({ path: to, ...one }) =>
      to.startsWith('./') ? { ...one, path: join(dirname(path), to), external: false } : { ...one, path: to },
    );
    return [path, { ...output, inputs, imports }];
  });
  for (const [path, output] of [...Object.entries(metafile.outputs), ...own]) {
    if (chunks.has(path)) continue;
    const imports = output.imports.map((one) =>
      chunks.has(one.path) ? { ...one, path: relative(root, into) } : one,
    );
    outputs[path] = { ...output, imports };
    if (isData(path)) continue;
    const file = resolve(root, path);
    const before = readFileSync(file, 'utf8');
    const after = importFrom(name, before, names);
    if (after !== before) writeFileSync(file, after);
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
const LATE_IMPORT = /import\("(\.\/(?:chunks\/)?)([\w-]+\.js)"\)/g;

/** A file with one import of a merged chunk in place of those of its parts. @throws Error where it names a part in another way */
function importFrom(name: string, text: string, names: ReadonlyMap<string, MergedNames>): string {
  const wanted: string[] = [];
  let at = './';
  const rest = text
    .replace(IMPORT, (statement, list: string | undefined, folder: string, chunk: string) => {
      const found = names.get(chunk);
      if (found === undefined) return statement;
      at = folder;
      for (const one of list?.split(',') ?? []) {
        const [of = '', as = of] = one.split(' as ');
        wanted.push(`${found.exported.get(of)} as ${as}`);
      }
      return '';
    })
    .replace(LATE_IMPORT, (call, folder: string, chunk: string) => {
      const all = names.get(chunk)?.all;
      return all === undefined ? call : `import("${folder}${name}").then(all=>all.${all})`;
    });
  const left = [...names.keys()].find((chunk) => rest.includes(chunk));
  if (left !== undefined) throw new Error(`${left} is imported in a way that can't be merged`);
  if (wanted.length === 0) return rest;
  const [head = ''] = /^(?:#!.*\n)?/.exec(rest) ?? [];
  return `${head}import{${wanted.join(',')}}from"${at}${name}";${rest.slice(head.length)}`;
}
