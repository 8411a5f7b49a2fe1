/** In the bundle the words of an area are made when they are asked for, and are the same. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lateWords, withLateWords } from '../../scripts/late-words.ts';
import { messagesFor } from '../../src/i18n/messages.ts';

const root = mkdtempSync(join(tmpdir(), 'swarm-tutor-words-'));
const out = join(root, 'out.mjs');
const SOURCE = `
  import { messagesFor } from './src/i18n/messages.ts';
  const en = messagesFor('en');
  const isMade = () => typeof Object.getOwnPropertyDescriptor(en, 'ui').value;
  const before = isMade();
  const areas = [...Object.keys(en), ...Object.keys(messagesFor('zh'))];
  console.log(JSON.stringify([before, en.ui.optional, messagesFor('zh').ui.optional, isMade(), en.ui === en.ui, areas]));
`;

beforeAll(() =>
  build({
    stdin: { contents: SOURCE, resolveDir: join(import.meta.dirname, '../..') },
    outfile: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    plugins: [lateWords],
  }),
);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('no word is made before it is wanted, and then it is kept', () => {
  const [before, en, zh, after, isSame, areas] = JSON.parse(
    execFileSync(process.execPath, [out], { encoding: 'utf8' }),
  );
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
