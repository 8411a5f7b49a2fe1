/** What is said of a bundle: every package that is in it, under its own terms, and nothing else. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle, manifest, ROOT } from '../../../scripts/bundle.ts';
import { bundledPackages } from '../../../scripts/package/bundled.ts';
import { packageFiles } from '../../../scripts/package/files.ts';
import { INSIDE } from '../../../scripts/package/inside.ts';

const folder = mkdtempSync(join(tmpdir(), 'swarm-tutor-bundled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let checkouts = 0;
/** A checkout with these packages installed, by their folder below node_modules; files by name. */
function checkoutOf(packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  checkouts += 1;
  const root = join(folder, String(checkouts));
  mkdirSync(root);
  cpSync(join(ROOT, 'LICENSE'), join(root, 'LICENSE'));
  for (const [path, files] of Object.entries(packages))
    for (const [file, content] of Object.entries(files)) {
      const at = join(root, 'node_modules', path, file);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
    }
  return root;
}

/** What esbuild says of a bundle with so many bytes of each file. */
function metafileOf(bytes: Readonly<Record<string, number>>): Metafile {
  const inputs = Object.fromEntries(
    Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  );
  return { inputs: {}, outputs: { 'dist/cli.js': { bytes: 1, inputs, imports: [], exports: [] } } };
}

const one = {
  'package.json': { name: 'one', version: '1.2.3', license: 'ISC' },
  LICENSE: 'Terms of one.\r\n',
};

describe('the packages of a bundle', () => {
  it('are those that left bytes in it, each version of them, wherever it is installed', () => {
    const older = { ...one, 'package.json': { name: 'one', version: '0.9.0', license: 'ISC' } };
    const two = {
      'package.json': { name: '@of/two', version: '2.0.0', license: 'MIT' },
      'license.md': 'Two.',
    };
    const root = checkoutOf({
      one,
      '@of/two': two,
      '@of/two/node_modules/one': older,
      'three/node_modules/one': one,
      shaken: one,
    });
    const metafile = metafileOf({
      'src/cli.ts': 10,
      'node_modules/one/lib/index.js': 10,
      'node_modules/one/lib/other.js': 10,
      'node_modules/@of/two/index.js': 10,
      'node_modules/@of/two/node_modules/one/index.js': 10,
      'node_modules/three/node_modules/one/lib/index.js': 10,
      'node_modules/shaken/index.js': 0,
    });
    expect(bundledPackages(metafile, root)).toEqual([
      { name: '@of/two', version: '2.0.0', license: 'MIT', terms: 'Two.' },
      { name: 'one', version: '0.9.0', license: 'ISC', terms: 'Terms of one.' },
      { name: 'one', version: '1.2.3', license: 'ISC', terms: 'Terms of one.' },
    ]);
  });

  it('bring their notices along', () => {
    const root = checkoutOf({ one: { ...one, NOTICE: 'By many.' } });
    const [bundled] = bundledPackages(metafileOf({ 'node_modules/one/a.js': 1 }), root);
    expect(bundled?.terms).toBe('Terms of one.\n\nBy many.');
  });

  it('have the text of the MIT licence, and their author, where they ship none', () => {
    const yoga = { 'package.json': { name: 'yoga', version: '3.2.1', license: 'MIT', author: 'Meta' } };
    const root = checkoutOf({ yoga });
    const [bundled] = bundledPackages(metafileOf({ 'node_modules/yoga/a.js': 1 }), root);
    expect(bundled?.terms).toMatch(/^MIT License\n\nCopyright \(c\) Meta\n\nPermission is hereby granted/);
    expect(bundled?.terms).not.toContain('swarm-tutor');
  });

  it.each([
    ['whose licence is not told', { version: '1.0.0' }, /odd is in the bundle.*licence is not told/],
    ['that may not be passed on', { license: 'UNLICENSED' }, /odd is in the bundle.*"UNLICENSED"/],
    ['with a licence but no text of it', { license: 'Apache-2.0' }, /odd .*ships no text.*Apache-2\.0/],
  ])('fail the build when there is one %s', (_, more, words) => {
    const root = checkoutOf({ odd: { 'package.json': { name: 'odd', version: '1.0.0', ...more } } });
    expect(() => bundledPackages(metafileOf({ 'node_modules/odd/a.js': 1 }), root)).toThrow(words);
  });
});

