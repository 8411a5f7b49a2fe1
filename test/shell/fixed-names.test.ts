import { describe, expect, test } from 'vitest';
import { posixNames, powershellNames } from '../../src/shell/fixed-names.ts';
import {
  interactiveScript,
  powershellArguments,
  powershellScript,
} from '../../src/shell/powershell-script.ts';

const programs = {
  folder: "C:\\Users\\o'hara\\simulator\\bin",
  names: ['docker', 'docker-machine', 'curl'],
  ending: '.exe',
  variables: {},
};

describe('the names of the session in PowerShell', () => {
  const script = powershellNames(programs);

  test('are aliases, which go before functions, programs and the aliases of Windows', () => {
    expect(script).toContain("'docker', 'docker-machine', 'curl' | ForEach-Object");
    expect(script).toContain("'C:\\Users\\o''hara\\simulator\\bin\\'");
    expect(script).toMatch(/Set-Alias \$_ .+-Scope Global -Option ReadOnly,AllScope -Force/);
  });

  test('mean the same with .exe, which would pass by the files of the session', () => {
    expect(script).toContain('Set-Alias "$_.exe"');
  });

  test('stand before the command, and in a shell on the terminal', () => {
    expect(powershellScript('left', script).startsWith(script)).toBe(true);
    expect(interactiveScript('left', script).startsWith(script)).toBe(true);
  });

  test('fit into a command line of Windows, however many there are', () => {
    const names = Array.from({ length: 150 }, (_, at) => `docker-credential-${at}`);
    const args = powershellArguments(powershellScript('left', powershellNames({ ...programs, names })));
    expect(args.join(' ').length).toBeLessThan(32_000);
  });
});

test('a session with no programs of its own fixes no name', () => {
  expect([posixNames('bash', undefined), posixNames('sh', undefined), powershellNames(undefined)]).toEqual([
    '',
    '',
    '',
  ]);
});
