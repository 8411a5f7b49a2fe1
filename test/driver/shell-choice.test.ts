/** Which shell a learner's commands run in. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chooseShell } from '../../src/driver/shell-choice.ts';

const PATH = mkdtempSync(join(tmpdir(), 'shell-choice-'));
afterAll(() => rmSync(PATH, { recursive: true }));
const install = (name: string): string => {
  const program = join(PATH, name);
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  return program;
};

test.skipIf(process.platform === 'win32')(
  'it is bash where there is one, and PowerShell where it was asked for and is installed',
  () => {
    expect(chooseShell({ PATH }, 'linux')).toEqual({ shell: 'sh', shellProgram: '/bin/sh' });
    const bash = { shell: 'bash', shellProgram: install('bash') };
    expect(chooseShell({ PATH }, 'linux')).toEqual(bash);
    expect(chooseShell({ PATH, SWARM_TUTOR_SHELL: 'powershell' }, 'linux')).toEqual(bash);
    const pwsh = { shell: 'powershell', shellProgram: install('pwsh') };
    expect(chooseShell({ PATH, SWARM_TUTOR_SHELL: 'powershell' }, 'darwin')).toEqual(pwsh);
    expect(chooseShell({ PATH, SWARM_TUTOR_SHELL: 'fish' }, 'linux')).toEqual(bash);
    expect(chooseShell({ PATH }, 'win32')).toEqual(pwsh);
    expect(chooseShell({ PATH, SWARM_TUTOR_SHELL: 'windows-powershell' }, 'win32').shellProgram).toBe(
      'powershell',
    );
  },
);
