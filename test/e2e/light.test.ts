import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { PROGRAM, SIMULATOR, temporaryFolders, tutor } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(folders.removeAll);

const PRELOAD = pathToFileURL(join(import.meta.dirname, '..', 'support', 'loaded-modules.mjs')).href;
/** Stands in React's own code, whatever a bundler makes of it. */
const REACT = 'react.transitional.element';

/** The modules that a command line loads. */
async function loadedBy(args: readonly string[], program = PROGRAM): Promise<string[]> {
  const home = folders.make();
  const list = join(home, 'loaded.txt');
  const env = {
    NODE_OPTIONS: `--import ${PRELOAD}`,
    LOADED_MODULES: list,
    SWARM_TUTOR_SIMULATOR: join(home, 'simulator'),
  };
  await tutor(args, { home, env, program });
  const loaded = [...new Set(readFileSync(list, 'utf8').trim().split('\n'))];
  expect(loaded).toContain(program);
  return loaded;
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
    const loaded = await loadedBy(args);
    expect(loaded.filter((path) => readFileSync(path, 'utf8').includes(REACT))).toEqual([]);
  });
});

describe('the programs of the simulator load nothing of the first page and the screen', () => {
  it.each([
    ['docker', 'node', 'ls'],
    ['docker-machine', 'ls'],
    ['docker-machine', 'env', 'myvm1'],
    ['docker-compose', 'version'],
    ['curl', '--version'],
  ])('%s %s', async (...args) => {
    const loaded = await loadedBy(args, SIMULATOR);
    // A file is named after all that need it.
    const others = /^(?!.*docker).*(?:first-page|screen|list)/;
    expect(loaded.map((path) => basename(path)).filter((name) => others.test(name))).toEqual([]);
  });
});
