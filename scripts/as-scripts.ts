/**
 * Makes scripts of the bundle's chunks, which src/program/scripts.ts loads, and the programs that load them. Code of scripts can
 * be kept as V8 has it after a start; that of modules, as they are when nothing in them has run.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { askedBuiltins, GET_BUILTIN } from './builtins.ts';
import { MINIFIED } from './minified.ts';

/** Where a source that an `import()` names has gone. */
export interface Place {
  /** The name of the script. */
  readonly script: string;
  /** Under which of its exports all that the source exports is; undefined where the script is of this source alone. */
  readonly all?: string;
}

/** What a script may use; in this order in `Body` there. */
const PARAMETERS = ['module', 'require', 'moduleUrl', 'moduleFolder'];
const OTHER_CHARACTERS = /[\u0080-\uffff]/g;
const LATE_IMPORT = /\bimport\("(\.\/[\w-]+\.js)"\)/g;

/**
 * Writes each chunk anew as a script.
 * @returns a name for what is in all of them
 */
export async function chunksAsScripts(root: string, metafile: Metafile): Promise<string> {
  const paths = Object.keys(metafile.outputs).filter((path) => basename(dirname(path)) === 'chunks');
  const texts = await Promise.all(
    paths.sort().map(async (path) => {
      const file = resolve(root, path);
      const text = await asScript(readFileSync(file, 'utf8'));
      writeFileSync(file, text);
      return text;
    }),
  );
  return createHash('sha256').update(texts.join('')).digest('hex').slice(0, 8);
}

/** @throws Error where it waits at its top level, as no script can */
async function asScript(text: string): Promise<string> {
  const late = text.replace(LATE_IMPORT, 'Promise.resolve().then(()=>require("$1"))');
  const { code } = await transform(late, {
    format: 'cjs',
    platform: 'node',
    target: 'esnext',
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'moduleUrl', 'import.meta.dirname': 'moduleFolder' },
  });
  return `(function(${PARAMETERS.join(',')}){"use strict";${inAscii(code)}})`;
}

/** A text of other characters takes twice the memory. Patterns have some; in a raw template an escape would be something else. */
function inAscii(code: string): string {
  if (/\.raw`[^`]*[\u0080-\uffff]/.test(code)) return code;
  return code.replace(OTHER_CHARACTERS, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The programs, each in one file with what it needs before scripts can be loaded. */
export async function bundlePrograms(parts: Programs, places: ReadonlyMap<string, Place>): Promise<void> {
  const { root, dist, programs, define } = parts;
  await build({
    ...MINIFIED,
    absWorkingDir: root,
    entryPoints: { ...programs },
    outdir: dist,
    allowOverwrite: true,
    format: 'esm',
    legalComments: 'none',
    define: { ...define },
    plugins: [scriptsFor(parts, places), askedBuiltins(GET_BUILTIN)],
  });
}

interface Programs {
  readonly root: string;
  readonly dist: string;
  /** Their sources, by their names. */
  readonly programs: Readonly<Record<string, string>>;
  readonly define: Readonly<Record<string, string>>;
}

/** Loads scripts. */
const LOADER = join(import.meta.dirname, '../src/program/scripts.ts');
/** An `import()` in a program. */
const IMPORT = /\bimport\('(\.[^']+)'\)/g;

/** Has each `import()` of a program load the script in which the source is. */
function scriptsFor({ root, programs }: Programs, places: ReadonlyMap<string, Place>): Plugin {
  const sources = Object.values(programs).map((source) => join(root, source));
  const loading = (source: string): string => {
    const place = places.get(relative(root, source).replaceAll('\\', '/'));
    if (place === undefined) throw new Error(`no script has ${source}`);
    const exports = `loadScript(import.meta.dirname + '/chunks', '${place.script}')`;
    return `Promise.resolve(${exports}${place.all === undefined ? '' : `.${place.all}`})`;
  };
  return {
    name: 'scripts',
    setup(setup) {
      setup.onLoad({ filter: /\.[jt]s$/ }, ({ path }) => {
        if (!sources.includes(path)) return undefined;
        const text = readFileSync(path, 'utf8').replace(IMPORT, (_, to) => loading(join(dirname(path), to)));
        const importing = `import { loadScript } from ${JSON.stringify(LOADER)};\n`;
        return { contents: text.replace(/^(?:#!.*\n)?/, (line) => line + importing), loader: 'ts' };
      });
    },
  };
}
