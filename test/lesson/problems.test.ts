import { describe, expect, test } from 'vitest';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { broken, placeOf, told } from './example.ts';

/** An author's slip: the file, what stood there, what stands there now, and what the linter says. */
type Slip = readonly [name: string, file: string, from: string, to: string, says: string];

const LESSON = '01-start.md';
const COURSE = 'course.yaml';

const slips: readonly Slip[] = [
  ['an unknown key', LESSON, 'timeout: 1m', 'timeuot: 1m', 'unknown key "timeuot"'],
  ['an unknown key inside', LESSON, 'within: 10s', 'whitin: 10s', 'unknown key "whitin" in "check.1"'],
  ['a wrong type', LESSON, 'covers: [D4]', 'covers: D4', '"covers" must be a list, not text'],
  ['a number for text', LESSON, 'of: hello', 'of: 5', 'must be text, not a number: put it in quotes'],
  ['a topic of no step', COURSE, '[managers, init]', '[managers, unit]', 'no lesson has a step "unit"'],
  [
    'a step of two topics',
    COURSE,
    'steps: [managers, init]}',
    'steps: [managers, init]}\n  - {id: more, title: More, steps: [init]}',
    'is in the topic "nodes" already',
  ],
  [
    'a word twice',
    COURSE,
    'step: managers}',
    'step: managers}\n  - {id: two, term: Manager, means: A node.}',
    '"Manager" is in the glossary already',
  ],
  ['a word of no step', COURSE, 'step: managers}', 'step: manages}', 'no lesson has a step "manages"'],
  [
    'a review after no step',
    COURSE,
    'review: {after: init}',
    'review: {after: inti}',
    'no lesson has a step "inti"',
  ],
  [
    'a review without a swarm',
    COURSE,
    'review: {machines: [myvm1], managers: [myvm1], shell: myvm1}\n',
    '',
    'a review has no swarm to ask for this command in',
  ],
  [
    'a review on no machine',
    COURSE,
    'managers: [myvm1]',
    'managers: [myvm2]',
    '"myvm2" is not a machine of the review',
  ],
  [
    'a prediction of nothing',
    LESSON,
    "number: {rows: nodes, on: '${manager}'}",
    'again: How many?',
    '"number" and says its "why"',
  ],
  [
    'a number without a reason',
    LESSON,
    '  why: A new swarm is the machine that began it.\n',
    '',
    'says its "why"',
  ],
  [
    'a number of no column',
    LESSON,
    "{rows: nodes, on: '${manager}'}",
    '{rows: nodes, distinct: Host}',
    'has no column "Host"',
  ],
  [
    'a number of nothing',
    LESSON,
    "{rows: nodes, on: '${manager}'}",
    '{where: {Name: x}}',
    'does not say what it looks at',
  ],
  [
    'a number of no group',
    LESSON,
    "{rows: nodes, on: '${manager}'}",
    "{output: 'nodes: [0-9]+'}",
    'has no group',
  ],
  [
    'an explanation without a right answer',
    LESSON,
    ", when: {output: {stdout: '/joined a swarm as a worker/'}}",
    '',
    'which option is right has to be clear',
  ],
  [
    'a marked answer beside one that is judged',
    LESSON,
    'text: a worker, why',
    'text: a worker, right: true, why',
    'which option is right has to be clear',
  ],
  [
    'an explanation of nothing',
    LESSON,
    'input: image',
    'explain: {prompt: Why?, options: [{id: a, text: a, why: a, right: true}, {id: b, text: b, why: b}]}',
    'has an output to explain',
  ],
  [
    'a second run of nothing',
    LESSON,
    'input: image',
    'unless: {file: {path: docker-compose.yml}}',
    'keeps a command from being run again',
  ],
  [
    'no second run, of which the output is read',
    LESSON,
    "visitors: 'http://${manager_ip}/'",
    'unless: {output: {stdout: /joined/}}',
    'keeps a command from being run again',
  ],
  [
    'visitors of no address',
    LESSON,
    "visitors: 'http://${manager_ip}/'",
    "visitors: '${manager_ip}'",
    'must be an address of the app',
  ],
  [
    'visitors without a command',
    LESSON,
    'input: image',
    "visitors: 'http://localhost/'",
    'visitors come while a command runs',
  ],
  ['a bad regex', LESSON, "'/already part", "'/(already part", '"diagnose.0.stderr" is not a regular'],
  ['a bad flag', LESSON, "initialized/i'", "initialized/g'", 'the only flag of a pattern is "i"'],
  ['a bad duration', LESSON, 'within: 10s', 'within: 10 seconds', 'is not a duration'],
  ['a bare number as duration', LESSON, 'within: 10s', 'within: 10', 'is not a duration'],
  [
    'a choice from nowhere',
    LESSON,
    'input: image',
    'choiceFrom: init',
    'no earlier step "init" has a choice',
  ],
  ['a bad amount', LESSON, "'>=2'", "'two'", 'is not an amount'],
  ['an unknown view', LESSON, 'rows: nodes', 'rows: node', '"check.1.rows" cannot be "node"'],
  ['an unknown column', LESSON, 'every: {ManagerStatus', 'every: {Leader', 'no column "Leader"'],
  ['an unknown driver', LESSON, 'run driver=virtualbox', 'run driver=vbox', 'unknown driver "vbox"'],
  ['an unknown fence word', LESSON, 'shell run choice=public', 'shell run now', 'unknown word "now"'],
  ['a language nobody runs', LESSON, 'powershell run', 'fish run', 'commands cannot be in "fish"'],
  [
    'an unknown placeholder',
    LESSON,
    'makes ${manager} a',
    'makes ${boss} a',
    'nothing gives ${boss} a value',
  ],
  ['a duplicate step', LESSON, '{#scale}', '{#init}', 'the step "init" exists already (01-start.md:'],
  ['a duplicate check', LESSON, 'id: leader', 'id: said-so', 'the id "said-so" is used here a second time'],
  [
    'an end of nothing',
    LESSON,
    'ends: [deploy/file]',
    'ends: [deploy/files]',
    '"deploy/files" is neither an earlier step',
  ],
  ['an unknown row', LESSON, 'covers: [D4]', 'covers: [D4, Z9]', 'the coverage table has no row "Z9"'],
  ['nothing to show', LESSON, 'timeout: 1m', 'shows: {}', 'add at least one of columns, lines'],
  [
    'a placeholder where none is filled in',
    LESSON,
    'timeout: 1m',
    "shows: {lines: ['/${manager}/']}",
    'no placeholder is filled in here',
  ],
  [
    'an output to show where nothing runs',
    LESSON,
    'covers: [C1]',
    'covers: [C1]\nshows: {columns: [NAME]}',
    'there is no command whose output could be shown',
  ],
  ['an uncovered row', LESSON, 'covers: [D4]', 'covers: []', 'no step covers D4'],
  ['no right option', LESSON, 'right: true, ', '', 'exactly one right option, and this one has 0'],
  [
    'an exit code that goes without saying',
    LESSON,
    "output: {exit: 0, stdout: '/swarm initialized/i'}",
    'output: {exit: 0}',
    'every command has to end with exit code 0 anyway',
  ],
  [
    'a value taken out of no group',
    COURSE,
    "stderr: '/Cannot connect to the Docker daemon/'",
    "takes: engine\n    stderr: '/Cannot connect to the Docker daemon/'",
    'has no group',
  ],
  [
    'a value taken under a name that is given',
    COURSE,
    "stderr: '/Cannot connect to the Docker daemon/'",
    "takes: manager\n    stderr: '/Cannot connect to the Docker (daemon)/'",
    'a setting or a capture is called manager already',
  ],
  [
    'a command held back by what it printed',
    COURSE,
    "stderr: '/Cannot connect to the Docker daemon/'",
    "before: true\n    stderr: '/Cannot connect to the Docker daemon/'",
    '"before" has a meaning only',
  ],
  [
    'an output of what is done by hand',
    LESSON,
    'title: the file asks for 3 replicas, file: {path: docker-compose.yml, values: {services.web.deploy.replicas: 3}}',
    'title: the file asks for 3 replicas, output: {stdout: /3/}',
    'no command whose output could be checked',
  ],
  [
    'two kinds of check',
    LESSON,
    'rows: tasks,',
    'rows: tasks, output: {exit: 0},',
    'looks at rows, output at once',
  ],
  [
    'a check of nothing',
    LESSON,
    "output: {exit: 0, stdout: '/swarm initialized/i'}",
    'within: 5s',
    'add one of rows',
  ],
  ['tasks of nothing', LESSON, 'of: hello, ', '', 'the view "tasks" needs "of"'],
  ['a kind without its part', LESSON, 'input: image', 'kind: input', '"kind: input" needs "input"'],
  ['an unknown setting', LESSON, 'input: image', 'input: picture', 'the course has no setting "picture"'],
  [
    'by hand without auto',
    LESSON,
    'Set `replicas` to',
    '```shell run\nx\n```\n',
    'mark the command with "auto"',
  ],
  ['a step nobody proves', LESSON, 'kind: by-hand\nedit', 'kind: run\nedit', '"kind: run" needs a command'],
  ['an unplaced file', LESSON, 'place: [docker-c', 'place: [d', 'the course has no file "d'],
  ['an unknown choice', LESSON, 'choice=private', 'choice=secret', '"secret" is not an option'],
  ['a default out of options', LESSON, 'default: public', 'default: none', 'the default "none" is none'],
  [
    'a hidden command',
    LESSON,
    'shell run choice=public',
    'shell run',
    'an earlier command always comes first',
  ],
  [
    'a shell forgotten',
    LESSON,
    '```powershell run',
    '```bash run',
    'this step has no command for powershell',
  ],
  [
    'an open quote',
    LESSON,
    '--advertise-addr ${manager_ip}"',
    '--advertise-addr ${manager_ip}',
    'never closed',
  ],
  [
    'a dollar in front',
    LESSON,
    'ssh ${manager} "docker swarm init',
    'ssh $${manager} "docker swarm init',
    'changes its',
  ],
  ['a secret in prose', LESSON, '`${node_id}` is', '`${join_token}` is', '${join_token} is a secret'],
  ['broken YAML', LESSON, 'covers: [D4]', 'covers: [D4', 'this is not valid YAML'],
  ['a heading without id', LESSON, ' {#scale}', '', 'a step needs an id'],
  ['a bad id', LESSON, '{#scale}', '{#Scale_it}', '"Scale_it" is not an id'],
  ['a title twice', LESSON, '## Scale by hand {#scale}', '# Scale', 'the title of a lesson belongs in'],
  ['an image', LESSON, 'The stack will run', '![x](y.png) The stack will run', 'cannot show an image'],
  ['a link nowhere', LESSON, 'The stack will', '[The](./x.md) stack will', 'leads nowhere in a terminal'],
  ['HTML', LESSON, 'The stack will run this image.', '<b>\nx\n</b>', 'a terminal cannot show this (html)'],
  [
    'a command before any step',
    LESSON,
    'A swarm begins',
    '```bash run\nx\n```\nA swarm',
    'before the first step',
  ],
  ['two step blocks', LESSON, 'The node `', '```yaml step\n```\nThe node `', 'two "yaml step" blocks'],
  ['no front matter', LESSON, '---\nid: start', 'id: start', 'a lesson begins with its front matter'],
  [
    'an unknown file',
    COURSE,
    'lessons: [01-start]',
    'lessons: [01-start, 02-next]',
    'there is no file 02-next.md',
  ],
  ['an unknown goal', COURSE, 'goal: deploy', 'goal: ship', 'no step has the id "ship"'],
  ['another schema', COURSE, 'schema: 1', 'schema: 2', '"schema" cannot be "2": use one of 1'],
  ['a default out of pattern', COURSE, 'default: myvm1', 'default: My', 'the default does not match'],
  ['a file that is not there', COURSE, 'files: [docker', 'files: [a.yml, docker', 'there is no files/a.yml'],
  ['no table', COURSE, 'coverage: coverage.md', 'coverage: rows.md', 'there is no rows.md in the course'],
  ['a way out of the course', COURSE, 'coverage: coverage.md', 'coverage: ../x.md', 'without ".."'],
  [
    'a cause without a sign',
    COURSE,
    "stderr: '/Cannot",
    "# '/Cannot",
    'add at least one of stderr, stdout, exit, command, state, file',
  ],
];

