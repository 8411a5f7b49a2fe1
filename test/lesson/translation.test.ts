import { describe, expect, test } from 'vitest';
import { localize } from '../../src/lesson/localize.ts';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { hashOfStep } from '../../src/lesson/texts.ts';
import type { Course, Step } from '../../src/lesson/types.ts';
import { courseOf, replaced, stampedFiles, told } from './example.ts';

const ZH = '01-start.zh.md';

/** The course in Chinese, and what the linter says, after a change. */
function changed(file: string, from: string, to: string): { course: Course; problems: string[] } {
  return read(replaced(stampedFiles(), file, from, to));
}

function read(files: ReadonlyMap<string, string>, language = 'zh') {
  const { course, translations, problems } = parseCourse(files);
  const translation = translations.get(language);
  if (course === undefined || translation === undefined) throw new Error(told(problems).join('\n'));
  return { course: localize(course, translation), problems: told(problems) };
}

function step(course: Course, id: string): Step {
  const found = course.lessons.flatMap(({ steps }) => steps).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

describe('a course in Chinese', () => {
  const { course } = read(stampedFiles());
  const english = courseOf(stampedFiles());

  test('has Chinese titles, prose, texts and cheat sheet', () => {
    expect(course.title).toBe('第一个 swarm');
    expect(course.lessons[0]?.title).toBe('启动 swarm');
    expect(course.cheatsheet[0]?.title).toBe('列出节点');
    expect(course.diagnoses[0]?.title).toBe('引擎没有响应');
    expect(course.settings[0]?.title).toBe('管理节点的名称');
    const init = step(course, 'init');
    expect(init.title).toBe('初始化 swarm');
    expect(init.checks.map(({ title }) => title)).toEqual(['引擎已确认', '${manager} 是 Leader']);
    expect(init.diagnoses[0]?.explain).toBe('一个节点同一时间只能属于一个 swarm。');
    expect(init.hints).toEqual(['地址是 `${manager_ip}`。']);
    expect(JSON.stringify(init.after)).toContain('现在 swarm 就是节点');
    expect(step(course, 'managers').question?.options[1]?.text).toBe('工作节点');
    expect(step(course, 'deploy').choice?.options[0]?.text).toBe('公共仓库');
  });
  test('has the commands and checks of the original', () => {
    for (const id of ['init', 'deploy']) {
      expect(step(course, id).commands).toEqual(step(english, id).commands);
      const bare = (one: Step) => one.checks.map((check) => ({ ...check, title: '', hint: '' }));
      expect(bare(step(course, id))).toEqual(bare(step(english, id)));
    }
  });
  test('says of no step that it is out of date', () => {
    expect(JSON.stringify(course)).not.toContain('stale');
  });
});

describe('when the original changes', () => {
  test('the step is out of date, for the learner and for the linter, which names the new hash', () => {
    const { course, problems } = changed('01-start.md', 'Set `replicas` to 3', 'Now set `replicas` to 3');
    expect(step(course, 'scale').stale).toBe(true);
    expect(step(course, 'deploy').stale).toBeUndefined();
    const files = replaced(stampedFiles(), '01-start.md', 'Set `replicas` to 3', 'Now set `replicas` to 3');
    const hash = hashOfStep(step(courseOf(files), 'scale'));
    expect(problems).toEqual([
      `${ZH}: the text of "scale" has changed since: bring it up to date, then write <!-- translates: ${hash} -->`,
    ]);
  });
  test('a text of the step block counts', () => {
    const { course } = changed('01-start.md', 'needs a moment', 'needs some time');
    expect(step(course, 'init').stale).toBe(true);
  });
  test('a command or a new line break in the source does not', () => {
    expect(
      changed('01-start.md', '-c docker-compose.yml hello', '-c docker-compose.yml hello2').problems,
    ).toEqual([]);
    expect(changed('01-start.md', 'will run this', 'will run\nthis').problems).toEqual([]);
  });
});

describe('a translation that lacks something', () => {
  test('shows the original of a missing step', () => {
    const text = stampedFiles().get(ZH) ?? '';
    const from = text.slice(text.indexOf('## 手动扩展'));
    const { course, problems } = changed(ZH, from, '');
    expect(step(course, 'scale').title).toBe('Scale by hand');
    expect(problems.join()).toMatch(
      /the step "scale" is not translated: add it, with <!-- translates: \w{8} -->/,
    );
  });
  test('shows the original of a missing text', () => {
    const { course, problems } = changed(ZH, 'checks.file.title: 文件要求 2 个副本\n', '');
    expect(step(course, 'deploy').checks[0]?.title).toBe('the file asks for 2 replicas');
    expect(problems).toEqual([`${ZH}: "checks.file.title" is not translated: add it to the texts`]);
  });
  test('of a whole file is told', () => {
    const files = stampedFiles();
    files.delete(ZH);
    expect(read(files).problems).toEqual(['01-start.md: 01-start.md has no translation into "zh": add it']);
  });
});

describe('a translation that changed what is not translated', () => {
  const cases = [
    ['a code span', '把文件中的 `replicas`', '把文件中的 `副本`', 'it lacks `replicas`; it has `副本`'],
    ['a placeholder in prose', '让 ${manager} 成为', '让它成为', 'the placeholders of "prose" differ'],
    [
      'a placeholder in a text',
      '${manager} 是 Leader',
      '它是 Leader',
      'placeholders of "checks.leader.title"',
    ],
    ['a step that is not there', '{#scale}', '{#grow}', 'there is no "grow" to translate'],
    ['a text that is not there', 'hints.0:', 'hints.7:', 'there is no text "hints.7"'],
    ['a command', '把文件中的', '```bash run\nls\n```\n把文件中的', 'commands and checks belong only in the'],
    [
      'no mark',
      /<!-- translates: \w+ -->\n\n把/.exec(stampedFiles().get(ZH) ?? '')?.[0] ?? '',
      '\n把',
      'does not say',
    ],
    ['another id', 'id: start', 'id: begin', 'the id must stay "start"'],
  ] as const;
  test.each(cases)('%s', (_name, from, to, says) => {
    expect(changed(ZH, from, to).problems.join('\n')).toContain(says);
  });
});

describe('words to search the cheat sheet with', () => {
  const words = 'cheatsheet.1.words: [令牌, 工作器]';
  test("are the translation's beside the original's, and no glossary forbids them", () => {
    const files = replaced(stampedFiles(), 'course.zh.yaml', words, 'cheatsheet.1.words: [令牌, 结点]');
    const title = 'title: Let a worker join\n';
    const more = replaced(files, 'course.yaml', title, `${title}    words: [grow]\n`);
    const glossary = 'terms:\n  - {term: token, word: token, never: [令牌]}\n';
    const { course, problems } = read(more.set('glossary.zh.yaml', glossary));
    expect(course.cheatsheet.map((entry) => entry.words)).toEqual([
      undefined,
      ['grow', '令牌', '结点'],
      undefined,
    ]);
    expect(problems).toEqual([]);
  });
  test.each([
    ['one that the title holds', 'cheatsheet.1.words: [加入]', 'finds this entry by "加入" without it'],
    ['one that the command holds', 'cheatsheet.1.words: [TOKEN]', 'finds this entry by "TOKEN" without it'],
    ['one of no entry', 'cheatsheet.9.words: [令牌]', 'there is no text "cheatsheet.9.words.0"'],
  ])('%s is told', (_name, to, says) => {
    expect(changed('course.zh.yaml', words, to).problems.join('\n')).toContain(says);
  });
  test('and one of the original, too', () => {
    const title = 'title: List the nodes\n';
    const { problems } = changed('course.yaml', title, `${title}    words: [node]\n`);
    expect(problems).toEqual(['course.yaml: the search finds this entry by "node" without it: remove it']);
  });
});

test('the texts may be nested as well as flat', () => {
  const { course, problems } = changed(
    ZH,
    'checks.three.title: 文件要求 3 个副本',
    'checks: {three: {title: 要三个副本}}',
  );
  expect(problems).toEqual([]);
  expect(step(course, 'scale').checks[0]?.title).toBe('要三个副本');
});

test('a third language needs nothing but its files', () => {
  const files = stampedFiles();
  files.set('01-start.de.md', (files.get(ZH) ?? '').replace('手动扩展', 'Von Hand skalieren'));
  files.set('exercises/quiet-node.de.md', files.get('exercises/quiet-node.zh.md') ?? '');
  files.set('course.de.yaml', files.get('course.zh.yaml') ?? '');
  const { course, problems } = read(files, 'de');
  expect(step(course, 'scale').title).toBe('Von Hand skalieren');
  expect(problems).toEqual([]);
});

test('a translation of nothing is told', () => {
  const files = stampedFiles().set('02-more.zh.md', 'x').set('03-new.md', 'y');
  expect(read(files).problems).toEqual([
    '02-more.zh.md: this translates 02-more.md, which is not in the course: rename or remove it',
    '03-new.md: no course.yaml lists this lesson: add it to "lessons", or remove the file',
  ]);
});
