/** All of Part 4 by a learner whose shell is PowerShell. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { failedChecks, reportOf, temporaryFolders, tutor } from '../support/program.ts';
import { PWSH, QUIET } from './pwsh.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

test.skipIf(PWSH === undefined)(
  'a walk on the simulator in PowerShell passes every step',
  async () => {
    const home = join(folders.make(), '张三 O’Brien', 'home');
    const ended = await tutor(['run', '--driver', 'simulator', '--speed', 'instant', '--json'], {
      home,
      env: { ...QUIET, SWARM_TUTOR_SHELL: 'powershell' },
    });
    const report = reportOf(ended);
    expect(failedChecks(report)).toEqual([]);
    expect(report.steps.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(report.steps.map(({ command }) => command).join('\n')).toContain('| Invoke-Expression');
    expect(ended.code).toBe(0);
    const version = execFileSync(PWSH ?? '', ['--version'], { encoding: 'utf8' }).trim();
    console.log(`${version}: ${report.steps.length} of ${report.steps.length} steps passed`);
  },
  600_000,
);
