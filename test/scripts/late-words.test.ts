/** In the bundle the words of a language are loaded and those of an area made when they are asked for, and are the same. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWords, lateWords, withLateWords } from '../../scripts/late-words.ts';
import { messagesFor } from '../../src/i18n/messages.ts';

const root = mkdtempSync(join(tmpdir(), 'swarm-tutor-words-'));
const sources = join(import.meta.dirname, '../..');
const out = join(root, 'chunks', 'out.js');
const SOURCE = `
  import { messagesFor } from './src/i18n/messages.ts';
  const en = messagesFor('en');
  const isMade = () => typeof Object.getOwnPropertyDescriptor(en, 'ui').value;
  const loaded = () => Object.keys(require.cache).map((path) => path.replace(/.*words-/, '')).slice(1).join();
  const before = isMade();
  const first = en.common && loaded();
  const areas = [...Object.keys(en), ...Object.keys(messagesFor('zh'))];
  console.log(JSON.stringify([first, before, en.ui.optional, messagesFor('zh').ui.optional, isMade(), en.ui === en.ui, areas]));
`;

beforeAll(async () => {
  await bundleWords(sources, root);
  await build({
    stdin: { contents: SOURCE, resolveDir: sources },
    outfile: out,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    plugins: [lateWords],
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('no word is made before it is wanted, and then it is kept', () => {
  const [first, before, en, zh, after, isSame, areas] = JSON.parse(
    execFileSync(process.execPath, [out], { encoding: 'utf8' }),
  );
  expect(first).toBe('en.js');
  expect([before, after]).toEqual(['undefined', 'object']);
  expect([en, zh]).toEqual([messagesFor('en').ui.optional, messagesFor('zh').ui.optional]);
  expect(isSame).toBe(true);
  expect(areas).toEqual([...Object.keys(messagesFor('en')), ...Object.keys(messagesFor('zh'))]);
});

test('a dictionary that is joined in another way fails the build', () => {
  expect(() => withLateWords('')).toThrow('no area');
  expect(() => withLateWords("import { ui as uiEn } from './en/ui.ts';\nconst en = {};\n")).toThrow(
    'ui: uiEn,',
  );
});
