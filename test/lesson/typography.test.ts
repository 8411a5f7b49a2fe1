import { describe, expect, test } from 'vitest';
import { CODE, typographyFaults } from '../../src/lesson/rules/typography.ts';

const kinds = (line: string) => typographyFaults(line.replaceAll('`', CODE)).map(({ kind }) => kind);

describe('Chinese that is set well has no fault', () => {
  test.each([
    '在 swarm 里有 2 个节点，都处于 Ready。',
    '运行 `，再看 `：',
    '“This node joined a swarm as a worker.”只有一行（就这么多）',
    '按 ? 可以看帮助',
    '名字是 john/get-started:part2，端口是 80:80。',
    '第 4 部分写的是 docker rm $(docker ps -q) 这样的命令',
    'Leader, and nothing in Chinese.',
  ])('%s', (line) => {
    expect(kinds(line)).toEqual([]);
  });
});

describe('a space is missing', () => {
  test.each(['在swarm 里', '有 2个节点', '运行`', '`之后'])('%s', (line) => {
    expect(kinds(line)).toEqual(['spaceMissing']);
  });
});

describe('punctuation is half-width', () => {
  test.each(['节点,任务', '节点, 任务', '节点:', '节点 (node）', '运行 `, 然后看', '它是 Leader.', '"节点'])(
    '%s',
    (line) => {
      expect(new Set(kinds(line))).toEqual(new Set(['halfWidth']));
    },
  );
});

describe('a space is too many', () => {
  test.each(['节点， 任务', 'swarm ，然后', '节点 任务', '节点  `'])('%s', (line) => {
    expect(kinds(line)).toEqual(['spaceSurplus']);
  });
});

test('a fault is shown with what stands around it, and code as code', () => {
  expect(typographyFaults(`先运行${CODE}，再看节点`)).toEqual([
    { kind: 'spaceMissing', excerpt: '先运行`…`，再看节', found: `行${CODE}` },
  ]);
});
