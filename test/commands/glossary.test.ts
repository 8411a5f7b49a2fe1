/** `swarm-tutor glossary` as it is typed. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());
const home = (): string => join(folders.make(), 'home');

test('a word has its name in both languages, its meaning, and the step that teaches it', async () => {
  const { code, stdout } = await inside(['glossary', 'overlay'], { home: home() });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^overlay network \(overlay 网络\)\n {2}A network across .*\n {2}→ swarm-tutor learn deploy-stack\n/,
  );
});

test('it speaks Chinese, and finds by an English word', async () => {
  const { stdout } = await inside(['glossary', 'drain', '--lang', 'zh'], { home: home() });
  expect(stdout).toMatch(/^排空（drain）\n {2}让节点不再运行任务/);
});

test('a word that it lacks is told, with the nearest that it has', async () => {
  const { code, stdout, stderr } = await inside(['glossary', 'manger'], { home: home() });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('Did you mean manager?');
});

test('as a document it lists terms', async () => {
  const { stdout } = await inside(['glossary', 'quorum', '--json'], { home: home() });
  expect(JSON.parse(stdout)).toEqual({
    course: 'part-4-swarms',
    lang: 'en',
    terms: [{ id: 'quorum', term: 'quorum', also: ['法定多数'], means: expect.any(String), step: null }],
  });
});
