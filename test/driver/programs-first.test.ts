import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutStartUp, withProgramsFirst } from '../../src/driver/programs-first.ts';

const programs = { folder: '/ours', names: ['docker', 'docker-machine'], variables: { OURS: '1' } };
const path = (...folders: string[]): string => folders.join(delimiter);

describe('what a command starts with', () => {
  test.each([
    ['theirs first', path('/theirs', '/ours', '/bin'), path('/ours', '/theirs', '/bin')],
    ['ours gone', path('/theirs', '/bin'), path('/ours', '/theirs', '/bin')],
    ['ours twice', path('/ours', '/bin', '/ours'), path('/ours', '/bin')],
    ['empty', '', '/ours'],
  ])('is a PATH with our programs first: %s', (_, before, after) => {
    expect(withProgramsFirst({ PATH: before }, programs).PATH).toBe(after);
  });

  test('is a PATH also where there was none', () => {
    expect(withProgramsFirst({}, programs)).toEqual({ OURS: '1', PATH: '/ours' });
  });

  test.each(['Path', 'path', 'PATH'])('is one PATH on Windows, which may spell it %s', (name) => {
    const env = withProgramsFirst({ [name]: 'C:\\theirs' }, programs, 'win32');
    expect(env).toEqual({ OURS: '1', PATH: path('/ours', 'C:\\theirs') });
  });

  test('is without start-up files, and without functions that take the names of our programs', () => {
    const env = withProgramsFirst(
      {
        BASH_ENV: 'rc',
        ENV: 'rc',
        'BASH_FUNC_docker%%': '() { :; }',
        'BASH_FUNC_docker-machine()': '() { :; }',
        'BASH_FUNC_mine%%': '() { :; }',
        OURS: 'changed',
      },
      programs,
    );
    expect(env).toEqual({ 'BASH_FUNC_mine%%': '() { :; }', OURS: '1', PATH: '/ours' });
  });
});

test('no PowerShell inherits the module folders of another version', () => {
  expect(withoutStartUp({ PSModulePath: 'C:\\Program Files\\PowerShell\\7\\Modules', A: '1' })).toEqual({
    A: '1',
  });
});
