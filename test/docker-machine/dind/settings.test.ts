import { describe, expect, it } from 'vitest';
import { DEFAULTS, readSettings } from '../../../src/docker-machine/dind/settings.ts';

const read = (json: string | undefined, env: Record<string, string> = {}) =>
  readSettings('/home/sam/dind', env, () => json);

describe('the settings of machines as containers', () => {
  it('have defaults', () => {
    expect(read(undefined)).toEqual(DEFAULTS);
    expect(read('{}')).toEqual(DEFAULTS);
  });

  it('come from the file, and from variables before it', () => {
    const file = '{"image":"mine:1","flags":["--a","b c"],"subnet":"10.7.0.0/24","reach":"published"}';
    expect(read(file)).toEqual({
      image: 'mine:1',
      flags: ['--a', 'b c'],
      subnet: '10.7.0.0/24',
      reach: 'published',
      images: [],
    });
    const env = {
      SWARM_TUTOR_DIND_IMAGE: 'other:2',
      SWARM_TUTOR_DIND_FLAGS: "--device-cgroup-rule 'a *:* rwm' --tmpfs /run",
      SWARM_TUTOR_DIND_IMAGES: 'a/b:1 c/d:2',
    };
    expect(read(file, env)).toMatchObject({
      image: 'other:2',
      flags: ['--device-cgroup-rule', 'a *:* rwm', '--tmpfs', '/run'],
      images: ['a/b:1', 'c/d:2'],
    });
  });

  it.each([
    ['{', /settings\.json is not a JSON object/],
    ['[]', /settings\.json is not a JSON object/],
    ['{"imgae":"x"}', /no setting "imgae"\. There are image, flags/],
    ['{"image":""}', /image must be a text/],
    ['{"flags":"--privileged"}', /flags must be a list of texts/],
    ['{"reach":"far"}', /reach must be one of auto, direct, published, not "far"/],
  ])('say what is wrong with %s', (json, message) => {
    expect(() => read(json)).toThrow(message);
  });

  it('take no commands for flags', () => {
    expect(() => read(undefined, { SWARM_TUTOR_DIND_FLAGS: '--a; rm x' })).toThrow(/must be plain words/);
    expect(read(undefined, { SWARM_TUTOR_DIND_FLAGS: '--env=$HOME' }).flags).toEqual(['--env=$HOME']);
  });
});
