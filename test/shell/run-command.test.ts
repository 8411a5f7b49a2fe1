import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BASE_ENV, shellIn, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

describe.each(['bash', 'sh'] as const)('a learner who works in %s', (kind) => {
  test('sees what the command printed, on both streams, and its exit code', async () => {
    const shell = shellIn(folder.path, kind);
    const seen: string[] = [];
    const result = await shell.run('echo out; echo err >&2; exit 3', {
      onOutput: (stream, text) => seen.push(`${stream}:${text}`),
    });
    expect(result).toMatchObject({ exitCode: 3, timedOut: false, interrupted: false });
    expect([result.stdout, result.stderr]).toEqual(['out\n', 'err\n']);
    expect(seen.toSorted()).toEqual(['stderr:err\n', 'stdout:out\n']);
  });

  test('keeps exported variables, whatever is in them, and loses unexported ones', async () => {
    const shell = shellIn(folder.path, kind);
    await shell.run(`export LINES_OF='one
two = "2" $HOME \\'; LOCAL=no; exit 3`);
    const result = await shell.run('printf "%s|%s" "$LINES_OF" "$LOCAL"');
    expect(result.stdout).toBe('one\ntwo = "2" $HOME \\|');
  });

  test('can unset a variable for good', async () => {
    const shell = shellIn(folder.path, kind);
    await shell.run('unset GREETING');
    expect((await shell.run('echo "${GREETING-gone}"')).stdout).toBe('gone\n');
  });

  test('stays in the folder it changed to, and can go back with cd -', async () => {
    const shell = shellIn(folder.path, kind);
    await shell.run('cd /usr');
    expect((await shell.run('pwd; cd - >/dev/null')).stdout).toBe('/usr\n');
    expect(shell.state.cwd).toBe(folder.path);
  });

  test('keeps what was done before set -e ended the command, even when it traces', async () => {
    const shell = shellIn(folder.path, kind);
    const result = await shell.run('set -eux; export STEP=1; false; export STEP=2');
    expect(result.exitCode).toBe(1);
    expect(result.stderr).not.toMatch(/swarm_tutor|env|pwd/);
    expect(shell.state.env.STEP).toBe('1');
  });

  test('keeps what was done before a syntax error in an eval', async () => {
    const shell = shellIn(folder.path, kind);
    const result = await shell.run("export STEP=1; eval 'if then'");
    expect(result.exitCode).toBe(2);
    expect(shell.state.env.STEP).toBe('1');
  });

  test('may have an EXIT trap of its own', async () => {
    const shell = shellIn(folder.path, kind);
    const result = await shell.run("trap 'echo bye' EXIT; export STEP=1; false");
    expect(result).toMatchObject({ exitCode: 1, stdout: 'bye\n' });
    expect(shell.state.env.STEP).toBe('1');
  });

  test('traces its own commands and nothing else', async () => {
    const shell = shellIn(folder.path, kind);
    const result = await shell.run('set -x; true');
    expect(result.stderr).toMatch(/^\++ true\n$/);
  });

  test('has quotes, dollars and backslashes reach the shell untouched, and no positional parameters', async () => {
    const shell = shellIn(folder.path, kind);
    const result = await shell.run(`printf '%s\\n' 'a'"'"'b' "\\$x" '\`c\`' "$#" # the end`);
    expect(result.stdout).toBe("a'b\n$x\n`c`\n0\n");
  });

  test('finds the shell unharmed by variables of the tutor', async () => {
    const shell = shellIn(folder.path, kind);
    await shell.run(':');
    const { PWD, ...rest } = shell.state.env;
    expect(PWD).toBe(folder.path);
    expect(rest).toEqual(BASE_ENV);
  });

  test('gets nothing to read, so a command that asks ends', async () => {
    const shell = shellIn(folder.path, kind);
    expect((await shell.run('cat; read answer || echo nothing')).stdout).toBe('nothing\n');
  });

  test('keeps the state with noclobber set and standard output closed', async () => {
    const shell = shellIn(folder.path, kind);
    await shell.run('set -C; exec >&- 2>&-; export STEP=1');
    expect(shell.state.env.STEP).toBe('1');
  });

  test('is not kept waiting by a background job that holds the output', async () => {
    const shell = shellIn(folder.path, kind);
    const result = await shell.run('sleep 30 & echo $!');
    expect(result.exitCode).toBe(0);
    process.kill(Number(result.stdout));
  });
});

