import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { readGlossaries } from '../../src/lesson/read/read-glossary.ts';
import { placeOf, replaced, stampedFiles, told } from './example.ts';

const ZH = '01-start.zh.md';
const GLOSSARY = `typography: chinese
terms:
  - {term: swarm, word: swarm, never: [集群, 群集]}
  - {term: cluster, word: 集群}
  - {term: manager, word: 管理节点, never: [管理器]}
  - {term: Hyper-V Manager, word: Hyper-V 管理器}
  - {term: stack, word: stack, never: [堆栈, 栈]}
`;

function files(): Map<string, string> {
  return stampedFiles().set('glossary.zh.yaml', GLOSSARY);
}

/** What is wrong with some files, apart from what a translation has not caught up with. */
function lint(changed: ReadonlyMap<string, string>): { told: string[]; places: string[] } {
  const problems = parseCourse(changed).problems.filter(({ unfinished }) => !unfinished);
  return { told: told(problems), places: problems.map(({ line, column }) => `${line}:${column}`) };
}

test('a translation that keeps to its glossary has no problem', () => {
  expect(lint(files()).told).toEqual([]);
});

describe('a word that the glossary forbids is told, where it stands, with the right one', () => {
  test.each([
    ['prose', ZH, 'swarm 从一个节点开始', '集群从一个节点开始', '集群'],
    ['the title of a lesson', ZH, 'title: 启动 swarm', 'title: 启动群集', '群集'],
    ['a heading', ZH, '## 初始化 swarm', '## 初始化群集', '群集'],
    ['a text of the step block', ZH, '它已经在 swarm 中', '它已经在集群中', '集群'],
    ['a drawing', ZH, 'Swarm initialized', '集群 initialized', '集群'],
    ['course.zh.yaml', 'course.zh.yaml', '第一个 swarm', '第一个集群', '集群'],
  ])('in %s', (name, file, from, to, found) => {
    const changed = replaced(files(), file, from, to);
    const result = lint(changed);
    expect(result.told).toEqual([
      `${file}: "${found}" is not the word for "swarm": write "swarm", as the glossary has it`,
    ]);
    if (name !== 'the title of a lesson') expect(result.places).toEqual([placeOf(changed, file, found)]);
  });
  test('once, where one forbidden word holds another', () => {
    expect(lint(replaced(files(), ZH, '部署 stack', '部署堆栈')).told).toEqual([
      `${ZH}: "堆栈" is not the word for "stack": write "stack", as the glossary has it`,
    ]);
  });
});

test('a word of the course that is called otherwise in the glossary of the translation is told', () => {
  const changed = replaced(
    files(),
    'course.zh.yaml',
    'glossary.manager.term: 管理节点',
    'glossary.manager.term: 管事节点',
  );
  expect(lint(changed).told).toEqual([
    'course.zh.yaml: "管事节点" is not the word for "manager": write "管理节点", as the glossary has it',
  ]);
});

describe('a word that is right for another term', () => {
  test('may stand where the original speaks of that term', () => {
    const changed = replaced(
      files(),
      '01-start.md',
      'swarm begins with one node',
      'cluster begins with one node',
    );
    expect(lint(replaced(changed, ZH, 'swarm 从一个节点开始', '集群从一个节点开始')).told).toEqual([]);
  });
  test('and nowhere else', () => {
    const changed = replaced(
      files(),
      '01-start.md',
      'swarm begins with one node',
      'cluster begins with one node',
    );
    expect(lint(replaced(changed, ZH, '初始化 swarm', '初始化集群')).told).toHaveLength(1);
  });
  test('may hold a forbidden one', () => {
    const changed = replaced(files(), '01-start.md', 'This lesson', 'Hyper-V Manager');
    expect(lint(replaced(changed, ZH, '本课', 'Hyper-V 管理器')).told).toEqual([]);
    expect(lint(replaced(changed, ZH, '本课', '管理器')).told).toHaveLength(1);
  });
});

describe('typography', () => {
  test.each([
    ['swarm 从一个节点开始', 'swarm从一个节点开始', 'put a space between Chinese and Latin'],
    ['让 ${manager} 成为', '让 ${manager}成为', 'put a space between Chinese and Latin'],
    ['公共仓库', '公共仓库.', 'has half-width punctuation beside Chinese'],
    ['swarm 从一个节点开始。本课', 'swarm 从一个节点开始。 本课', 'has a space too many'],
  ])('%j may not be %j', (from, to, says) => {
    const { told: problems } = lint(replaced(files(), ZH, from, to));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(says);
  });
  test('is free where the glossary does not speak of it, or there is none', () => {
    const changed = replaced(files(), ZH, 'swarm 从一个节点开始', 'swarm从一个节点开始');
    expect(lint(replaced(changed, 'glossary.zh.yaml', 'typography: chinese\n', '')).told).toEqual([]);
    changed.delete('glossary.zh.yaml');
    expect(lint(changed).told).toEqual([]);
  });
  test('leaves drawings and code alone', () => {
    expect(lint(replaced(files(), ZH, 'Swarm initialized: current', 'swarm是:current')).told).toEqual([]);
  });
});

test('a glossary that cannot be read is told', () => {
  expect(
    lint(replaced(files(), 'glossary.zh.yaml', 'typography: chinese', 'typography: greek')).told,
  ).toEqual(['glossary.zh.yaml: "typography" cannot be "greek": use one of chinese']);
});

describe('the glossary of this program', () => {
  const root = join(import.meta.dirname, '../..');
  const data = new Map([
    ['glossary.zh.yaml', readFileSync(join(root, 'lessons/part-4-swarms/glossary.zh.yaml'), 'utf8')],
  ]);
  const { terms = [] } = readGlossaries(data, messagesFor('en').lint, () => () => {}).get('zh') ?? {};

  test('is the table of docs/glossary.md', () => {
    const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1)
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, 4),
      );
    expect(rows).toEqual(terms.map(({ term, word, never }) => [term, word, never.join(', ')]));
  });
});
