import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { resolveCommand } from '../../src/lesson/resolve.ts';
import { told } from '../support/told.ts';

/** What a learner reads of a refusal. */
function inEnglish(result: ReturnType<typeof resolveCommand>): Record<string, string> {
  if ('ok' in result) return {};
  return { ...result, what: told(result.what), mend: told(result.mend) };
}

const HOSTILE = [
  '"; rm -rf ~ #',
  "'; rm -rf ~ #",
  '$(id)',
  '`id`',
  '$HOME',
  '${HOME}',
  'a b',
  ' a',
  'a\nb',
  'a\tb',
  'a;b',
  'a|b',
  'a&b',
  'a>b',
  'a<b',
  'a\\b',
  'a\\',
  '*',
  'a?',
  '[ab]',
  '{a,b}',
  '~',
  '#x',
  '!x',
  '(x)',
  'a^b',
  '\u0000',
  'a\u00a0b',
  'a\u2028b',
  '"',
  "'",
  '\u201cx\u201d',
  '\u2019',
  '-x',
  '--flag',
  '',
];

const PLAIN = [
  'myvm1',
  '192.168.99.100',
  'username/repo:tag',
  'registry.example.com:5000/a/b@sha256:0123abcd',
  'SWMTKN-1-49nj1cmql0jkz5s954yi3oex3nedyz0fb0xx14ie39trti4wxv-8vxv8rssmk743ojnwacrr2e7c',
  'tcp://10.0.0.1:2376',
  '100%',
  'a=b',
  'a,b',
  '1+1',
  '_x',
  '%',
  '@',
];

/** Places in which a lesson may put a value, and which `bash -c` turns into one line a word. */
const PLACES = [
  "printf '%s\\n' ${x}",
  "printf '%s\\n' '${x}'",
  `printf '%s\\n' "\${x}"`,
  `bash -c "printf '%s\\n' \${x}"`,
  `bash -c "printf '%s\\n' '\${x}'"`,
  `bash -c 'printf "%s\\n" "\${x}"'`,
  "printf '%s\\n' $(printf '%s' ${x})",
  `eval "printf '%s\\n' \${x}"`,
];

/** A small generator with a fixed seed, so that a failure can be repeated. */
function* random(seed: number): Generator<number> {
  let state = seed;
  while (true) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function randomValues(count: number): string[] {
  const signs = [...'abZ09.:/_-@+=,% "\'$`\\;|&<>()[]{}*?~#!^\n\téñ中'];
  const numbers = random(4);
  const pick = (limit: number): number => Math.floor((numbers.next().value ?? 0) * limit);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + pick(6) }, () => signs[pick(signs.length)]).join(''),
  );
}

describe.skipIf(process.platform === 'win32')(
  'a value that is accepted stays one word, wherever it stands',
  () => {
    test.each(PLACES)('%s', (template) => {
      const accepted = [...PLAIN, ...HOSTILE, ...randomValues(400)].flatMap((x) => {
        const result = resolveCommand(template, { x });
        return 'ok' in result ? [{ x, command: result.ok }] : [];
      });
      expect(accepted.length).toBeGreaterThanOrEqual(PLAIN.length);
      const script = accepted.map(({ command }) => `${command}\n`).join('');
      const printed = execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: '/' });
      expect(printed.split('\n').slice(0, -1)).toEqual(accepted.map(({ x }) => x));
    });
  },
);

