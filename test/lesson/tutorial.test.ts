/** The tutorial of docs/lessons.md: who follows it gets the course that it promises. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

const DOCS = readFileSync(join(import.meta.dirname, '../../docs/lessons.md'), 'utf8');
/** The files that it has one write, in order. */
const WRITTEN = [...DOCS.matchAll(/^<!-- tutorial: (\S+) -->\n(`{3,})\n([\s\S]*?)^\2\n/gm)];

test('the course of the tutorial lints, is proved, and prints what the page shows', async () => {
  const root = folders.make();
  const dir = join(root, 'my-swarm');
  const home = join(root, 'home');
  expect((await inside(['new', dir], { home })).code).toBe(0);
  rmSync(join(dir, 'exercises'), { recursive: true });
  for (const name of readdirSync(dir)) if (/\.zh\.|^01-/.test(name)) rmSync(join(dir, name));
  expect(WRITTEN.map(([, name]) => name)).toEqual(['course.yaml', '01-start.md']);
  for (const [, name = '', , text = ''] of WRITTEN) writeFileSync(join(dir, name), text);
  expect(await inside(['lint', dir], { home })).toMatchObject({ code: 0, stdout: '' });
  const { code, stdout } = await inside(['test', dir, '--no-color'], { home });
  expect(code).toBe(0);
  expect(DOCS).toContain(`\`\`\`\n${stdout.trimEnd()}\n\`\`\``);
});
