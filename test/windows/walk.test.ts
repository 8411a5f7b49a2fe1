/** Part 4 on Windows: its Node.js, its PowerShell, a home that no code page has, and two learners at once. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { failedChecks, reportOf } from '../support/program.ts';
import { learnersPlace, WINDOWS, windowsNode, windowsTutor } from './wine.ts';

const WALK = ['run', '--driver', 'simulator', '--speed', 'instant', '--json'];

describe.skipIf(WINDOWS === undefined)('on Windows', () => {
  const [sam, zhang] = [learnersPlace(), learnersPlace()];
  afterAll(() => {
    sam.remove();
    zhang.remove();
  });

  test('the computer is one of a Chinese learner', async () => {
    const asked = await windowsNode(
      [
        '-p',
        `process.platform + ' ' + require('child_process').execFileSync('pwsh', ['-NoProfile', '-Command',
          '[Console]::OutputEncoding.CodePage'], { encoding: 'latin1', windowsHide: true })`,
      ],
      sam,
    );
    expect(asked.stdout.trim(), asked.stderr).toBe('win32 936');
  });

  test('two learners walk all of Part 4 at once, in both languages', async () => {
    const [english, chinese] = await Promise.all([
      windowsTutor(WALK, sam),
      windowsTutor([...WALK, '--lang', 'zh'], zhang),
    ]);
    for (const ended of [english, chinese]) {
      const report = reportOf(ended);
      expect(failedChecks(report)).toEqual([]);
      expect(report.steps.filter(({ status }) => status !== 'passed')).toEqual([]);
      expect(report.steps.map(({ command }) => command).join('\n')).toContain('| Invoke-Expression');
      expect(ended.code).toBe(0);
    }
    const steps = reportOf(english).steps.length;
    console.log(`Windows: ${steps} of ${steps} steps passed, twice at once`);
  }, 1_200_000);

  test('what is asked without a walk answers', async () => {
    const list = await windowsTutor(['list', '--lang', 'zh'], sam);
    expect(list.stdout).toContain('Swarm');
    expect(list.code).toBe(0);
    const doctor = await windowsTutor(['doctor', '--json'], sam);
    expect(JSON.parse(doctor.stdout)).toMatchObject({
      platform: { os: 'windows', shell: expect.stringContaining('pwsh') },
      chosen: { driver: 'simulator' },
    });
    const check = await windowsTutor(['check', '--driver', 'simulator', '--json'], sam);
    expect(JSON.parse(check.stdout)).toBeTypeOf('object');
  }, 120_000);

  test('a reset leaves nothing of the tutor', async () => {
    const reset = await windowsTutor(['reset', '--all', '--yes'], sam);
    expect(reset.code, reset.stdout + reset.stderr).toBe(0);
    expect(existsSync(sam.home) ? readdirSync(join(sam.home)) : []).toEqual([]);
  }, 120_000);
});
