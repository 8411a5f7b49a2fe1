import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** An area of a dictionary: `import { ui as uiEn } from './en/ui.ts';`, and below `ui: uiEn,`. */
const AREA = /^import \{ (\w+) as (\w+) \} from '(\.\/(?:en|zh)\/\w+\.ts)';\n/gm;

const KEEP = `
function kept(dictionary, name, value) {
  Object.defineProperty(dictionary, name, { value, enumerable: true });
  return value;
}
`;

/**
 * The words of an area are made when somebody asks for them: a start uses a few areas of one language, and to make all of two takes
 * it 5 ms. For the bundler a `require` is a module that is made late; in the bundle there is none.
 */
export const lateWords: Plugin = {
  name: 'late-words',
  setup(setup) {
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
  for (const [statement, area = '', own = '', file = ''] of areas) {
    const entry = `  ${area}: ${own},\n`;
    if (!changed.includes(entry)) throw new Error(`a dictionary no longer says ${entry.trim()}`);
    const getter = `  get ${area}() { return kept(this, '${area}', require('${file}').${area}); },\n`;
    changed = changed.replace(statement, '').replace(entry, () => getter);
  }
  return changed + KEEP;
}
