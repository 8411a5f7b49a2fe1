import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolders, tutor } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(folders.removeAll);

const PRELOAD = pathToFileURL(join(import.meta.dirname, '..', 'support', 'loaded-modules.mjs')).href;
/** Stands in React's own code, whatever a bundler makes of it. */
const REACT = 'react.transitional.element';

/** The modules that a command line loads and that hold React. */
async function withReact(...args: string[]): Promise<string[]> {
  const home = folders.make();
  const list = join(home, 'loaded.txt');
  await tutor(args, { home, env: { NODE_OPTIONS: `--import ${PRELOAD}`, LOADED_MODULES: list } });
  const loaded = [...new Set(readFileSync(list, 'utf8').trim().split('\n'))];
  expect(loaded.some((path) => path.endsWith('cli.js'))).toBe(true);
  return loaded.filter((path) => readFileSync(path, 'utf8').includes(REACT));
}

describe('commands without a screen load neither Ink nor React', () => {
  it.each([
    ['list'],
    ['doctor'],
    ['cheatsheet'],
    ['check', '--driver', 'simulator'],
    ['run', '--driver', 'simulator', '--speed', 'instant', '--until', 'node-roles'],
    ['--help'],
  ])('%s', async (...args) => {
    expect(await withReact(...args)).toEqual([]);
  });
});
