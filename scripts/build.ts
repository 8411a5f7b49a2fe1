/**
 * Builds dist/: the program and the simulator as bundles that share chunks, with the lessons compiled in.
 * `--if-stale` builds only when a source is newer than the last build; `--out DIR` builds elsewhere.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { leftOut } from './left-out.ts';
import { lessonsEsbuildPlugin } from './lessons-plugin.ts';
import { yogaAsFile } from './yoga-as-file.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const out = process.argv.indexOf('--out');
const DIST = out < 0 ? join(ROOT, 'dist') : resolve(process.argv[out + 1] ?? 'dist');
const STAMP = join(DIST, '.built');
const SOURCES = ['src', 'lessons', 'scripts', 'package.json', 'package-lock.json'];

/** Milliseconds since the epoch of the newest file below a path. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isFresh(): boolean {
  try {
    const built = statSync(STAMP).mtimeMs;
    return SOURCES.every((source) => newest(join(ROOT, source)) <= built);
  } catch {
    return false;
  }
}

/** What an earlier build left is removed last: a program that runs meanwhile finds its chunks that long. */
function removeAllBut(built: ReadonlySet<string>): void {
  for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    const path = join(DIST, name);
    if (!built.has(path) && statSync(path).isFile()) rmSync(path);
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--if-stale') && isFresh()) return;
  mkdirSync(DIST, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const { metafile } = await build({
    metafile: true,
    absWorkingDir: ROOT,
    entryPoints: {
      cli: 'src/cli.ts',
      simulator: 'src/docker-machine/simulated/main.ts',
      'docker-machine': 'src/docker-machine/dind/main.ts',
    },
    outdir: DIST,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'warning',
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      SWARM_TUTOR_VERSION: JSON.stringify(version),
    },
    // Its ES modules are published for browsers only; its CommonJS does not survive splitting.
    alias: { yaml: join(ROOT, 'node_modules', 'yaml', 'browser', 'index.js') },
    // Some bundled packages are CommonJS and call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [leftOut, yogaAsFile(DIST), lessonsEsbuildPlugin(join(ROOT, 'lessons'))],
  });
  const built = Object.keys(metafile.outputs).map((path) => resolve(ROOT, path));
  removeAllBut(new Set([...built, join(DIST, 'yoga.wasm')]));
  chmodSync(join(DIST, 'cli.js'), 0o755);
  writeFileSync(STAMP, '');
}

await main();
