/** Which packages a bundle holds, and under what terms: from what esbuild put into it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { INSIDE, type Inside } from './inside.ts';

/** A package whose code is in the bundle. */
export interface Bundled {
  readonly name: string;
  /** Its exact version, or, when another package brought it in its own bundle, the range which that one asks for. */
  readonly version: string;
  /** The package in whose own bundle it is. */
  readonly inside?: { readonly name: string; readonly version: string };
  /** An SPDX expression. */
  readonly license: string;
  /** Licence and notices, word for word. */
  readonly terms: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
  readonly author?: string | { readonly name?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const TERMS = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
/** Terms under which a copy may be passed on within a bundle as long as they come with it. */
const KNOWN = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'],
  'Unlicense', // no terms at all
]);

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Where Node finds a package's dependency; undefined when it is not installed. */
function installed(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * Licence and notices of a package. One that ships no file of them, under the MIT licence, gets that licence's text.
 * @throws Error when its licence is unknown, or its text nowhere to be found
 */
function termsOf(folder: string, manifest: Manifest, mit: string): { license: string; terms: string } {
  const { name, license, author } = manifest;
  if (typeof license !== 'string' || !KNOWN.has(license))
    throw new Error(
      `${name} is in the bundle, and its licence is ${license === undefined ? 'not told' : `"${license}"`}: ` +
        'if it may be passed on, add it to scripts/package/bundled.ts; else do without the package',
    );
  const texts = readdirSync(folder)
    .filter((file) => TERMS.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length > 0) return { license, terms: texts.join('\n\n') };
  // It gives the work to everybody, and asks for nothing to be passed on.
  if (license === 'Unlicense')
    return { license, terms: 'Released into the public domain: https://unlicense.org' };
  if (license !== 'MIT')
    throw new Error(`${name} is in the bundle and ships no text of its licence (${license})`);
  const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;
  return {
    license,
    terms: `MIT License\n\nCopyright (c) ${holder}\n\n${mit.slice(mit.indexOf('Permission'))}`.trim(),
  };
}

/** A package's dependencies, and theirs, with the ranges that ask for them. */
function dependenciesBelow(folder: string, found = new Map<string, { folder: string; range: string }>()) {
  for (const [name, range] of Object.entries(manifestOf(folder).dependencies ?? {})) {
    const at = installed(folder, name);
    if (at === undefined || found.has(name)) continue;
    found.set(name, { folder: at, range });
    dependenciesBelow(at, found);
  }
  return found;
}

/**
 * The packages in a bundle, by name and version; one that is installed in several places stands once.
 * @param metafile what esbuild says of it; paths relative to `root`
 * @param root the folder of the checkout; its LICENSE is the MIT licence
 * @param inside what packages brought in bundles of their own
 * @throws Error when a package's licence is unknown, or it is unknown what a package has inside
 */
export function bundledPackages(
  metafile: Metafile,
  root: string,
  inside: Readonly<Record<string, Inside>> = INSIDE,
): Bundled[] {
  const mit = readFileSync(join(root, 'LICENSE'), 'utf8');
  const folders = new Set<string>();
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = PACKAGE.exec(path)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(join(root, folder));
    }
  const bundled: Bundled[] = [];
  const names = new Set([...folders].map((folder) => manifestOf(folder).name));
  for (const folder of folders) {
    const manifest = manifestOf(folder);
    const { name, version } = manifest;
    bundled.push({ name, version, ...termsOf(folder, manifest, mit) });
    const lists = inside[name];
    if (lists === undefined) continue;
    for (const [below, { folder: at, range }] of dependenciesBelow(folder)) {
      if (lists.carried.includes(below)) {
        bundled.push({
          name: below,
          version: range,
          inside: { name, version },
          ...termsOf(at, manifestOf(at), mit),
        });
      } else if (!lists.absent.includes(below) && !names.has(below))
        throw new Error(
          `${name} ${version} needs ${below}: say in scripts/package/inside.ts whether its bundle has it`,
        );
    }
  }
  const once = new Map(bundled.map((each) => [`${each.name} ${each.version} ${each.inside?.name}`, each]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
