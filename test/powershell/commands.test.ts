/** Commands in a real PowerShell: how they end, what they leave behind, and what of their output arrives. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../shell/run.ts';
import { PWSH, powershellIn } from './pwsh.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

describe.skipIf(PWSH === undefined)('a command in PowerShell', () => {
  test.each([
    ['ends well', `'done'`, 0],
    ['ends as its program did', `& node -e 'process.exit(7)'`, 7],
    [
      'ends well when only an earlier statement failed, as at a prompt',
      `Get-Content nothing-here; 'done'`,
      0,
    ],
    ['fails when its last statement did: a file that is not there', 'Get-Content nothing-here', 1],
    ['fails when its last statement did: nothing to move', 'Move-Item -Force nothing-here elsewhere', 1],
    ['fails when a program in its last pipeline did', `node -e 'process.exit(5)' | Invoke-Expression`, 5],
    ['fails when its last statement names no program', 'no-such-program --help', 1],
    ['fails when it throws', `throw 'enough'`, 1],
    ['ends as it says', 'exit 3', 3],
    ['ends well when it returns', 'return', 0],
    ['fails when it can not be read', `'open`, 1],
  ])('%s: %s', async (_, command, code) => {
    const { exitCode, stderr, notices } = await powershellIn(folder.path).run(command);
    expect(exitCode, stderr).toBe(code);
    expect(notices).toBeUndefined();
  });

  test('goes on after a statement that ends in an error, as at a prompt', async () => {
    const { stdout, stderr, exitCode } = await powershellIn(folder.path).run(
      `no-such-program\n[int]'x'\n'and on'`,
    );
    expect(stdout).toBe('and on\n');
    expect(stderr).toContain('no-such-program');
    expect(exitCode).toBe(0);
  });

  test('that can not be read is told what is wrong with it, and of nothing else', async () => {
    const { stderr } = await powershellIn(folder.path).run(`docker ps 'open`);
    expect(stderr).toContain('terminator');
    expect(stderr).not.toContain('swarmTutor');
    expect(stderr).not.toContain('\u001B');
  });

  test.each([
    ['at its end', ''],
    ['with exit', '; exit 4'],
    ['with an error', `; throw 'enough'`],
    ['with return', '; return'],
  ])('leaves its variables and its folder to the next, %s', async (_, end) => {
    const inner = join(folder.path, '张三 O’Brien [1]');
    mkdirSync(inner, { recursive: true });
    const shell = powershellIn(folder.path);
    await shell.run(
      `Set-Location -LiteralPath '张三 O’’Brien [1]'; $env:MADE = "it's 雪"; Remove-Item Env:GREETING${end}`,
    );
    expect(shell.state.cwd).toBe(inner);
    const { stdout } = await shell.run('"$env:MADE|$env:GREETING|$((Get-Location).Path)"');
    expect(stdout.trimEnd()).toBe(`it's 雪||${inner}`);
  });

  test('hands no other PowerShell the modules that only this one can load', async () => {
    writeFileSync(join(folder.path, 'modules.js'), 'console.log(process.env.PSModulePath)');
    const shell = powershellIn(folder.path);
    const { stdout } = await shell.run(
      `(node modules.js).Contains($PSHOME); (Get-FileHash modules.js).Algorithm`,
    );
    expect(stdout.trim().split(/\s+/)).toEqual(['False', 'SHA256']);
  });

  test('prints and is given UTF-8', async () => {
    const shell = powershellIn(folder.path);
    const printed = await shell.run(`'雪 é 🐳'; '雪 é 🐳' | node -e 'process.stdin.pipe(process.stdout)'`);
    expect(printed.stdout.split(/\r?\n/)).toEqual(['雪 é 🐳', '雪 é 🐳', '']);
  });

  test('may print what is no text', async () => {
    writeFileSync(
      join(folder.path, 'bytes.js'),
      'process.stdout.write(Buffer.from([0xff, 0xfe, 0, 1, 0x80, 10]))',
    );
    const { stdout, exitCode } = await powershellIn(folder.path).run('node bytes.js');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\uFFFD');
  });

  test('is given no input, so that nothing waits for it', async () => {
    const { exitCode } = await powershellIn(folder.path).run(`node -e 'process.stdin.resume()'`, {
      timeoutMs: 30_000,
    });
    expect(exitCode).toBe(0);
  });

  test('ends with all that it started: at its time limit, and when it is interrupted', async () => {
    const shell = powershellIn(folder.path);
    const late = await shell.run(`$env:LATE = '1'; node -e 'setInterval(() => {}, 1000)'`, {
      timeoutMs: 4000,
      graceMs: 500,
    });
    expect(late.timedOut).toBe(true);
    const control = new AbortController();
    const stopped = await shell.run(`node -e 'console.log("up"); setInterval(() => {}, 1000)'`, {
      signal: control.signal,
      graceMs: 500,
      onOutput: () => control.abort(),
    });
    expect(stopped).toMatchObject({ interrupted: true, stdout: expect.stringContaining('up') });
    const after = await shell.run(`'still here'`);
    expect(after.stdout.trimEnd()).toBe('still here');
  });
});
