/** Bundles a program in one file, with all that it needs of us and of libraries: those of the bench, and one of the tests. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { boardModule } from './board-module.ts';
import { inkChanged, inkPublished } from './ink-changed.ts';
import { leftOut } from './left-out.ts';
import { lessonsEsbuildPlugin } from './lessons-plugin.ts';
import { templateModule } from './template-module.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** By a name of its own, as a module that is bundled may ask for the same. */
const REQUIRE =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

interface OneFile {
  /** Absolute paths. */
  readonly source: string;
  readonly outfile: string;
  /** Ink as it is published, or as the build changes it for us; a program that has none of it says so. */
  readonly ink: 'published' | 'ours' | 'none';
  /** As short as learners have it; without it a stack trace can be read. */
  readonly minify: boolean;
}

/** Writes the bundle. Rejects where esbuild fails, and where there is no Ink though one is named. */
export async function bundleInOneFile({ source, outfile, ink, minify }: OneFile): Promise<void> {
  await build({
    ...{ entryPoints: [source], outfile, minify, bundle: true },
    ...{ format: 'esm', platform: 'node', target: 'esnext', jsx: 'automatic', logLevel: 'error' },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    // Its ES modules are published for browsers only; its CommonJS does not survive bundling.
    alias: { yaml: join(ROOT, 'node_modules', 'yaml', 'browser', 'index.js') },
    banner: { js: REQUIRE },
    plugins: [
      ...[leftOut, boardModule(ROOT).esbuild],
      ...[lessonsEsbuildPlugin(join(ROOT, 'lessons')), templateModule(join(ROOT, 'template')).esbuild],
      ...(ink === 'none' ? [] : [ink === 'ours' ? inkChanged : inkPublished]),
    ],
  });
}
