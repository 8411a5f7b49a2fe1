/** A home on a disk that is full, that fills up during a walk, or that can only be read. Needs the right to mount one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { passedIn } from '../support/intact.ts';
import { temporaryFolders, tutor } from '../support/program.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
const disk = folders.make();

function mount(...args: string[]): boolean {
  try {
    execFileSync('mount', [...args, disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const canMount = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=12m', 'swarm-tutor');
afterAll(() => {
  if (canMount) execFileSync('umount', ['-l', disk]);
  folders.removeAll();
});

const home = join(disk, 'home');
const filler = join(disk, 'filler');

/** Writes until not a byte is left. */
function fill(): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // No more of that size.
    }
  }
}

const walk = (until: string) => tutor(['run', '--until', until, '--driver', 'simulator'], { home });
const COMMANDS = [
  ['check', '--driver', 'simulator'],
  ['run', '--driver', 'simulator'],
  ['shell', '-c', 'true', '--driver', 'simulator'],
];

describe.skipIf(!canMount)('a home', () => {
  beforeAll(async () => {
    expect((await walk('create-manager')).code).toBe(0);
  }, 60_000);

  test('on a full disk is told of in one message, whoever has begun what there', async () => {
    fill();
    for (const args of COMMANDS) {
      const { code, stdout, stderr } = await tutor(args, { home });
      expect({ code, stdout, stderr }, args.join(' ')).toEqual({
        code: 3,
        stdout: '',
        stderr: `swarm-tutor: ${home} cannot be used: the disk is full. Make room there, or set SWARM_TUTOR_HOME to a folder on another disk.\n`,
      });
    }
    const empty = join(disk, 'new');
    expect((await tutor(['run', '--driver', 'simulator'], { home: empty })).code).toBe(3);
    rmSync(filler);
  });

  test('that can only be read is told of in one message, by a reset as well', async () => {
    expect(mount('-o', 'remount,ro')).toBe(true);
    for (const args of [...COMMANDS, ['reset', '--yes']]) {
      const { code, stdout, stderr } = await tutor(args, { home });
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain('swarm-tutor: ');
      expect(stderr).toContain('a disk that can only be read. Mount that disk writable');
    }
    expect(mount('-o', 'remount,rw')).toBe(true);
    expect(passedIn(home)).toContain('create-manager');
  });

  test('on a disk that fills up during a walk: it is said once, the walk ends, and goes on when there is room', async () => {
    const child = tutor(['run', '--driver', 'simulator'], { home });
    while (!passedIn(home).includes('create-worker')) await sleep(20);
    fill();
    const { code, stdout, stderr } = await child;
    expect(code).toBe(1);
    // A command that meets it has its cause named; a look that meets it says so itself.
    expect(stdout).toMatch(
      /There's no room left, or the disk can't be written to|cannot be used: the disk is full/,
    );
    expect(stderr.match(/cannot be written \(the disk is full\)/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(stdout + stderr).not.toMatch(/inside swarm-tutor|^ +at /m);
    const before = passedIn(home);
    expect(before).toContain('create-worker');
    rmSync(filler);
    const again = await walk('join-worker');
    expect(again.code, again.stdout).toBe(0);
    expect(passedIn(home)).toEqual(expect.arrayContaining(before));
  });

  test('on a full disk is reset all the same', async () => {
    const mine = join(home, 'workspace', 'mine.yml');
    writeFileSync(mine, '');
    fill();
    const ended = await tutor(['reset', '--yes'], { home });
    expect(ended.code, ended.stderr).toBe(0);
    expect(existsSync(join(home, 'simulator')) || existsSync(join(home, 'progress.json'))).toBe(false);
    fill();
    expect((await tutor(['reset', '--all', '--yes'], { home })).code).toBe(0);
    expect(readdirSync(home)).toEqual(['workspace']);
    expect(existsSync(mine)).toBe(true);
    rmSync(filler);
  });
});
