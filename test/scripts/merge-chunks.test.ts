/** Chunks are merged: fewer files, and the program does what it did. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeChunks } from '../../scripts/merge-chunks.ts';

const BANNER = "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";
const SOURCES = {
  'src/cli.js': `
    import { first } from './first.js';
    const late = { one: () => import('./one.js'), two: () => import('./two.js'), three: () => import('./three.js') };
    const { told } = await late[process.argv[2]]();
    console.log(first('cli'), told());
  `,
  'src/other.js': "import { first } from './first.js'; console.log(first('other'));",
  'src/first.js': 'export const first = (who) => `first of ${who};`;',
  'src/one.js': `
    import { count, small } from './small.js';
    import { hashes } from './hashes.js';
    count();
    export const told = () => ['one', small, count(), hashes()].join(' ');
  `,
  'src/two.js': `
    import { count, small } from './small.js';
    import { outside } from '../packages/outside.js';
    export const told = () => ['two', small, count(), outside].join(' ');
  `,
  'src/three.js': `
    import { hashes } from './hashes.js';
    import { outside } from '../packages/outside.js';
    export const told = () => ['three', hashes(), outside].join(' ');
  `,
  'src/small.js':
    "import { first } from './first.js'; let n = 0; export const small = first('small'); export const count = () => ++n;",
  'src/hashes.js': "import { createHash } from 'node:crypto'; export const hashes = () => typeof createHash;",
  'packages/outside.js': "export const outside = typeof require('node:fs').readFileSync;",
};

const root = mkdtempSync(join(tmpdir(), 'swarm-tutor-merge-'));
const dist = join(root, 'dist');
const run = (program: string, ...words: readonly string[]) =>
  execFileSync(process.execPath, [join(dist, program), ...words], { encoding: 'utf8' });
const printed = () => [...['one', 'two', 'three'].map((word) => run('cli.js', word)), run('other.js')];
const chunks = () => readdirSync(join(dist, 'chunks')).map((name) => name.replace(/-\w{8}\.js$/, ''));
let before: string[];
let merged: Metafile;

beforeAll(async () => {
  for (const folder of ['src', 'packages']) mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text);
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  const { metafile } = await build({
    metafile: true,
    absWorkingDir: root,
    entryPoints: ['src/cli.js', 'src/other.js'],
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    banner: { js: BANNER },
  });
  before = printed();
  merged = await mergeChunks({ root, dist, banner: BANNER, metafile });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the programs print what they printed before', () => {
  expect(before[0]).toBe('first of cli; one first of small; 2 function\n');
  expect(printed()).toEqual(before);
});

test('small chunks of ours are one; packages, and what needs a heavy part of Node, stay by themselves', () => {
  expect(chunks().sort()).toEqual(['base.js', 'chunk', 'chunk', 'one', 'start.js', 'three', 'two']);
  const base = readFileSync(join(dist, 'chunks', 'base.js'), 'utf8');
  expect(base).toContain('small');
  expect(base).not.toContain('node:crypto');
});

test('only files that speak of require keep the banner', () => {
  const texts = readdirSync(join(dist, 'chunks')).map((name) =>
    readFileSync(join(dist, 'chunks', name), 'utf8'),
  );
  const [kept, dropped] = [true, false].map((has) => texts.filter((text) => text.includes(BANNER) === has));
  expect(kept).not.toEqual([]);
  expect(dropped).not.toEqual([]);
  for (const text of texts) expect(text.includes(BANNER)).toBe(/\brequire\b/.test(text.replace(BANNER, '')));
});

test('nothing of what was bundled is missing in the list', () => {
  const inputs = Object.values(merged.outputs).flatMap((output) => Object.keys(output.inputs));
  expect(inputs.sort()).toEqual(Object.keys(SOURCES).sort());
});
