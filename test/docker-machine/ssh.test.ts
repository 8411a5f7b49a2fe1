import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Learner } from '../simulator/learner.ts';
import { entriesOf, recorded } from './recording.ts';

const GENERIC = 'machine-generic.txt';

describe('working on a machine with ssh', () => {
  let sam: Learner;
  beforeEach(async () => {
    sam = new Learner();
    await sam.types('docker-machine create myvm1');
    await sam.types('docker-machine create myvm2');
  });
  afterEach(() => sam.leaves());

  it.each([
    'docker-machine ssh myvm1 hostname',
    'docker-machine ssh myvm1 "exit 7"',
    'docker-machine ssh myvm1 "nosuchcmd"',
    'docker-machine ssh myvm1 "echo out; echo err >&2; exit 3"',
  ])('%s ends as recorded', async (command) => {
    const { stdout, stderr, exitCode } = recorded(GENERIC, command);
    expect(await sam.types(command)).toEqual({ stdout, stderr, exitCode });
  });

  it('is the user docker in /home/docker', async () => {
    const real = recorded(GENERIC, 'docker-machine ssh myvm1 "hostname; pwd; id; echo \\$PATH"');
    expect((await sam.runs('docker-machine', ['ssh', 'myvm1', 'hostname; pwd; id; echo $PATH'])).stdout).toBe(
      real.stdout,
    );
  });

  it('has one stream and other words with --native-ssh', async () => {
    const command = 'docker-machine --native-ssh ssh myvm1 "echo out; echo err >&2; exit 3"';
    const real = entriesOf(GENERIC).find((entry) => entry.command === command && entry.stdout !== '');
    expect(real?.stderr).toBe('Process exited with status 3\n');
    expect(await sam.types(command)).toEqual({
      stdout: real?.stdout,
      stderr: real?.stderr,
      exitCode: 1,
    });
  });

  it("talks to that machine's own engine", async () => {
    expect((await sam.types('docker-machine ssh myvm2 docker info --format {{.Name}}')).stdout).toBe(
      'myvm2\n',
    );
    expect((await sam.types('docker-machine ssh myvm1 "docker info | grep Name:"')).stdout).toBe(
      ' Name: myvm1\n',
    );
  });

  it('hands standard input to the command', async () => {
    sam.input = 'one\ntwo\n';
    expect((await sam.types('docker-machine ssh myvm1 "wc -l"')).stdout.trim()).toBe('2');
  });

  it('takes a script from standard input when there is no command', async () => {
    sam.input = 'cd /tmp\npwd\nexit 4\n';
    expect(await sam.types('docker-machine ssh myvm1')).toEqual({
      stdout: '/tmp\n',
      stderr: 'exit status 4\n',
      exitCode: 1,
    });
  });

  it('can look no further than the simulated machine', async () => {
    const seen = await sam.runs('docker-machine', [
      'ssh',
      'myvm1',
      `cat ${join(sam.home, 'x')}; ls /; node -e 1`,
    ]);
    expect(seen.stderr).toContain('No such file or directory');
    expect(seen.stderr).toContain('node: command not found');
    expect(seen.stdout).not.toContain(sam.home.split('/')[1] === 'tmp' ? 'root' : sam.home);
  });

  it('reaches the other machine, and not one that is off', async () => {
    expect((await sam.types('docker-machine ssh myvm1 "ping -c 1 192.168.99.101"')).exitCode).toBe(0);
    await sam.types('docker-machine stop myvm2');
    expect((await sam.types('docker-machine ssh myvm1 "ping -c 1 192.168.99.101"')).stderr).toBe(
      'exit status 1\n',
    );
  });

  it('needs root to stop the engine', async () => {
    expect((await sam.types('docker-machine ssh myvm1 "systemctl stop docker"')).stderr).toContain(
      'Access denied',
    );
    await sam.types('docker-machine ssh myvm1 "sudo systemctl stop docker"');
    expect(await sam.types('docker-machine ssh myvm1 "docker ps"')).toEqual(
      expect.objectContaining({
        stderr: recorded('11-node-down.txt', "docker-machine ssh myvm2 'docker ps'").stderr,
        exitCode: 1,
      }),
    );
  });

  it('logs in, works at a prompt and leaves', async () => {
    const line = (text: string) => ({ kind: 'line', text }) as const;
    const seen = await sam.runs(
      'docker-machine',
      ['ssh', 'myvm1'],
      [
        line('export A=1'),
        line('mkdir d; cd d'),
        line('echo $A $(pwd)'),
        { kind: 'interrupt' },
        line('docker info --format {{.Name}}'),
        line('nosuch'),
        line('exit'),
      ],
    );
    expect(seen.stdout).toContain('docker@myvm1:~$ export A=1\n');
    expect(seen.stdout).toContain('docker@myvm1:~/d$ echo $A $(pwd)\n1 /home/docker/d\n');
    expect(seen.stdout).toContain('{{.Name}}\nmyvm1\n');
    expect(seen.stdout).toMatch(/logout\n$/);
    expect(seen.stderr).toBe('-bash: nosuch: command not found\nexit status 127\n');
  });

  it('leaves with Ctrl-D', async () => {
    expect(await sam.runs('docker-machine', ['ssh', 'myvm1'], [{ kind: 'end' }])).toMatchObject({
      stderr: '',
      exitCode: 0,
    });
  });
});