describe('an author who makes a slip is told what and how to mend it', () => {
  test.each(slips)('%s', (_name, file, from, to, says) => {
    const { problems } = parseCourse(broken(file, from, to));
    expect(told(problems).join('\n')).toContain(says);
  });
});

describe('a problem points at the very place', () => {
  const at = (file: string, from: string, to: string, says: string, marked: string): void => {
    const files = broken(file, from, to);
    const problem = parseCourse(files).problems.find(({ message }) => message.includes(says));
    expect(`${problem?.file}:${problem?.line}:${problem?.column}`).toBe(
      `${file}:${placeOf(files, file, marked)}`,
    );
  };

  test('an unknown key: at the key', () => {
    at(LESSON, 'within: 10s', 'whitin: 10s', 'whitin', 'whitin: 10s');
  });
  test('a wrong value: at the value', () => {
    at(LESSON, 'rows: nodes', 'rows: node', '"node"', 'node\n');
  });
  test('a wrong column: at the column', () => {
    at(LESSON, 'every: {ManagerStatus', 'every: {Leader', 'no column', 'Leader: Leader');
  });
  test('a placeholder: at the placeholder', () => {
    at(LESSON, 'makes ${manager} a', 'makes ${boss} a', 'boss', '${boss}');
  });
  test('a placeholder of course.yaml: there, too', () => {
    at(COURSE, 'start ${manager}', 'start ${boss}', 'boss', '${boss}');
  });
  test('a heading: at the heading', () => {
    at(LESSON, ' {#scale}', '', 'needs an id', '## Scale by hand');
  });
  test('a row: at its line of the table', () => {
    const files = broken(LESSON, 'covers: [D4]', 'covers: []');
    const [problem] = parseCourse(files).problems;
    expect(problem).toMatchObject({ file: 'coverage.md', line: 4 });
  });
  test('and Windows line ends and a byte order mark move nothing', () => {
    const files = broken(LESSON, 'makes ${manager} a', 'makes ${boss} a');
    const unix = parseCourse(files).problems;
    const windows = new Map(
      [...files].map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    expect(parseCourse(windows).problems).toEqual(unix);
  });
});

test('a capture that nothing uses is a problem', () => {
  const { problems } = parseCourse(broken(LESSON, 'The node `${node_id}` is', 'It is'));
  expect(told(problems)).toEqual([]);
  const unused = broken(LESSON, ", ID: '/^${node_id}/'", '');
  unused.set(LESSON, (unused.get(LESSON) ?? '').replace('The node `${node_id}` is', 'It is'));
  expect(told(parseCourse(unused).problems)).toEqual([
    `${LESSON}: nothing uses \${node_id}: use it, or remove the capture`,
  ]);
});

test('a value that one driver does not have in time is a problem on that driver', () => {
  const files = broken(LESSON, 'timeout: 1m', 'drivers: [virtualbox, generic, dind, simulator]');
  expect(told(parseCourse(files).problems)).toEqual([
    `${LESSON}: on hyperv, \${manager_ip} has no value yet at this step: capture it in an earlier step that exists there`,
  ]);
});

test('the output of a command is no value for the command itself', () => {
  const files = broken(LESSON, '"docker swarm init --', '"docker swarm init ${node_id} --');
  expect(told(parseCourse(files).problems).join()).toContain('${node_id} has no value yet');
});

test('problems are told in Chinese, too', async () => {
  const { messagesFor } = await import('../../src/i18n/messages.ts');
  const files = broken(LESSON, 'covers: [D4]', 'covers: []');
  expect(told(parseCourse(files, messagesFor('zh').lint).problems).join()).toContain('没有步骤覆盖 D4');
});
