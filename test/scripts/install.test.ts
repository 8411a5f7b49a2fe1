/** What `npm ci` does to a computer: it unpacks, and compiles nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const packages: Record<string, { hasInstallScript?: boolean }> = read('package-lock.json').packages;

test('two packages run a script when installed, to put their ready binary in place', () => {
  const scripted = Object.keys(packages).filter((path) => path && packages[path]?.hasInstallScript);
  const names = scripted.map((path) => path.replace(/^.*node_modules\//, '')).sort();
  expect(names).toEqual(['esbuild', 'node']);
  expect(read('package.json').allowScripts).toEqual({ esbuild: true, node: true });
});

test('no package is there to compile others', () => {
  const compilers = /\/(node-gyp|node-gyp-build|node-addon-api|prebuild-install|cmake-js)$/;
  expect(Object.keys(packages).filter((path) => compilers.test(path))).toEqual([]);
});
