/**
 * Builds dist/, which is the package: the program and the simulator as bundles that share chunks, with the lessons
 * compiled in, and beside them a manifest without dependencies, and the licences of all that is bundled.
 * `--if-stale` builds only when a source is newer than the last build; `--out DIR` builds elsewhere.
 */
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../src/lesson/schema/json-schema.ts';
import { bundle, manifest, ROOT } from './bundle.ts';
import { bundledPackages } from './package/bundled.ts';
import { packageFiles } from './package/files.ts';

const out = process.argv.indexOf('--out');
const DIST = out < 0 ? join(ROOT, 'dist') : resolve(process.argv[out + 1] ?? 'dist');
const STAMP = join(DIST, '.built');
const SOURCES = [
  ...['src', 'lessons', 'template', 'scripts', 'package.json', 'package-lock.json'],
  ...['LICENSE', 'README.md', 'README.zh.md'],
];

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
  const metafile = await bundle(DIST);
  const built = Object.keys(metafile.outputs).map((path) => resolve(ROOT, path));
  const files = packageFiles(ROOT, manifest, bundledPackages(metafile, ROOT));
  for (const [name, text] of jsonSchemas()) files.set(`schema/${name}`, text);
  mkdirSync(join(DIST, 'schema'), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(DIST, name), text);
  copyFileSync(join(ROOT, 'src/program/launcher/launcher.exe'), join(DIST, 'launcher.exe'));
  const others = [...files.keys(), 'yoga.wasm', 'launcher.exe'];
  removeAllBut(new Set([...built, ...others.map((name) => join(DIST, name))]));
  chmodSync(join(DIST, 'cli.js'), 0o755);
  writeFileSync(STAMP, '');
}

await main();
