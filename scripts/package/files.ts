/** What makes a folder of bundles a package that npm can publish and install: its manifest, papers and lists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundled } from './bundled.ts';
import { billOfMaterials, licencesText } from './lists.ts';

/** Of the checkout's manifest: what concerns those who install, too. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
}

const COPIED = ['LICENSE', 'README.md', 'README.zh.md'];

/**
 * The files beside the bundles, by name. The manifest names no dependencies: they are in the bundles.
 * @param root the folder of the checkout
 */
export function packageFiles(
  root: string,
  { name, version, description, keywords, license, engines }: Manifest,
  bundled: readonly Bundled[],
): Map<string, string> {
  const published = {
    ...{ name, version, description, keywords, license },
    type: 'module',
    bin: { [name]: 'cli.js' },
    // Named, so that nothing else which lies in the folder comes along.
    files: [
      '*.js',
      'chunks',
      'lessons',
      'schema',
      'yoga.wasm',
      'launcher.exe',
      'THIRD-PARTY-LICENSES',
      'sbom.cdx.json',
      ...COPIED,
    ],
    engines,
  };
  return new Map([
    ['package.json', `${JSON.stringify(published, null, 2)}\n`],
    ['THIRD-PARTY-LICENSES', licencesText(bundled)],
    ['sbom.cdx.json', billOfMaterials({ name, version }, bundled)],
    ...COPIED.map((file): [string, string] => [file, readFileSync(join(root, file), 'utf8')]),
  ]);
}