describe('a value that could be read as anything else is refused before anything runs', () => {
  test.each(HOSTILE.map((value) => [JSON.stringify(value), value]))('%s', (_name, x) => {
    for (const template of PLACES) {
      expect(resolveCommand(template, { x })).toHaveProperty('mend');
      expect(resolveCommand(template, { x }, { shell: 'powershell' })).toHaveProperty('mend');
    }
  });

  test('and the learner reads which value, which placeholder, why, where, and what to do', () => {
    const refusal = resolveCommand('docker-machine ssh ${manager} "docker node ls"', { manager: 'my vm' });
    expect(inEnglish(refusal)).toEqual({
      what: 'The value of ${manager}, "my vm", contains U+0020, which a shell may not take as part of one plain word.',
      where: 'docker-machine ssh ${manager} "docker node ls"',
      mend: 'Nothing was run. Give ${manager} a value of letters, digits and . : / _ @ + = , % - only, or repeat the step that finds it out.',
    });
  });

  test('and signs that would change the screen are named, not printed', () => {
    const refusal = resolveCommand('echo ${x}', { x: 'a\u001b[2Jb\u202e' });
    expect(inEnglish(refusal).what).toContain('"aU+001B[2JbU+202E"');
  });

  test('and a secret is not shown', () => {
    const refusal = resolveCommand('echo ${token}', { token: 'SWMTKN 1' }, { secrets: ['token'] });
    expect(JSON.stringify(refusal)).not.toContain('SWMTKN');
    expect(inEnglish(refusal).what).toContain('${token}');
  });

  test('and it is said in Chinese to whoever reads Chinese', () => {
    const refusal = resolveCommand('echo ${x}', {});
    expect('what' in refusal && told(refusal.what, 'zh')).toBe('${x} 还没有值。');
  });
});

describe('a placeholder without a value is refused', () => {
  test('even when its name is one that every object has', () => {
    expect(resolveCommand('echo ${constructor}', {})).toHaveProperty('mend');
  });
  test('but variables of the shell are the shell’s', () => {
    const text = 'echo ${HOME} $PATH ${DOCKER_HOST}';
    expect(resolveCommand(text, {})).toEqual({ ok: text });
  });
  test('and the first one is named, with its line', () => {
    expect(resolveCommand('a ${x}\nb ${y}\nc', { x: '1' })).toMatchObject({ where: 'b ${y}' });
  });
});

describe('the place decides', () => {
  const ok = (text: string, x: string, shell: 'bash' | 'powershell' = 'bash') =>
    'ok' in resolveCommand(text, { x }, { shell });

  test('a hyphen begins an option only at the beginning of a word', () => {
    expect(ok('docker ${x}', '-v')).toBe(false);
    expect(ok(`ssh m "docker swarm join \${x}"`, '-v')).toBe(false);
    expect(ok(`docker "\${x}"`, '-v')).toBe(false);
    expect(ok('docker image:${x}', '-v')).toBe(true);
  });
  test('an equals sign makes an assignment where a program is expected', () => {
    expect(ok('${x} ls', 'A=b')).toBe(false);
    expect(ok('true && ${x} ls', 'A=b')).toBe(false);
    expect(ok('docker run -e ${x}', 'A=b')).toBe(true);
  });
  test('PowerShell makes a list of a comma, and spreads what @ names', () => {
    expect(ok('docker ${x}', 'a,b', 'powershell')).toBe(false);
    expect(ok(`docker "\${x}"`, 'a,b', 'powershell')).toBe(true);
    expect(ok('docker ${x}', '@args', 'powershell')).toBe(false);
    expect(ok('ssh root@${x}', '@host', 'powershell')).toBe(true);
  });
  test('a dollar or an escape in front would make a variable of any value', () => {
    expect(ok('echo $${x}', 'HOME')).toBe(false);
    expect(ok('echo \\${x}', 'HOME')).toBe(false);
    expect(ok('echo `${x}', 'n', 'powershell')).toBe(false);
  });
  test('nothing can be said where a quote stays open', () => {
    expect(ok('echo "${x}', 'a')).toBe(false);
    expect(ok("echo it's ${x}", 'a')).toBe(false);
    expect(ok('echo $(${x}', 'a')).toBe(false);
  });
  test('quotes inside the other quotes, escaped and doubled quotes, and comments open nothing', () => {
    expect(ok(`echo "it's" '"' \\" \${x}`, 'a')).toBe(true);
    expect(ok(`echo \${x} # it's`, 'a')).toBe(true);
    expect(ok(`echo 'it''s' "a""b" \${x}`, 'a', 'powershell')).toBe(true);
    expect(ok('echo "`"" ${x}', 'a', 'powershell')).toBe(true);
  });
});

test('a value is put in as it is, and what looks like a placeholder in it is not read again', () => {
  expect(resolveCommand('a ${x} b ${y} ${x}', { x: '1', y: '2' })).toEqual({ ok: 'a 1 b 2 1' });
  expect(resolveCommand('a ${x}', { x: '${y}', y: '2' })).toHaveProperty('mend');
});
