/** The simulator's session in a real PowerShell: its programs' words, what they leave in the shell, and whose programs they are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/driver/open-session.ts';
import { homeFolders } from '../../src/files/home.ts';
import { temporaryFolder } from '../shell/run.ts';
import { SIMULATOR } from '../support/program.ts';
import { PWSH, powershellIn, QUIET } from './pwsh.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

describe.skipIf(PWSH === undefined)("the simulator's session in PowerShell", () => {
  let shell: ReturnType<typeof powershellIn>;
  /** What a command printed; it has to end well. */
  const printed = async (command: string): Promise<string> => {
    const { stdout, stderr, exitCode } = await shell.run(command);
    expect(exitCode, `${command}\n${stderr}`).toBe(0);
    return stdout.trimEnd();
  };

  beforeAll(async () => {
    // Signs that mean something to PowerShell, in the path of every program.
    const home = join(folder.path, "张三 O’Brien's $HOME [1] & co");
    const session = await openSession('simulator', {
      home: homeFolders({ SWARM_TUTOR_HOME: home }),
      language: 'en',
      speed: 'instant',
      env: { ...process.env, ...QUIET, SWARM_TUTOR_SHELL: 'powershell' },
      mainPath: SIMULATOR,
    });
    expect(session).toMatchObject({ shell: 'powershell', shellProgram: PWSH });
    const { env, programs, workspace } = session;
    shell = powershellIn(workspace, programs === undefined ? { env } : { env, programs });
    await printed('docker-machine create --driver virtualbox myvm1');
  }, 120_000);

  test('a machine is asked as in any shell', async () => {
    expect(await printed(`docker-machine ls --format '{{.Name}} {{.State}}'`)).toBe('myvm1 Running');
  });

  test('words go to a program as they are', async () => {
    expect(await printed(`docker-machine ls --format "{{.Name}}|{{.State}} %PATH% & ^ <x> 雪"`)).toBe(
      'myvm1|Running %PATH% & ^ <x> 雪',
    );
    expect(await printed(`docker-machine ssh myvm1 "echo 'a  b' | tr a-z A-Z"`)).toBe('A  B');
    expect(await printed(`docker-machine ssh myvm1 'echo "a  b" && echo \\"x\\"'`)).toContain('a  b');
    expect(await printed('docker-machine ssh myvm1 echo --mount=a,b 512mb')).toBe('--mount=a,b 512mb');
  });

  test('env is carried over by Invoke-Expression, and taken back by -u', async () => {
    await printed('docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"');
    await printed('& docker-machine env --shell powershell myvm1 | Invoke-Expression');
    expect(shell.state.env.DOCKER_MACHINE_NAME).toBe('myvm1');
    expect(await printed(`docker node ls --format '{{.Hostname}} {{.ManagerStatus}}'`)).toBe('myvm1 Leader');
    await printed('docker-machine env --shell powershell -u | Invoke-Expression');
    expect(shell.state.env.DOCKER_HOST).toBeUndefined();
    const failed = await shell.run('docker-machine env --shell powershell nobody | Invoke-Expression');
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain('Docker machine "nobody" does not exist');
  });

  test('a failed program counts for && and $?, as a real one does', async () => {
    expect(
      await printed(
        `docker-machine status nobody 2>$null && 'went on'; "$?"; docker-machine status myvm1 && 'and on'`,
      ),
    ).toBe('False\nRunning\nand on');
  });

  test('what is piped into a program arrives', async () => {
    expect(await printed(`'雪' | docker-machine ssh myvm1 cat`)).toBe('雪');
  });

  test('a program keeps its name whatever the PATH and aliases say', async () => {
    const foreign = join(folder.path, 'foreign');
    mkdirSync(foreign, { recursive: true });
    writeFileSync(join(foreign, 'docker'), '#!/bin/sh\necho the real one\n', { mode: 0o755 });
    const command = `$env:PATH = '${foreign}' + [IO.Path]::PathSeparator + $env:PATH; docker --version; docker.exe --version`;
    expect(await printed(command)).not.toContain('the real one');
    const alias = await shell.run(`Set-Alias docker Get-Date; docker --version`);
    expect(alias.stdout).toContain('Docker version');
  });
});
