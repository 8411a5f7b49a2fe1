/** How the bundle is made: the program, the simulator and docker-machine, which share chunks. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { bundlePrograms, chunksAsScripts } from './as-scripts.ts';
import { boardModule } from './board-module.ts';
import { askedBuiltins } from './builtins.ts';
import { inkChanged } from './ink-changed.ts';
import { bundleWords, lateWords } from './late-words.ts';
import { leftOut } from './left-out.ts';
import { lessonsEsbuildPlugin } from './lessons-plugin.ts';
import { mergeChunks } from './merge-chunks.ts';
import { MINIFIED } from './minified.ts';
import { bundleRe2, re2AsFile } from './re2-as-file.ts';
import { reactAsModule } from './react-as-module.ts';
import { shellChanged } from './shell-changed.ts';
import { STARTS } from './starts.ts';
import { templateModule } from './template-module.ts';
import { yogaAsFile } from './yoga-as-file.ts';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What package.json says; its `dependencies` are what is bundled. */
export const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The programs, by the names of their files. */
const PROGRAMS = {
  cli: 'src/cli.ts',
  simulator: 'src/simulator/main.ts',
  'docker-machine': 'src/docker-machine/dind/main.ts',
};

const DEFINED = {
  'process.env.NODE_ENV': '"production"',
  'process.env.DEV': '"false"',
  SWARM_TUTOR_VERSION: JSON.stringify(manifest.version),
};

/**
 * Bundles the sources into a folder, with the lessons compiled in.
 * @returns what esbuild says of it; paths are relative to `ROOT`
 */
export async function bundle(dist: string): Promise<Metafile> {
  const { metafile } = await build({
    ...MINIFIED,
    metafile: true,
    absWorkingDir: ROOT,
    entryPoints: PROGRAMS,
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'lessons/[name]-[hash]',
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    legalComments: 'none',
    define: DEFINED,
    // Its ES modules are published for browsers only; its CommonJS does not survive splitting.
    alias: { yaml: join(ROOT, 'node_modules', 'yaml', 'browser', 'index.js') },
    plugins: [
      leftOut,
      reactAsModule,
      inkChanged,
      shellChanged,
      askedBuiltins('require'),
      lateWords,
      yogaAsFile(dist),
      re2AsFile,
      lessonsEsbuildPlugin(join(ROOT, 'lessons')),
      boardModule(ROOT).esbuild,
      templateModule(join(ROOT, 'template')).esbuild,
    ],
  });
  const { metafile: merged, places } = await mergeChunks({ root: ROOT, dist, metafile }, STARTS);
  const parts = [merged, await bundleRe2(ROOT, dist), await bundleWords(ROOT, dist)];
  const all: Metafile = { inputs: {}, outputs: {} };
  for (const { inputs, outputs } of parts) {
    Object.assign(all.inputs, inputs);
    Object.assign(all.outputs, outputs);
  }
  const define = { ...DEFINED, SWARM_TUTOR_BUILD: JSON.stringify(await chunksAsScripts(ROOT, all)) };
  await bundlePrograms({ root: ROOT, dist, programs: PROGRAMS, define }, places);
  return all;
}
