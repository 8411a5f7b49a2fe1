import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { invocationOf } from '../../src/shell/invocation.ts';
import { readLeftBehind } from '../../src/shell/left-behind.ts';
import { temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

describe('a command for PowerShell', () => {
  const command = `& docker-machine ssh myvm1 "docker node ls" | % { 'a''b' }; exit 3`;
  const { file, args, env } = invocationOf(
    { command, shell: 'powershell', shellProgram: 'pwsh', state: { env: { A: '1' }, cwd: 'C:\\w' } },
    'C:\\w',
    { folder: folder.path, file: "C:\\Temp\\it's\\left", remove: () => undefined },
  );
  const script = Buffer.from(args.at(-1) ?? '', 'base64').toString('utf16le');

  test('comes in a variable, so no quoting rule touches it', () => {
    expect(file).toBe('pwsh');
    expect(env.SWARM_TUTOR_COMMAND).toBe(command);
    expect(args.join(' ')).not.toContain('docker-machine');
    expect(script).not.toContain('docker-machine');
    expect(script).toContain('Remove-Item Env:SWARM_TUTOR_COMMAND');
  });

  test('tells what it leaves in the event of its end, which `exit` passes too, and quotes the file', () => {
    expect(script).toMatch(/swarmTutorTell = \{ .+'C:\\Temp\\it''s\\left'.+ \}\n.+ PowerShell\.Exiting /);
    expect(args).toContain('-NonInteractive');
    expect(args).toContain('-NoProfile');
  });

  test('leaves records that are read like those of other shells', () => {
    const left = join(folder.path, 'left');
    writeFileSync(left, 'C:\\w\0A=2\0=C:=C:\\w\0SWARM_TUTOR_COMMAND=x\0end\0');
    expect(readLeftBehind(left, { env: { A: '1' }, cwd: 'C:\\' })).toEqual({
      cwd: 'C:\\w',
      env: { A: '2', '=C:': 'C:\\w', PWD: 'C:\\w' },
      tooLarge: [],
    });
  });

  test('that was killed while it told is not believed', () => {
    const left = join(folder.path, 'cut');
    writeFileSync(left, 'C:\\w\0A=2\0B=3');
    expect(readLeftBehind(left, { env: {}, cwd: 'C:\\' })).toBeUndefined();
  });
});
