/** A bundle asks Node for its modules: it does the same as one that imports them, and loads less. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedBuiltins, GET_BUILTIN } from '../../scripts/builtins.ts';

const SOURCES = {
  'src/main.js': `
    import { createHash } from 'node:crypto';
    import * as fs from 'node:fs';
    import path, { join } from 'path';
    import process from 'node:process';
    import { fileOf } from '../node_modules/reader/index.js';
    const isLoaded = (name) => process.moduleLoadList.includes('NativeModule ' + name);
    console.log(path.join === join, fs.existsSync(process.execPath), typeof fs.constants.R_OK);
    console.log(isLoaded('crypto'), isLoaded('zlib'), isLoaded('internal/http2/core'));
    console.log(createHash('sha256').update('a').digest('hex').slice(0, 6), isLoaded('crypto'));
    console.log(typeof await fileOf());
  `,
  'node_modules/reader/index.js': `
    import { promises } from 'fs';
    import { Agent } from 'node:http';
    export const fileOf = () => promises.stat(process.execPath);
    export const unused = () => new Agent();
  `,
};

const root = mkdtempSync(join(tmpdir(), 'swarm-tutor-builtins-'));
const out = join(root, 'out.mjs');
const printed = (...options: string[]) =>
  execFileSync(process.execPath, [...options, out], { encoding: 'utf8' })
    .trim()
    .split('\n');
const SAME = ['true true number', 'false false false', 'ca9781 true', 'object'];

beforeAll(async () => {
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'node_modules', 'reader'), { recursive: true });
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text);
  await build({
    entryPoints: [join(root, 'src', 'main.js')],
    outfile: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    plugins: [askedBuiltins(GET_BUILTIN)],
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('what is called works as it did, and is loaded when it is called', () => {
  expect(printed()).toEqual(SAME);
});

test('a Node that has no way to be asked is asked by require', () => {
  expect(printed('--import', 'data:text/javascript,delete process.getBuiltinModule')).toEqual(SAME);
});

test('nothing is left to import, and what nobody uses is not asked for', () => {
  const text = readFileSync(out, 'utf8');
  expect(text).not.toMatch(/^import /m);
  expect(text).not.toContain('node:http');
});
