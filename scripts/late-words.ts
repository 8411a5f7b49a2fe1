/**
 * The dictionaries of the bundle: a script for each language, loaded when somebody asks for its words. Within it the words of an
 * area are made when they are asked for: a start uses a few areas of one language, and to make all of two takes it 5 ms.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { MINIFIED } from './minified.ts';

/** An area of a dictionary: `import { ui as uiEn } from './en/ui.ts';`, and below `ui: uiEn,`. */
const AREA = /^import \{ (\w+) as (\w+) \} from '\.\/((en|zh)\/\w+\.ts)';\n/gm;
/** Where the dictionaries are joined. */
const MESSAGES = join('src', 'i18n', 'messages.ts');

const KEEP = `
function kept(dictionary, name, value) {
  Object.defineProperty(dictionary, name, { value, enumerable: true });
  return value;
}
`;

/** The script of a language. */
const scriptOf = (language: string): string => `words-${language}.js`;

/** Has the dictionaries ask the scripts for their areas. */
export const lateWords: Plugin = {
  name: 'late-words',
  setup(setup) {
    setup.onResolve({ filter: /^\.\/words-\w+\.js$/ }, ({ path }) => ({ path, external: true }));
    setup.onLoad({ filter: /i18n[\\/]messages\.ts$/ }, ({ path }) => ({
      contents: withLateWords(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** @throws Error where the dictionaries are not joined as they were */
export function withLateWords(source: string): string {
  let changed = source;
  const areas = [...source.matchAll(AREA)];
  if (areas.length === 0) throw new Error('no area of a dictionary is imported any more');
  for (const [statement, area = '', own = '', , language = ''] of areas) {
    const entry = `  ${area}: ${own},\n`;
    if (!changed.includes(entry)) throw new Error(`a dictionary no longer says ${entry.trim()}`);
    const words = `require('./${scriptOf(language)}').${area}`;
    const getter = `  get ${area}() { return kept(this, '${area}', ${words}); },\n`;
    changed = changed.replace(statement, '').replace(entry, () => getter);
  }
  return changed + KEEP;
}

/** Bundles the words of each language into its script, beside those of the chunks. */
export async function bundleWords(root: string, dist: string): Promise<Metafile> {
  const areas = [...readFileSync(join(root, MESSAGES), 'utf8').matchAll(AREA)];
  const all: Metafile = { inputs: {}, outputs: {} };
  for (const language of new Set(areas.map(([, , , , one = '']) => one))) {
    const getters = areas
      .filter(([, , , , one]) => one === language)
      .map(([, area, , file]) => `get ${area}() { return require('./${file}').${area}; }`);
    const { metafile } = await build({
      ...MINIFIED,
      metafile: true,
      absWorkingDir: root,
      stdin: {
        contents: `module.exports = { ${getters.join(', ')} };`,
        resolveDir: join(root, dirname(MESSAGES)),
      },
      outfile: join(dist, 'chunks', scriptOf(language)),
      format: 'cjs',
    });
    Object.assign(all.inputs, metafile.inputs);
    Object.assign(all.outputs, metafile.outputs);
  }
  return all;
}
