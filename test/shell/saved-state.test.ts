import { mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadShellState, looksSecret, saveShellState } from '../../src/shell/saved-state.ts';
import type { ShellState } from '../../src/shell/types.ts';
import { temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

const base: ShellState = {
  env: { PATH: '/shims:/usr/bin:/bin', HOME: '/home/sam', EDITOR: 'vi', SHLVL: '1', PWD: folder.path },
  cwd: folder.path,
};
const file = (name: string) => join(folder.path, name, 'session.json');

function withEnv(more: Record<string, string>, cwd = folder.path): ShellState {
  return { env: { ...base.env, ...more }, cwd };
}

describe('a learner who comes back', () => {
  test('finds variables and folder as they were left', () => {
    const left = withEnv({ DOCKER_HOST: 'tcp://192.168.99.100:2376', TEXT: 'two\nlines' }, '/usr');
    saveShellState(file('back'), left, base);
    const { state, notices } = loadShellState(file('back'), base);
    expect(state).toEqual({ env: { ...left.env, PWD: '/usr' }, cwd: '/usr' });
    expect(notices).toEqual([]);
  });

  test('finds what was unset still unset', () => {
    const { EDITOR: _, ...env } = base.env;
    saveShellState(file('unset'), { env, cwd: folder.path }, base);
    expect(loadShellState(file('unset'), base).state.env.EDITOR).toBeUndefined();
  });

  test('gets the new PATH of the computer, with the folders that were added', () => {
    saveShellState(file('path'), withEnv({ PATH: '/first:/shims:/usr/bin:/bin:/last' }), base);
    const fresh = { ...base, env: { ...base.env, PATH: '/shims:/new/bin:/usr/bin' } };
    expect(loadShellState(file('path'), fresh).state.env.PATH).toBe('/first:/shims:/new/bin:/usr/bin:/last');
  });

  test('starts in the workspace, with a notice, when the folder is gone', () => {
    const gone = join(folder.path, 'gone');
    mkdirSync(gone);
    saveShellState(file('left'), withEnv({}, gone), base);
    rmdirSync(gone);
    const { state, notices } = loadShellState(file('left'), base);
    expect(state.cwd).toBe(folder.path);
    expect(notices).toEqual([{ kind: 'folder-gone', folder: gone, now: folder.path }]);
  });

  test('who never was here gets a fresh shell and no notice', () => {
    expect(loadShellState(file('never'), base)).toEqual({ state: base, notices: [] });
  });
});

describe('the file', () => {
  test('can be read by its owner only, and holds no secret', () => {
    const secrets = {
      GITHUB_TOKEN: 'hush-1',
      DB_PASSWORD: 'hush-2',
      AWS_SECRET_ACCESS_KEY: 'hush-3',
      API_KEY: 'hush-4',
      MYSQL_PWD: 'hush-5',
      JOIN: 'docker swarm join --token SWMTKN-1-hush6',
    };
    saveShellState(file('secret'), withEnv({ ...secrets, KEYBOARD: 'us', OLDPWD: '/usr' }), base);
    const text = readFileSync(file('secret'), 'utf8');
    expect(text).not.toContain('hush');
    expect(text).toContain('KEYBOARD');
    expect(text).toContain('OLDPWD');
    expect(statSync(file('secret')).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['empty', ''],
    ['cut', '{"schema":1,"cwd":"/usr","set":{'],
    ['another kind', '[1,2]'],
    ['of another version', '{"schema":2,"cwd":"/usr","set":{},"unset":[]}'],
    ['with a number for a variable', '{"schema":1,"cwd":"/usr","set":{"A":1},"unset":[]}'],
  ])('that is %s is set aside; the shell is a fresh one', (name, text) => {
    const damaged = join(folder.path, `${name}.json`);
    writeFileSync(damaged, text);
    const { state, notices } = loadShellState(damaged, base);
    expect(state).toEqual(base);
    expect(notices).toMatchObject([{ kind: 'state-unreadable' }]);
    const [notice] = notices;
    const kept = notice?.kind === 'state-unreadable' ? notice.file : '';
    expect(kept).toContain(`${name}.json.corrupt-`);
    expect(readFileSync(kept, 'utf8')).toBe(text);
  });
});

test('a variable whose value holds a password is not kept, whatever its name', () => {
  expect(looksSecret('DATABASE', 'postgres://sam:hunter2@db/app')).toBe(true);
  expect(looksSecret('DOCKER_HOST', 'tcp://192.168.99.100:2376')).toBe(false);
  expect(looksSecret('OLDPWD', '/home/sam')).toBe(false);
});