describe('copying files with scp', () => {
  let sam: Learner;
  beforeEach(async () => {
    sam = new Learner();
    await sam.types('docker-machine create myvm1');
    await sam.types('docker-machine create myvm2');
    writeFileSync(join(sam.home, 'docker-compose.yml'), 'hello\n');
  });
  afterEach(() => sam.leaves());

  it('brings a file to a machine, where it stays', async () => {
    expect(await sam.types('docker-machine scp docker-compose.yml myvm1:~')).toEqual({
      stdout: '',
      stderr: '',
      exitCode: 0,
    });
    expect((await sam.types('docker-machine ssh myvm1 "cat docker-compose.yml"')).stdout).toBe('hello\n');
    expect((await sam.types('docker-machine ssh myvm2 "ls"')).stdout).toBe('');
  });

  it('keeps what a command on the machine wrote', async () => {
    await sam.types('docker-machine ssh myvm1 "mkdir -p a/b; echo x > a/b/c; echo y > z; rm z"');
    expect((await sam.types('docker-machine ssh myvm1 "find . -type f"')).stdout).toBe('./a/b/c\n');
  });

  it('brings files back, and from one machine to the other', async () => {
    await sam.types('docker-machine scp -q docker-compose.yml myvm2:~/x.yml');
    await sam.types('docker-machine scp myvm2:~/x.yml .');
    expect(readFileSync(join(sam.home, 'x.yml'), 'utf8')).toBe('hello\n');
    expect((await sam.types('docker-machine scp myvm2:x.yml docker@myvm1:y.yml')).exitCode).toBe(0);
    expect((await sam.types('docker-machine ssh myvm1 "cat y.yml"')).stdout).toBe('hello\n');
  });

  it('copies folders only when asked to', async () => {
    mkdirSync(join(sam.home, 'site', 'img'), { recursive: true });
    writeFileSync(join(sam.home, 'site', 'img', 'a'), new Uint8Array([0, 255, 128]));
    expect(await sam.types('docker-machine scp site myvm1:~')).toMatchObject({ exitCode: 1 });
    expect((await sam.types('docker-machine scp -r site myvm1:~')).exitCode).toBe(0);
    await sam.types('docker-machine scp -r myvm1:~/site back');
    expect([...readFileSync(join(sam.home, 'back', 'img', 'a'))]).toEqual([0, 255, 128]);
  });

  it.each([
    'cd ~ && docker-machine scp nofile.yml myvm1:~',
    'cd ~ && docker-machine scp docker-compose.yml nosuch:~',
  ])('%s fails as recorded', async (command) => {
    const { stdout, stderr, exitCode } = recorded(GENERIC, command);
    expect(await sam.types(command.replace('cd ~ && ', ''))).toEqual({ stdout, stderr, exitCode });
  });

  it('puts a folder below the one that is there, with all that is in it', async () => {
    mkdirSync(join(sam.home, 'site', 'img', 'deep'), { recursive: true });
    mkdirSync(join(sam.home, 'site', 'empty'));
    writeFileSync(join(sam.home, 'site', 'img', 'deep', 'a'), 'x\n');
    await sam.types('docker-machine ssh myvm1 "mkdir -p www"');
    for (const times of [1, 2]) {
      expect(await sam.types('docker-machine scp -r site myvm1:www'), String(times)).toMatchObject({
        exitCode: 0,
      });
      expect((await sam.types('docker-machine ssh myvm1 "find www | sort"')).stdout).toBe(
        'www\nwww/site\nwww/site/empty\nwww/site/img\nwww/site/img/deep\nwww/site/img/deep/a\n',
      );
    }
    expect((await sam.types('docker-machine scp -r myvm1:www/ myvm2:')).exitCode).toBe(0);
    expect((await sam.types('docker-machine ssh myvm2 "cat www/site/img/deep/a"')).stdout).toBe('x\n');
    expect((await sam.types('docker-machine scp -r myvm1:www/. myvm2:other')).exitCode).toBe(0);
    expect((await sam.types('docker-machine ssh myvm2 "cat other/site/img/deep/a"')).stdout).toBe('x\n');
    expect(await sam.types('docker-machine scp -r site myvm1:no/such/place')).toMatchObject({ exitCode: 1 });
    expect((await sam.types('docker-machine ssh myvm1 "ls"')).stdout).toBe('www\n');
  });

  it('says of a stopped machine that it is not running', async () => {
    await sam.types('docker-machine stop myvm2');
    for (const places of ['docker-compose.yml myvm2:~', 'myvm2:~/x .', 'myvm2:x myvm1:x'])
      expect(await sam.types(`docker-machine scp ${places}`)).toEqual({
        stdout: '',
        stderr: 'Host is not running\n',
        exitCode: 1,
      });
  });

  it('names a file that the machine does not have', async () => {
    expect(await sam.types('docker-machine scp myvm1:nofile .')).toMatchObject({
      stderr: 'scp: nofile: No such file or directory\r\nexit status 1\n',
      exitCode: 1,
    });
  });
});
