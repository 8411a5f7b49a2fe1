import { describe, expect, it } from 'vitest';
import { parseUsage } from '../../src/commands/options.ts';
import { nearest } from '../../src/text/nearest.ts';

const run = (...argv: string[]) => {
  const usage = parseUsage(argv);
  if (usage.kind !== 'run') throw new Error(`expected a command, got ${JSON.stringify(usage)}`);
  return usage.invocation;
};

describe('what a command line means', () => {
  it('is the tutorial when nothing is said', () => {
    expect(run()).toMatchObject({ command: 'learn', implied: true, argument: undefined });
  });

  it('takes a lone word for a place', () => {
    expect(run('init-swarm')).toMatchObject({ command: 'learn', implied: true, argument: 'init-swarm' });
    expect(run('learn', 'init-swarm')).toMatchObject({
      command: 'learn',
      implied: false,
      argument: 'init-swarm',
    });
  });

  it('understands options before and after the command, with = and without', () => {
    expect(run('--driver=simulator', 'run', '--until', 'deploy', '-y', '--json').options).toMatchObject({
      driver: 'simulator',
      until: 'deploy',
      yes: true,
      json: true,
    });
  });

  it('takes what follows -c whole, even when it looks like options', () => {
    expect(run('shell', '-c', 'docker node ls --json').options.shellCommand).toBe('docker node ls --json');
  });

  it.each([
    ['instant', 'instant'],
    ['4', 4],
    ['0.5', 0.5],
  ])('takes the speed %s', (text, speed) => {
    expect(run('run', '--speed', text).options.speed).toBe(speed);
  });

  it('collects settings, the last of a name, with whatever their values hold', () => {
    const words = ['run', '--set', 'image=me/app:1', '--set=image=me/app:2', '--set', 'note=a=b c'];
    expect(run(...words).options.settings).toEqual({ image: 'me/app:2', note: 'a=b c' });
    expect(run('run').options.settings).toEqual({});
  });

  it('shows help and version wherever they stand', () => {
    expect(parseUsage(['run', '--help'])).toEqual({ kind: 'help', command: 'run' });
    expect(parseUsage(['help', 'check'])).toEqual({ kind: 'help', command: 'check' });
    expect(parseUsage(['list', '--version'])).toEqual({ kind: 'version' });
  });
});

describe('what a command line cannot mean', () => {
  it.each([
    [['--drivr', 'x'], { type: 'unknown-option', near: '--driver' }],
    [['--driver'], { type: 'needs-value' }],
    [['--driver', 'vmware'], { type: 'bad-value', value: 'vmware' }],
    [['--lang', 'fr'], { type: 'bad-value', value: 'fr' }],
    [['--theme', 'pink'], { type: 'bad-value', value: 'pink' }],
    [['list', '--theme', 'dark'], { type: 'not-for-command', commands: 'learn, watch, room, preview' }],
    [['--speed', '0'], { type: 'bad-value' }],
    [['--speed', 'fast'], { type: 'bad-value' }],
    [['--json=yes'], { type: 'bad-value' }],
    [['check', '--until', 'x'], { type: 'not-for-command', option: '--until', commands: 'run' }],
    [['run', '--set', 'manager'], { type: 'bad-setting', value: 'manager' }],
    [['run', '--set', 'manager='], { type: 'bad-setting' }],
    [['list', '--set', 'a=b'], { type: 'not-for-command', commands: 'learn, run, check, exercise' }],
    [['shell', '--json'], { type: 'not-for-command', option: '--json' }],
    [['learn', '-c', 'ls'], { type: 'not-for-command', option: '-c' }],
    [['list', 'more'], { type: 'extra-argument', argument: 'more' }],
    [['check', 'a', 'b'], { type: 'extra-argument', argument: 'b' }],
    [['help', 'chek'], { type: 'unknown-command', command: 'chek', near: 'check' }],
    [['help', 'run', 'more'], { type: 'extra-argument', argument: 'more' }],
  ])('%j', (argv, problem) => {
    expect(parseUsage(argv)).toMatchObject({ kind: 'wrong', problem });
  });

  it('suggests only what is near', () => {
    expect(nearest('lern', ['learn', 'lint', 'list'])).toBe('learn');
    expect(nearest('zebra', ['learn', 'lint', 'list'])).toBeUndefined();
  });
});
