/** The package that npm would publish, away from the checkout and from node_modules. */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { PROGRAM, reportOf, temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
const ROOT = join(import.meta.dirname, '..', '..');

test('runs where nothing else is installed', async () => {
  const away = folders.make();
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--offline', '--pack-destination', away], {
    cwd: ROOT,
  });
  const [tarball = ''] = readdirSync(away);
  execFileSync('tar', ['-xzf', tarball], { cwd: away });
  const unpacked = join(away, 'package');
  expect(readdirSync(unpacked).sort()).toEqual([
    'LICENSE',
    'README.md',
    'README.zh.md',
    'dist',
    'package.json',
  ]);
  const { bin, version } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  const program = join(unpacked, bin['swarm-tutor']);
  expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(statSync(program).mode & 0o111).not.toBe(0);

  const home = join(away, 'home');
  expect((await tutor(['--version'], { home, program, cwd: away })).stdout).toBe(`${version}\n`);
  const walked = await tutor(['run', '--until', 'create-manager', '--driver', 'simulator', '--json'], {
    home,
    program,
    cwd: away,
  });
  expect(walked.code, walked.stderr).toBe(0);
  expect(reportOf(walked).steps.find(({ id }) => id === 'create-manager')?.status).toBe('passed');

  const pty = openPty({ home, file: process.execPath, args: [program], cwd: away });
  await pty.until('takes you back to');
  pty.type('q');
  expect((await pty.exited).code).toBe(0);
}, 60_000);

test('says what is missing when a part of it is gone, and how to get it back', async () => {
  const away = join(folders.make(), 'dist');
  cpSync(dirname(PROGRAM), away, { recursive: true });
  rmSync(join(away, 'simulator.js'));
  const program = join(away, 'cli.js');
  const home = join(folders.make(), 'home');
  for (const lang of ['en', 'zh']) {
    const ended = await tutor(['run', '--driver', 'simulator', '--lang', lang], { home, program });
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('simulator');
    expect(ended.stderr).toContain(lang === 'en' ? 'Install swarm-tutor again' : '请重新安装');
    expect(ended.stderr).not.toMatch(/^\s+at |node:internal/m);
  }
});
