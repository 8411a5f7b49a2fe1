/**
 * A learner's Mac, as far as Linux can be one: the tools of macOS and no others, its old bash where there is one, a home behind the
 * link that /tmp is there, Terminal.app's colours; and a disk that ignores case, and has neither links nor rights (exFAT).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { findProgram } from '../../src/driver/find-program.ts';
import { posixWord } from '../../src/text/quoting.ts';
import { failedChecks, filesBelow, reportOf, temporaryFolders } from '../support/program.ts';
import { endPtys } from '../support/pty.ts';
import { openPty, tutor } from '../support/served-program.ts';

const WALK = ['run', '--driver', 'simulator', '--speed', 'instant', '--json'];
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

/** Of the programs that a shell's line may call, those that macOS has. */
const TOOLS =
  'awk base64 cat chmod cp cut dirname env false grep head ls mkdir mv printf ps pwd rm sh sleep sort tail tee touch tr true uname uniq wc which xargs';
/** These it has, too, but they know no long flags there, and not these short ones. */
const REFUSED: Readonly<Record<string, string>> = {
  sed: '-i|-r|--*',
  date: '-d|-I*|--*',
  stat: '-c|--*',
  readlink: '-e|-m|--*',
  mktemp: '--*',
};

/** A folder with the tools of a Mac, and the log of what it refused. */
function macsTools() {
  const folder = folders.make();
  const log = join(folder, 'refused');
  for (const name of TOOLS.split(' ')) {
    const found = findProgram(name, process.env);
    if (found !== undefined) symlinkSync(found, join(folder, name));
  }
  symlinkSync(findProgram('bash-3.2', process.env) ?? '/bin/bash', join(folder, 'bash'));
  for (const [name, flags] of Object.entries(REFUSED)) {
    const refuse = `echo ${name} "$@" >>${posixWord(log)}; echo "${name}: illegal option" >&2; exit 1`;
    const script = `#!/bin/sh\ncase $1 in ${flags}) ${refuse} ;; esac\nexec ${findProgram(name, process.env)} "$@"\n`;
    writeFileSync(join(folder, name), script, { mode: 0o755 });
  }
  return { folder, log };
}

describe.skipIf(process.platform === 'win32')('on a Mac', () => {
  test('all of Part 4 is walked with its tools, from a home behind a link', async () => {
    const { folder, log } = macsTools();
    expect(spawnSync(join(folder, 'sed'), ['-i', 's/a/b/', log]).status).toBe(1);
    rmSync(log);
    const root = folders.make();
    mkdirSync(join(root, 'private/tmp'), { recursive: true });
    symlinkSync('private/tmp', join(root, 'tmp'));
    const home = join(root, 'tmp', 'home');
    const ended = await tutor(WALK, { home, env: { PATH: folder, SHELL: '/bin/zsh' } });
    const report = reportOf(ended);
    expect(failedChecks(report)).toEqual([]);
    expect(report.steps.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
    // No two of its files differ by their case only, but for gates: VirtualBox's programs have both names.
    const names = filesBelow(home)
      .filter(({ path }) => !path.startsWith(join(home, 'simulator/bin')))
      .map(({ path }) => path.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  test('Terminal.app gets colours that it has', async () => {
    const home = join(folders.make(), 'home');
    const env = { TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal', COLORTERM: '' };
    const pty = openPty({ home, env, args: ['learn', '--driver', 'simulator'], columns: 80, rows: 24 });
    await pty.until('Check your Docker');
    pty.type('q');
    await pty.exited;
    expect(pty.raw).toMatch(/\x1b\[[\d;]*[34]8;5;/);
    expect(pty.raw).not.toMatch(/\x1b\[[\d;]*[34]8;2;/);
  });
});

/** A disk in a file, where root may mount one; undefined elsewhere. */
function exfatDisk(): { readonly folder: string; readonly remove: () => void } | undefined {
  const missing = ['mkfs.exfat', 'losetup', 'mount.exfat-fuse'].some(
    (name) => !findProgram(name, process.env),
  );
  if (missing || process.getuid?.() !== 0 || !existsSync('/dev/fuse')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'exfat-'));
  const image = `${folder}.img`;
  let loop = '';
  const remove = (): void => {
    spawnSync('umount', [folder]);
    if (loop !== '') spawnSync('losetup', ['--detach', loop]);
    rmSync(image, { force: true });
    rmSync(folder, { recursive: true });
  };
  try {
    writeFileSync(image, '');
    truncateSync(image, 64 * 1024 * 1024);
    execFileSync('mkfs.exfat', [image], { stdio: 'ignore' });
    loop = execFileSync('losetup', ['--find', '--show', image], { encoding: 'utf8' }).trim();
    execFileSync('mount.exfat-fuse', [loop, folder], { stdio: 'ignore' });
    return { folder, remove };
  } catch {
    remove();
    return undefined;
  }
}

const disk = exfatDisk();
afterAll(() => disk?.remove());

describe.skipIf(disk === undefined)('on a disk that ignores case, and has neither links nor rights', () => {
  const home = join(disk?.folder ?? '', '张三', 'home');

  test('all of Part 4 is walked, by two at once', async () => {
    const [walked, beside] = await Promise.all([
      tutor(WALK, { home }),
      tutor(WALK, { home: join(disk?.folder ?? '', 'beside') }),
    ]);
    for (const ended of [walked, beside]) {
      expect(failedChecks(reportOf(ended))).toEqual([]);
      expect(ended.code).toBe(0);
    }
  });

  test('a reset leaves nothing', async () => {
    expect((await tutor(['reset', '--all', '--yes'], { home })).code).toBe(0);
    expect(existsSync(home) ? readdirSync(home) : []).toEqual([]);
  });
});
