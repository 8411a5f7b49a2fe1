/** Courses with mistakes that nobody would make: pieces taken out, put in, moved and repeated. */
import { parseCourse } from '../../../src/lesson/parse-course.ts';
import { stampedFiles } from '../../lesson/example.ts';
import type { Random } from '../../support/chance.ts';
import { smallCourse } from '../../support/small-course.ts';

const PIECES = [
  ...[
    '',
    '\0',
    '\ufeff',
    '\r',
    '\n',
    '\n\n',
    '\t',
    ' ',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '"',
    "'",
    '`',
    '```',
    '~~~',
  ],
  ...[
    '- ',
    ': ',
    '? ',
    '| ',
    '|\n',
    '>-\n',
    '---\n',
    '...\n',
    '&a ',
    '*a',
    '<<: *a',
    '!!js/function x',
    '!!binary x',
    '%TAG',
  ],
  ...[
    '${',
    '${machine}',
    '${}',
    '$(rm -rf /)',
    '#',
    '## A {#a}\n',
    '{#make}',
    '<!--',
    '-->',
    '![](',
    '[x](y)',
    '[^1]',
    '**a',
    '_a',
  ],
  ...[
    '/(a+)+$/',
    '/(?=a)/',
    '/[/',
    '/a{9999}/',
    '1e999',
    '-1',
    '.inf',
    '.nan',
    '0x',
    'null',
    'true',
    '~',
    '2026-01-01',
  ],
  ...[
    '__proto__: {x: 1}\n',
    'constructor: 1\n',
    'toString: 1\n',
    'id: make\n',
    'check: []\n',
    'check: {}\n',
    'rows: nothing',
  ],
  ...[
    '中文',
    '👨‍👩‍👧',
    '\u202e',
    '\ud800',
    '\x1b[2J',
    '../../x',
    '/etc/passwd',
    'C:\\x',
    'file:///x',
    'a'.repeat(5000),
  ],
] as const;

const COURSES: readonly (readonly (readonly [string, string])[])[] = [
  [...stampedFiles()],
  Object.entries(smallCourse()),
];

/** One mistake in a text. */
function damaged(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const lines = text.split('\n');
  const line = random.below(lines.length);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
    case 1:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at + random.below(12));
    case 2:
      return text.slice(0, at) + random.pick(PIECES).repeat(1 + random.below(300)) + text.slice(at);
    case 3:
      return lines.toSpliced(line, 1 + random.below(3)).join('\n');
    case 4:
      return lines.toSpliced(random.below(lines.length), 0, lines[line] ?? '').join('\n');
    default:
      return text.slice(0, at);
  }
}

/** One course. @returns what is wrong with how its mistakes were found */
export function mutatedCourse(random: Random): string[] {
  const files = new Map(random.pick(COURSES));
  for (let times = 0; times < 1 + random.below(5); times += 1) {
    const name = random.pick([...files.keys()]);
    files.set(name, damaged(files.get(name) ?? '', random));
  }
  if (random.below(10) === 0) files.delete(random.pick([...files.keys()]));
  const wrong: string[] = [];
  for (const { file, line, column, message } of parseCourse(files).problems) {
    const lines = (files.get(file) ?? '').split(/\r\n?|\n/).length;
    if (/\bundefined\b|\[object |Invalid input|is not a function|Cannot read prop|^ +at /m.test(message))
      wrong.push(`${file}:${line}: it says ${JSON.stringify(message.slice(0, 300))}`);
    if (!(line > 0 && line <= lines + 1 && column > 0)) wrong.push(`${file} has no place ${line}:${column}`);
  }
  if (Object.keys(Object.prototype).length > 0) wrong.push('a key of the course is one of every object now');
  return wrong;
}
