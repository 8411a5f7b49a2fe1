/** The package: packed, installed as a learner would where no registry answers, and run from there. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { filesBelow, PROGRAM, reportOf, temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
const ROOT = join(import.meta.dirname, '..', '..');
const MANIFEST = join(ROOT, 'package.json');

/** npm with nothing to go by but its arguments: no cache, and a registry that nobody answers at. */
function npm(cwd: string, ...args: string[]): string {
  const env = { ...process.env, npm_config_cache: join(folders.make(), 'cache'), npm_config_audit: 'false' };
  return execFileSync('npm', [...args, '--offline', '--registry', 'http://127.0.0.1:9'], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/** A folder whose path holds a space and Chinese, as a learner's may. */
function awayFolder(): string {
  const away = join(folders.make(), 'my 学习');
  mkdirSync(away);
  return away;
}

function bytesBelow(folder: string): number {
  return filesBelow(folder).reduce((sum, { path }) => sum + statSync(path).size, 0);
}

test('installs one package in an empty prefix, and the tutorial runs from there', async () => {
  const away = awayFolder();
  npm(away, 'pack', dirname(PROGRAM), '--ignore-scripts');
  const [tarball = ''] = readdirSync(away);
  expect(statSync(join(away, tarball)).size).toBeLessThan(2_000_000);

  const prefix = join(away, 'prefix');
  expect(npm(away, 'install', '--global', '--prefix', prefix, join(away, tarball))).toMatch(
    /added 1 package\b/,
  );
  const modules = join(prefix, 'lib', 'node_modules');
  const installed = join(modules, 'swarm-tutor');
  expect(readdirSync(modules)).toEqual(['swarm-tutor']);
  expect(bytesBelow(modules)).toBeLessThan(8_000_000);
  expect(readdirSync(installed).sort()).toEqual([
    ...['LICENSE', 'README.md', 'README.zh.md', 'THIRD-PARTY-LICENSES', 'chunks', 'cli.js'],
    ...[
      'docker-machine.js',
      'launcher.exe',
      'lessons',
      'package.json',
      'sbom.cdx.json',
      'schema',
      'simulator.js',
      'yoga.wasm',
    ],
  ]);

  const program = join(prefix, 'bin', 'swarm-tutor');
  expect(statSync(program).mode & 0o111).not.toBe(0);
  const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toBe(`${version}\n`);

  for (const [lang, all] of [
    ['en', /^All \d+ checks hold\.$/m],
    ['zh', /^\d+ 项检查全部成立。$/m],
  ] as const) {
    const start = { home: join(away, `home ${lang}`), program, cwd: away };
    const language = ['--lang', lang, '--driver', 'simulator'];
    const walked = await tutor(['run', '--until', 'create-manager', '--json', ...language], start);
    expect(walked.code, walked.stderr).toBe(0);
    expect(reportOf(walked).steps.find(({ id }) => id === 'create-manager')?.status).toBe('passed');
    const checked = await tutor(['check', ...language], start);
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringMatching(all) });
  }

  const home = join(away, 'home en');
  const doctor = await tutor(['doctor', '--json'], { home, program, cwd: away });
  expect(doctor.code, doctor.stderr).toBe(0);
  expect(JSON.parse(doctor.stdout)).toMatchObject({ drivers: expect.anything() });

  const pty = openPty({ home, file: program, cwd: away });
  await pty.until('takes you back to');
  pty.type('q');
  expect((await pty.exited).code).toBe(0);
}, 120_000);

test('is what npm packs in the checkout, whose manifest stays as it is', () => {
  const before = readFileSync(MANIFEST, 'utf8');
  const away = awayFolder();
  npm(ROOT, 'pack', '--pack-destination', away);
  expect(readFileSync(MANIFEST, 'utf8')).toBe(before);
  const [tarball = ''] = readdirSync(away);
  execFileSync('tar', ['-xzf', tarball], { cwd: away });
  const packed = JSON.parse(readFileSync(join(away, 'package', 'package.json'), 'utf8'));
  const { name, version, description, license, engines } = JSON.parse(before);
  expect(packed).toMatchObject({ name, version, description, license, engines, bin: { [name]: 'cli.js' } });
  expect(Object.keys(packed).filter((key) => /dependencies|scripts|private/i.test(key))).toEqual([]);
}, 120_000);

test.each(['README.md', 'README.zh.md'])('has the name by which %s installs it', (readme) => {
  const { name, version } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  expect(readFileSync(join(ROOT, readme), 'utf8')).toContain(`npm install --global ./${name}-${version}.tgz`);
});

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
