/** Output of commands that means harm: random bytes of what terminals obey, in random pieces, as a learner would be shown it. */

import { judgeOutput } from '../../../src/check/conditions/output.ts';
import { parseNodes, parseServices, parseTasks } from '../../../src/check/probes/listings.ts';
import type { OutputCheck } from '../../../src/check/types.ts';
import { OutputBuffer } from '../../../src/shell/output-buffer.ts';
import { visible, visibleInColour } from '../../../src/shell/visible.ts';
import type { Random } from '../../support/chance.ts';

const PIECES = [
  ...[
    '\x1b',
    '\x1b[',
    '\x1b]',
    '\x1bP',
    '\x1b_',
    '\x1b^',
    '\x1bX',
    '\x9b',
    '\x9d',
    '\x90',
    '\x98',
    '\x9c',
    '\x84',
  ],
  ...[
    '\x07',
    '\x1b\\',
    '\b',
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\v',
    '\f',
    '\0',
    '\x0e',
    '\x0f',
    '\x7f',
    '\x05',
    '\x1a',
  ],
  ...[
    '52;c;T1dORUQ=',
    '0;OWNED',
    '8;;http://evil',
    '?1049l',
    '?1003h',
    '?2004h',
    '?25l',
    '2J',
    '1;1H',
    '999B',
    '6n',
    'c',
  ],
  ...[
    'm',
    '1;31m',
    '38;2;1;2;3m',
    '38;5;999999999m',
    '4:3m',
    ';;;;m',
    '999999999999C',
    '5G',
    'K',
    '1K',
    '2K',
    'A',
    'D',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\u0301',
    '👨‍👩‍👧',
    '中文',
    'é',
    '\ud800',
    '\udfff',
    '\ufffd',
    '\u2028',
  ],
  ...[
    'NODE',
    'ID',
    'HOSTNAME',
    'Ready',
    'Active',
    '{"ID":"',
    '"}',
    '{',
    '}',
    '"',
    'text',
    ' ',
    '  ',
    '*',
    '# b',
    '(0lqk',
  ],
] as const;

/** What may not reach a terminal: controls, but for colours; and marks that turn the text round. */
const UNSAFE = /[\0-\x08\x0a-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\x1b(?!\[[\d;:]*m)/;
/** The same of a line without colours. */
const UNSEEN = /[\0-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

const EXPECTED = 'Ready Active';
const check: OutputCheck = {
  kind: 'output',
  id: 'shown',
  title: 'it is told',
  withinMs: 0,
  stdout: EXPECTED,
};

/** One output. @returns what is wrong with how it was dealt with */
export function hostileOutput(random: Random): string[] {
  const text = Array.from({ length: 1 + random.below(120) }, () => random.pick(PIECES)).join('');
  const buffer = new OutputBuffer();
  for (let at = 0; at < text.length; ) {
    const end = at + 1 + random.below(12);
    buffer.push(random.pick(['stdout', 'stderr'] as const), text.slice(at, end));
    at = end;
  }
  const wrong: string[] = [];
  const see = (what: string, line: string, unsafe: RegExp): void => {
    const found = unsafe.exec(line);
    if (found) wrong.push(`${what} lets ${JSON.stringify(found[0])} through: ${JSON.stringify(text)}`);
  };
  for (const line of buffer.lines(0, buffer.lineCount)) see('a line of the output', line, UNSAFE);
  for (const line of buffer.text().split('\n')) see('the text of the output', line, UNSEEN);
  see('a message', visible(text), UNSEEN);
  for (const line of text.split('\n')) see('a coloured message', visibleInColour(line), UNSAFE);
  const stdout = buffer.text();
  for (const read of [parseNodes, parseServices, parseTasks]) read(text);
  const verdict = judgeOutput(check, { stdout, stderr: '', exitCode: 0 });
  if (verdict.passed && !stdout.includes(EXPECTED))
    wrong.push(`a check passes that should not: ${JSON.stringify(text)}`);
  return wrong;
}
