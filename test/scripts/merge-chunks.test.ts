/** Chunks are merged and made scripts: fewer files, a file for each moment of a start, and the program does what it did. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundlePrograms, chunksAsScripts } from '../../scripts/as-scripts.ts';
import { mergeChunks, type Start } from '../../scripts/merge-chunks.ts';

const BANNER = "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";
const SOURCES = {
  'src/cli.js': `
    import { first } from './first.js';
    const late = {
      one: () => import('./one.js'), two: () => import('./two.js'), three: () => import('./three.js'),
      four: () => import('./four.js'), five: () => import('./five.js'),
    };
    const drawing = () => import('./drawing.js');
    const { told } = await late[process.argv[2]]();
    console.log(first('cli'), told());
    if (process.argv[3] === 'drawn') console.log((await drawing()).drawn());
  `,
  'src/other.js': "import { first } from './first.js'; console.log(first('other'));",
  'src/first.js': 'export const first = (who) => `first of ${who};`;',
  'src/one.js': `
    import { count, small } from './small.js';
    import { hashes } from './hashes.js';
    export const told = () => ['one', small, count() + count(), hashes()].join(' ');
  `,
  'src/two.js': `
    import { count, small } from './small.js';
    import { outside } from '../node_modules/outside.js';
    import { text } from './text.js';
    import { late } from './late.js';
    export const told = () => ['two', small, count(), text(outside), late].join(' ');
  `,
  'src/four.js': `
    import { late } from './late.js';
    import { zips } from './zips.js';
    export const told = () => ['four', late, zips()].join(' ');
  `,
  'src/five.js': `
    import { both } from './both.js';
    import { zips } from './zips.js';
    export const told = () => [both('five'), zips()].join(' ');
  `,
  'src/late.js': "export const late = 'late';",
  'src/zips.js': "import { gzipSync } from 'node:zlib'; export const zips = () => typeof gzipSync;",
  'src/three.js': `
    import { hashes } from './hashes.js';
    import { outside } from '../node_modules/outside.js';
    import { both } from './both.js';
    export const told = () => [both('three'), hashes(), outside].join(' ');
  `,
  'src/drawing.js': `
    import { text } from './text.js';
    import { large } from '../node_modules/large.js';
    import { both } from './both.js';
    export const drawn = () => both(text(large.length));
  `,
  'src/text.js': 'export const text = (value) => String(value);',
  'node_modules/large.js': `export const large = '${'x'.repeat(9000)}';`,
  'src/small.js':
    "import { first } from './first.js'; let n = 0; export const small = first('small'); export const count = () => ++n;",
  'src/both.js': 'export const both = (who) => `for both: ${who}`;',
  'src/hashes.js': `
    import { createHash } from 'node:crypto';
    const table = '${'y'.repeat(9000)}';
    export const hashes = () => typeof createHash + table.length;
  `,
  'node_modules/outside.js': "export const outside = typeof require('node:fs').readFileSync;",
};

const STARTS: readonly Start[] = [
  { one: ['src/one.js'], drawing: ['src/drawing.js'] },
  { three: ['src/three.js'] },
];

const PROGRAMS = { cli: 'src/cli.js', other: 'src/other.js' };

const root = mkdtempSync(join(tmpdir(), 'swarm-tutor-merge-'));
const dist = join(root, 'dist');
const run = (program: string, ...words: readonly string[]) =>
  execFileSync(process.execPath, [join(dist, program), ...words], { encoding: 'utf8' });
const printed = () => [
  ...['one', 'two', 'three', 'four', 'five'].map((word) => run('cli.js', word)),
  run('cli.js', 'one', 'drawn'),
  run('other.js'),
];
const textOf = (name: string) => readFileSync(join(dist, 'chunks', name), 'utf8');
const chunks = () => readdirSync(join(dist, 'chunks')).map((name) => name.replace(/-[A-Z0-9]{8}\.js$/, ''));
let before: string[];
let merged: Metafile;

beforeAll(async () => {
  for (const folder of ['src', 'node_modules']) mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text);
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  const options = {
    metafile: true,
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
  } satisfies BuildOptions;
  await build({ ...options, banner: { js: BANNER } });
  before = printed();
  rmSync(dist, { recursive: true });
  const { metafile } = await build(options);
  const { metafile: all, places } = await mergeChunks({ root, dist, metafile }, STARTS);
  merged = all;
  await chunksAsScripts(root, merged);
  await bundlePrograms({ root, dist, programs: PROGRAMS, define: {} }, places);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the programs print what they printed before', () => {
  expect(before[0]).toBe('first of cli; one first of small; 3 function9000\n');
  expect(printed()).toEqual(before);
});

test('each moment of a start has its file; what several starts need is one more, or comes first if it is small', () => {
  expect(chunks().sort()).toEqual([
    ...['base.js', 'chunk', 'drawing-with-packages.js', 'drawing.js', 'five', 'four', 'one-and-three.js'],
    ...['one.js', 'start.js', 'three.js', 'two'],
  ]);
  expect(textOf('one-and-three.js')).toContain('node:crypto');
  expect(textOf('start.js')).toContain('for both');
  expect(textOf('drawing.js')).not.toContain('xxx');
});

test('small chunks of ours that no start needs are one, but for what needs a heavy part of Node', () => {
  expect(textOf('base.js')).toContain('late');
  expect(textOf('base.js')).not.toContain('node:zlib');
});

test('nothing of what was bundled is missing in the list', () => {
  const inputs = Object.values(merged.outputs).flatMap((output) => Object.keys(output.inputs));
  expect(inputs.sort()).toEqual(Object.keys(SOURCES).sort());
});
