/** Values and output that mean harm: nothing of them reaches a shell, and the screen stays ours. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesBelow, reportOf, temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty, type Pty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';
import { see } from '../support/walker.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];

/** What a poisoned answer could hold. */
const POISON = '"; touch pwned; rm -rf ~ #';

describe('a value that would break out of its quotes', () => {
  test('is refused before anything runs, where it was remembered', async () => {
    const home = await walkedTo('trial-port', join(folders.make(), 'home'));
    const file = join(home, 'progress.json');
    const progress = JSON.parse(readFileSync(file, 'utf8'));
    progress.walks['part-4-swarms/simulator'].values.port = POISON;
    writeFileSync(file, JSON.stringify(progress));

    const ended = await tutor(['run', '--until', 'try-image', '--json', ...INSTANT], { home });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('port');
    expect(reportOf(ended).steps.find(({ id }) => id === 'try-image')).toMatchObject({
      command: null,
      exitCode: null,
    });
    expect(existsSync(join(home, 'workspace', 'pwned'))).toBe(false);
    for (const { path, text } of filesBelow(join(home, 'transcripts')))
      expect(text, path).not.toContain('pwned');
  });
});

describe('output that means harm', () => {
  const home = join(folders.make(), 'home');
  let pty: Pty;
  beforeAll(() => {
    mkdirSync(join(home, 'workspace'), { recursive: true });
  });

  /** Types a command at the first step, which asks for the version; that follows what means harm. */
  async function run(command: string): Promise<void> {
    pty = openPty({ home, args: ['learn', 'docker-version', ...INSTANT] });
    await pty.until((text) => see(text).enter !== '');
    writeFileSync(join(home, 'workspace', 'harm.sh'), `${command}\ndocker --version\n`);
    pty.type('t', 'sh ./harm.sh', '\r');
  }

  /**
   * The screen without the rows where output stands: above the command, and from the checks on. How many rows are out
   * of sight is said a frame later than they are.
   */
  function frame(text: string): { above: string; below: string } {
    const [above = '', rest = ''] = text.replace(/^.* PgUp PgDn$/m, '').split('▌');
    return { above, below: rest.slice(Math.max(0, rest.search(/^ [✓✗·–] it printed/m))) };
  }

  /** The command has been run and checked. The step may have passed before, and be gone on from meanwhile. */
  const isOver = (text: string): boolean => text.includes('⏎ next') && /^ ✓ it printed/m.test(text);

  /** What stands above the command, once the screen has drawn what it measured: five looks find the same. */
  async function standingStill(): Promise<string> {
    let before = '';
    for (let same = 0; same < 4; await sleep(150)) {
      const { above } = frame(await pty.until(isOver));
      same = above === before ? same + 1 : 0;
      before = above;
    }
    return before;
  }

  test.each([
    [
      'moves the cursor and clears the screen',
      String.raw`printf 'a\033[1;1HFORGED\033[2J\033[HFORGED\033[5Aup\033[999Bdown\033c\n'`,
    ],
    [
      'draws a frame of its own',
      String.raw`printf '\033[H Part 4: Swarms > FORGED                    57/57\r\n\033[24;1H q FORGED'`,
    ],
    ['leaves the alternate screen', String.raw`printf '\033[?1049l\033[?25h FORGED\n'`],
    [
      'sets title and clipboard',
      String.raw`printf '\033]0;OWNED\007\033]2;OWNED\033\\\033]52;c;T1dORUQ=\007\033]8;;http://evil\033\\x\033]8;;\033\\\n'`,
    ],
    [
      'sends device controls and 8-bit ones',
      String.raw`printf '\033P+q544e\033\\\302\2332J\302\233HFORGED\033[6n\033[c\n'`,
    ],
    ['is no UTF-8', String.raw`head -c 3000 /dev/urandom; printf '\377\376\300\200\n'`],
    [
      'draws progress bars',
      String.raw`i=0; while [ $i -lt 300 ]; do printf '\r[%-20s] %d' "####" $i; i=$((i+1)); done; echo`,
    ],
    ['shifts to another character set', String.raw`printf '\033(0lqqk\016xx\n'`],
  ])('%s: only its own rows show it', async (_, command) => {
    await run(command);
    const text = await pty.until(isOver);
    const { above, below } = frame(text);
    expect(see(text)).toMatchObject({ step: 1 });
    expect(above).toContain('Part 4: Swarms › Before you begin');
    expect(above + below).not.toMatch(/FORGED|OWNED/);
    expect(pty.title).toBe('');
    expect(pty.raw).not.toMatch(/\x1b\]52|OWNED/);
    expect(pty.isAlternate).toBe(true);
    // Another page that was laid over it leaves it as it was.
    const back = async (): Promise<void> => {
      pty.type('?');
      await pty.until('Keys');
      pty.type('\x1b');
      await pty.until(isOver);
    };
    const still = await standingStill();
    await back();
    expect(await standingStill()).toBe(still);
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(pty.isAlternate).toBe(false);
  });

  test('a million lines leave the keys alive', async () => {
    await run('yes "line of many" | head -n 1000000; echo that was all; sleep 60');
    await pty.until('line of many');
    pty.type('?');
    await pty.until('Keys');
    pty.type('\x1b');
    await pty.until('that was all');
    pty.type('\x03');
    await pty.until((text) => see(text).enter !== '');
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(pty.raw.length).toBeLessThan(5_000_000);
  });
});