describe('folders that come and go', () => {
  test('a command that removes its own folder leaves the learner in the workspace, with a notice', async () => {
    const shell = shellIn(folder.path);
    const result = await shell.run('mkdir gone && cd gone && rmdir ../gone');
    const gone = join(folder.path, 'gone');
    expect(result.state.cwd).toBe(folder.path);
    expect(result.notices).toEqual([{ kind: 'folder-gone', folder: gone, now: folder.path }]);
  });

  test('a folder that cannot even be looked at counts as gone', async () => {
    const loop = join(folder.path, 'loop');
    symlinkSync(loop, loop);
    const shell = shellIn(folder.path);
    const result = await shell.run('pwd', { state: { env: BASE_ENV, cwd: loop } });
    expect(result).toMatchObject({ exitCode: 0, stdout: `${folder.path}\n` });
    expect(result.notices).toEqual([{ kind: 'folder-gone', folder: loop, now: folder.path }]);
  });

  test('a folder that vanished between two commands does not stop the second', async () => {
    const shell = shellIn(folder.path);
    mkdirSync(join(folder.path, 'between'));
    await shell.run('cd between');
    rmSync(join(folder.path, 'between'), { recursive: true });
    const result = await shell.run('pwd');
    expect(result.stdout).toBe(`${folder.path}\n`);
    expect(result.notices).toHaveLength(1);
  });

  test('symbolic links stay in the path that the learner sees', async () => {
    const shell = shellIn(folder.path);
    await shell.run('mkdir real && ln -s real link && cd link');
    expect((await shell.run('pwd')).stdout).toBe(`${folder.path}/link\n`);
  });
});

describe('what never happens', () => {
  test('a shell that is not there is an answer, no exception', async () => {
    const shell = shellIn(folder.path);
    const result = await shell.run('true', { shellProgram: '/nowhere/bash' });
    expect(result.exitCode).toBeNull();
    expect(result.stderr).toContain('/nowhere/bash');
    expect(result.state.env.GREETING).toBe('hello');
  });

  test('variables with names that no shell can hold are not lost', async () => {
    const shell = shellIn(folder.path, 'sh');
    const env = { ...BASE_ENV, 'npm_config_a-b': '1' };
    const result = await shell.run('export X=1', { state: { env, cwd: folder.path } });
    expect(result.state.env).toMatchObject({ 'npm_config_a-b': '1', X: '1' });
  });

  test('nothing of the environment stays on the disk', async () => {
    const scratch = join(folder.path, 'scratch');
    const shell = shellIn(folder.path);
    const during = await shell.run('export TOKEN=abc; ls -l scratch | tail -n +2 | cut -c1-10', { scratch });
    expect(during.stdout).toBe('drwx------\n');
    expect(shell.state.env.TOKEN).toBe('abc');
    expect(readdirSync(scratch)).toEqual([]);
  });
});

describe('a command that prints a lot', () => {
  test('is captured by its head and its tail, 1 Mi characters in all', async () => {
    const shell = shellIn(folder.path);
    let seen = 0;
    const result = await shell.run('seq 1000000', { onOutput: (_, text) => (seen += text.length) });
    expect(seen).toBe(6_888_896);
    expect(result.stdout.startsWith('1\n2\n')).toBe(true);
    expect(result.stdout.endsWith('\n1000000\n')).toBe(true);
    expect(result.stdout).toMatch(/\[… \d+ characters left out …\]/);
    expect(result.stdout.length).toBeLessThan(1024 * 1024);
  });

  test('has characters that were cut between two reads put together, and broken ones replaced', async () => {
    const shell = shellIn(folder.path);
    const result = await shell.run("printf '\\344'; sleep 0.05; printf '\\275\\240\\377!'");
    expect(result.stdout).toBe('你\ufffd!');
  });
});

test.each(['bash', 'sh'] as const)('a token in a command of %s is in no list of processes', async (kind) => {
  const shell = shellIn(folder.path, kind);
  const ran = await shell.run(
    ": SWMTKN-1-abc-def; cat /proc/$$/cmdline | tr '\\0' ' '; printf 'end\\n\\n'\n\n",
  );
  expect(ran.stdout).toContain('end\n\n');
  expect(ran.stdout).not.toContain('SWMTKN');
});
