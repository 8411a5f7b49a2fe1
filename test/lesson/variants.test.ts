import { describe, expect, test } from 'vitest';
import type { DriverId } from '../../src/driver/types.ts';
import { searchCheatsheet } from '../../src/lesson/cheatsheet.ts';
import type { Block, Step } from '../../src/lesson/types.ts';
import { commandFor, proseFor, stepsFor } from '../../src/lesson/variants.ts';
import { courseOf, exampleFiles, replaced } from './example.ts';

const course = courseOf(exampleFiles());

function stepCalled(id: string): Step {
  const found = stepsFor(course, 'simulator').find(({ step }) => step.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found.step;
}

describe('the command that a learner runs', () => {
  const step: Step = {
    ...stepCalled('init'),
    commands: [
      { text: 'hyperv', drivers: ['hyperv'], shells: ['powershell'] },
      { text: 'bash', shells: ['bash', 'sh'] },
      { text: 'any' },
    ],
  };
  test('is the first that fits driver and shell', () => {
    expect(commandFor(step, { driver: 'hyperv', shell: 'powershell' })).toBe('hyperv');
    expect(commandFor(step, { driver: 'dind', shell: 'powershell' })).toBe('any');
    expect(commandFor(step, { driver: 'hyperv', shell: 'bash' })).toBe('bash');
  });
  test('is the one for bash in sh, even where only bash is named', () => {
    expect(commandFor(step, { driver: 'dind', shell: 'sh' })).toBe('bash');
    const named: Step = { ...step, commands: [{ text: 'b', shells: ['bash'] }] };
    expect(commandFor(named, { driver: 'dind', shell: 'sh' })).toBe('b');
  });
  test('is none where nothing fits', () => {
    expect(commandFor(stepCalled('managers'), { driver: 'dind', shell: 'sh' })).toBeUndefined();
  });
  test('follows the choice, and the default before one is made', () => {
    const deploy = stepCalled('deploy');
    const of = (choice?: string) =>
      commandFor(deploy, { driver: 'dind', shell: 'bash', ...(choice ? { choice } : {}) });
    expect(of('private')).toContain('--with-registry-auth');
    expect(of('public')).not.toContain('--with-registry-auth');
    expect(of()).toBe(of('public'));
  });
});

test('a step for some drivers does not exist on the others', () => {
  const files = replaced(exampleFiles(), '01-start.md', 'input: image', 'input: image\ndrivers: [hyperv]');
  const ids = (driver: DriverId) => stepsFor(courseOf(files), driver).map(({ step }) => step.id);
  expect(ids('hyperv')).toContain('name-image');
  expect(ids('simulator')).not.toContain('name-image');
});

describe('examples side by side', () => {
  const code = (lang: string): Block => ({ type: 'code', lang, text: lang });
  const between: Block = { type: 'paragraph', content: [] };
  test('are shown for the shell of the learner', () => {
    expect(proseFor([code('bash'), code('powershell')], 'sh')).toEqual([code('bash')]);
    expect(proseFor([code('bash'), code('powershell')], 'powershell')).toEqual([code('powershell')]);
    const nested: Block = { type: 'list', ordered: false, items: [[code('bash'), code('powershell')]] };
    expect(proseFor([nested], 'bash')).toEqual([{ ...nested, items: [[code('bash')]] }]);
  });
  test('alone, or apart, they are all shown', () => {
    const apart = [code('bash'), between, code('powershell'), code('yaml')];
    expect(proseFor(apart, 'bash')).toEqual(apart);
  });
});

describe('the cheat sheet', () => {
  const titles = (word: string, shell: 'bash' | 'sh' | 'powershell' = 'bash') =>
    searchCheatsheet(course, word, 'simulator', shell).map(({ title }) => title);
  test('finds by title and by command, in any case, all words', () => {
    expect(titles('NODES')).toEqual(['List the nodes']);
    expect(titles('join-nothing')).toEqual([]);
    expect(titles('docker token')).toEqual(['Let a worker join']);
    expect(titles('')).toHaveLength(3);
  });
  test('finds by further words, in the same search as by others', () => {
    const entry = 'title: List the nodes\n';
    const files = replaced(exampleFiles(), 'course.yaml', entry, `${entry}    words: [members, who]\n`);
    const found = (word: string) => searchCheatsheet(courseOf(files), word, 'simulator', 'bash');
    expect(found('Members docker').map(({ title }) => title)).toEqual(['List the nodes']);
    expect(titles('members')).toEqual([]);
  });
  test('shows the commands of the shell', () => {
    const [bash] = searchCheatsheet(course, 'point', 'simulator', 'sh');
    expect(bash?.commands).toEqual(['eval $(docker-machine env ${manager})']);
    const [windows] = searchCheatsheet(course, 'point', 'hyperv', 'powershell');
    expect(windows?.commands).toEqual(['& docker-machine env ${manager} | Invoke-Expression']);
  });
});