describe('a package that comes with a bundle of its own', () => {
  const outer = {
    'package.json': { name: 'outer', version: '4.0.0', license: 'ISC', dependencies: { one: '^1.0.0' } },
    LICENSE: 'Outer.',
  };
  const metafile = metafileOf({ 'node_modules/outer/a.js': 1 });

  it('names what is in there, with the range that it asks for', () => {
    const root = checkoutOf({ outer, one });
    expect(bundledPackages(metafile, root, { outer: { carried: ['one'], absent: [] } })).toContainEqual({
      ...{ name: 'one', version: '^1.0.0', license: 'ISC', terms: 'Terms of one.' },
      inside: { name: 'outer', version: '4.0.0' },
    });
    expect(bundledPackages(metafile, root, { outer: { carried: [], absent: ['one'] } })).toHaveLength(1);
  });

  it('fails the build when nobody has said where a dependency of it went', () => {
    const root = checkoutOf({ outer, one });
    expect(() => bundledPackages(metafile, root, { outer: { carried: [], absent: [] } })).toThrow(
      'outer 4.0.0 needs one',
    );
  });
});

describe('the bundle as it is', async () => {
  const dist = join(folder, 'dist');
  const metafile = await bundle(dist);
  const files = packageFiles(ROOT, manifest, bundledPackages(metafile, ROOT));
  const licences = files.get('THIRD-PARTY-LICENSES') ?? '';
  const titles = [...licences.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) (\S+) \([\w.-]+\)(, within .+)?$/gm)];
  const ofOurs = titles
    .filter(([, , , within]) => within === undefined)
    .map(([, name, version]) => `${name} ${version}`);

  it('has every package in THIRD-PARTY-LICENSES, and nothing else', () => {
    const paths = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
    );
    const inBundle = new Set(
      paths.flatMap((path) => {
        const parts = path.split('/');
        const at = parts.lastIndexOf('node_modules') + 1;
        if (at === 0) return [];
        const home = parts.slice(0, at + (parts[at]?.startsWith('@') ? 2 : 1)).join('/');
        const { name, version } = JSON.parse(readFileSync(join(ROOT, home, 'package.json'), 'utf8'));
        return [`${name} ${version}`];
      }),
    );
    expect(inBundle.size).toBeGreaterThan(50);
    expect(ofOurs.sort()).toEqual([...inBundle].sort());
    expect(inBundle).toContain(
      `ink ${JSON.parse(readFileSync(join(ROOT, 'node_modules/ink/package.json'), 'utf8')).version}`,
    );
  });

  it('names what came within other packages', () => {
    const within = titles.filter(([, , , where]) => where?.startsWith(', within just-bash '));
    expect(within.map(([, name]) => name).sort()).toEqual([...(INSIDE['just-bash']?.carried ?? [])].sort());
    const code = Object.keys(metafile.outputs)
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    // Words of theirs that no minifier can change.
    for (const sign of ['RE2JSException', 'Expected Central-File-Header signature'])
      expect(code).toContain(sign);
    // The way to a network is left out: a machine's shell has none.
    expect(code).not.toContain('unsupported opts.agent');
  });

  it('tells scanners the same in its bill of materials', () => {
    const { components } = JSON.parse(files.get('sbom.cdx.json') ?? '') as {
      components: { name: string; version: string; purl: string; components?: { name: string }[] }[];
    };
    expect(components.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(ofOurs);
    expect(
      components.find(({ name }) => name === 'just-bash')?.components?.map(({ name }) => name),
    ).toContain('papaparse');
    expect(components.map(({ purl }) => purl)).toContain(
      `pkg:npm/%40alcalzone/ansi-tokenize@${components.find(({ name }) => name.endsWith('ansi-tokenize'))?.version}`,
    );
  });

  it("imports nothing but itself and Node's own modules", () => {
    const foreign = Object.values(metafile.outputs)
      .flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => path))
      .filter((path) => !isBuiltin(path));
    expect(foreign).toEqual([]);
  });
});
