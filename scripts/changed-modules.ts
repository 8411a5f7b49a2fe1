/** Modules of libraries as the build changes them: a passage in each is replaced, and one that has gone stops the build. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** A module of a library, the passage that is replaced in it, and what is put there. */
export interface Change {
  readonly file: RegExp;
  readonly passage: string;
  readonly instead: string;
}

/** Where the modules of these changes are. */
export const placesOf = (changes: readonly Change[]): RegExp =>
  new RegExp([...new Set(changes.map(({ file }) => `(?:${file.source})`))].join('|'));

/** The source of a module with what of these changes is its own. Throws where a passage is not there any more. */
export function withChanges(path: string, source: string, changes: readonly Change[]): string {
  let changed = source;
  for (const { passage, instead } of changes.filter(({ file }) => file.test(path))) {
    if (changed.split(passage).length !== 2) throw new Error(`${path} no longer says ${passage}`);
    changed = changed.replace(passage, () => instead);
  }
  return changed;
}

/** Makes these changes in a bundle, which must have all of these modules. */
export function changing(name: string, changes: readonly Change[]): Plugin {
  return {
    name,
    setup(setup) {
      const missing = new Set(changes.map(({ file }) => file));
      setup.onLoad({ filter: placesOf(changes) }, ({ path }) => {
        for (const file of missing) if (file.test(path)) missing.delete(file);
        return { contents: withChanges(path, readFileSync(path, 'utf8'), changes), loader: 'js' };
      });
      // esbuild asks no second plugin for a module that one has loaded.
      setup.onEnd(() => ({
        errors: [...missing].map(({ source }) => ({ text: `${source} was not changed` })),
      }));
    },
  };
}
