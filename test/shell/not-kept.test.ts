/** What a command leaves and cannot be kept is said; what can be kept is, whatever else can't. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { fitting } from '../../src/shell/fitting.ts';
import { saidOf, shellNotice } from '../../src/shell/notices.ts';
import { openShell } from '../../src/shell/terminal.ts';
import { told } from '../support/told.ts';
import { shellIn, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);
afterEach(() => vi.unstubAllEnvs());

/** Longer than Linux lets one variable of a program be. */
const LARGE = 'printf %0140000d 0';

describe.each(['bash', 'sh'] as const)('in %s', (kind) => {
  test('a variable that is too large is left out, said, and takes no other with it', async () => {
    const shell = shellIn(folder.path, kind);
    const command = `export BEFORE=1 LARGE="$(${LARGE})" LINES="a\nexport FAKE=2" AFTER="it's"; cd /`;
    const { notices, exitCode } = await shell.run(command);
    expect(exitCode).toBe(0);
    expect(notices).toEqual([{ kind: 'too-large', names: ['LARGE'] }]);
    expect(shell.state).toMatchObject({
      cwd: '/',
      env: { BEFORE: '1', AFTER: "it's", LINES: 'a\nexport FAKE=2' },
    });
    expect(shell.state.env.LARGE).toBeUndefined();
    expect(shell.state.env.FAKE).toBeUndefined();
    expect((await shell.run('echo "$AFTER"; env | wc -l')).stdout).toMatch(/^it's\n/);
  });

  test("a TMPDIR that cannot be used is in nobody's way", async () => {
    vi.stubEnv('TMPDIR', '/no/such/folder');
    const shell = shellIn(folder.path, kind);
    const { exitCode, notices } = await shell.run('export KEPT=1 TMPDIR=/no/such/folder');
    expect(exitCode).toBe(0);
    expect(notices).toBeUndefined();
    expect((await shell.run('echo "$KEPT"')).stdout).toBe('1\n');
  });

  test('where no folder can be made, the command runs, and it is said that what it changed is lost', async () => {
    const file = join(folder.path, `a file for ${kind}`);
    writeFileSync(file, '');
    const shell = shellIn(folder.path, kind);
    const { exitCode, stdout, notices } = await shell.run('export LOST=1; echo done', { scratch: file });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'done\n' });
    expect(notices).toMatchObject([{ kind: 'state-lost', why: expect.stringContaining(file) }]);
    expect(shell.state.env.LOST).toBeUndefined();
  });

  test('a shell that another program replaces has told nothing, and nothing is said', async () => {
    expect((await shellIn(folder.path, kind).run('exec true')).notices).toBeUndefined();
  });
});

test('exported functions are kept beside a variable that is too large', async () => {
  const shell = shellIn(folder.path);
  await shell.run(`greet() { echo hello; }; export -f greet; export LARGE="$(${LARGE})"`);
  expect((await shell.run('greet')).stdout).toBe('hello\n');
});

test.runIf(process.platform === 'linux')(
  'on a full disk it is said that what a command changed is lost',
  async () => {
    const shell = shellIn(folder.path);
    // The shell may write no block at all, as on a full disk; its file is made and stays empty.
    const { notices, exitCode } = await shell.run('export LOST=1; ulimit -f 0; trap "" XFSZ; true');
    expect(exitCode).toBe(0);
    expect(notices).toMatchObject([{ kind: 'state-lost' }]);
  },
);

describe('what a program can be started with', () => {
  test('is each variable up to 128 KiB, on Windows up to 32,767 characters', () => {
    const env = { FITS: 'x'.repeat(131_066), TOO_LONG: 'x'.repeat(131_063), WIDE: '中'.repeat(50_000) };
    expect(fitting(env, 'linux').tooLarge).toEqual(['TOO_LONG', 'WIDE']);
    expect(fitting({ A: 'x'.repeat(32_764), B: 'x'.repeat(32_765) }, 'win32').tooLarge).toEqual(['B']);
  });

  test('is so much together that the small ones never go for the large', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`V${at}`, 'x'.repeat(100_000)]));
    const { env, tooLarge } = fitting({ ...many, PATH: '/bin' }, 'linux');
    expect(env.PATH).toBe('/bin');
    expect(tooLarge.length).toBeGreaterThan(10);
    expect(tooLarge.length).toBeLessThan(30);
  });
});

test.each(['en', 'zh'] as const)("both are said in the learner's language: %s", (language) => {
  const { shell } = messagesFor(language);
  expect(told(shellNotice({ kind: 'state-lost', why: 'ENOSPC' }), language)).toBe(shell.stateLost('ENOSPC'));
  expect(told(shellNotice({ kind: 'too-large', names: ['A', 'B'] }), language)).toMatch(/A.+B/);
});

test('a shell on the terminal that cannot be opened says why', () => {
  const file = join(folder.path, 'a file for the terminal');
  writeFileSync(file, '');
  const left = openShell({
    shell: 'bash',
    shellProgram: 'bash',
    state: shellIn(folder.path).state,
    fallbackFolder: folder.path,
    scratch: file,
  });
  expect(left.exitCode).toBeNull();
  expect(told(saidOf(left))).toContain(file);
});
