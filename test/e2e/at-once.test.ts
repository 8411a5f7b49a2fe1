/** Many programs on one home, one that is stopped for a while, and streams that are not there: the end is the right one each time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { passedIn, troublesIn } from '../support/intact.ts';
import { learnersEnv, PROGRAM, reportOf, temporaryFolders, tutor } from '../support/program.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterAll(() => folders.removeAll());
const home = (): string => join(folders.make(), 'home');
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];
/** What nobody but us should ever read. */
const FAULT = /^ +at |node:internal|Something went wrong/m;

test('ten walks and ten checks at once all come to their end, and nothing is lost', async () => {
  const at = home();
  const ten = Array.from({ length: 10 });
  const [walks, checks] = await Promise.all([
    Promise.all(
      ten.map(() => tutor(['run', '--json', '--until', 'create-manager', ...INSTANT], { home: at })),
    ),
    Promise.all(ten.map(() => tutor(['check', '--json', ...INSTANT], { home: at }))),
  ]);
  for (const walk of walks) {
    expect({ code: walk.code, stderr: walk.stderr }).toEqual({
      code: 0,
      stderr: expect.not.stringMatching(FAULT),
    });
    expect(reportOf(walk).summary.failed).toBe(0);
  }
  for (const check of checks) {
    expect([0, 1]).toContain(check.code);
    expect(check.stderr).not.toMatch(FAULT);
    reportOf(check);
  }
  expect(passedIn(at)).toContain('create-manager');
  expect(troublesIn(at)).toEqual([]);
  const { machines } = JSON.parse(readFileSync(join(at, 'simulator', 'state.json'), 'utf8'));
  expect(Object.keys(machines)).toEqual(['myvm1']);
});

test.skipIf(process.platform === 'win32')(
  'a walk that is stopped for a while goes on where it was',
  async () => {
    const at = home();
    let isStopped = false;
    const { code, stdout } = await tutor(['run', '--json', '--until', 'create-manager', ...INSTANT], {
      home: at,
      started: (child) =>
        child.stderr?.on('data', () => {
          if (isStopped) return;
          isStopped = true;
          child.kill('SIGSTOP');
          void sleep(500).then(() => child.kill('SIGCONT'));
        }),
    });
    expect({ isStopped, code }).toEqual({ isStopped: true, code: 0 });
    expect(JSON.parse(stdout).summary.failed).toBe(0);
    expect(passedIn(at)).toContain('create-manager');
  },
);

/** Runs a line of bash in which `swarm-tutor` is the program. */
async function bash(line: string, at: string): Promise<{ readonly code: number; readonly told: string }> {
  const script = `swarm-tutor() { '${process.execPath}' '${PROGRAM}' "$@"; }; ${line}`;
  const child = spawn('bash', ['-c', script], { env: learnersEnv(at), stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
  const [code] = await once(child, 'close');
  return { code, told };
}

test.skipIf(process.platform === 'win32').each([
  ['list', 0],
  ['list --json', 0],
  [`run --until docker-version ${INSTANT.join(' ')}`, 0],
  [`check init-swarm ${INSTANT.join(' ')}`, 1],
  ['bogus', 2],
])('%s ends with %i for a reader that goes away, and without any stream', async (words, code) => {
  const at = home();
  const read = await bash(`swarm-tutor ${words} | head -n 1; exit "\${PIPESTATUS[0]}"`, at);
  // A walk whose reader is gone has nobody to tell how it went.
  expect([code, 0]).toContain(read.code);
  expect(read.told).not.toMatch(FAULT);
  const silent = await bash(`swarm-tutor ${words} <&- >&- 2>&-`, at);
  expect(silent).toEqual({ code, told: '' });
  const halfSilent = await bash(`swarm-tutor ${words} <&- >&-`, at);
  expect(halfSilent.code).toBe(code);
  expect(halfSilent.told).not.toMatch(FAULT);
});
