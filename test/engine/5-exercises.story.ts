/** Exercises on real engines: their start fails the goal, and the way that they show reaches it without breaking a rule. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXERCISE_IMAGES } from '../../scripts/engine/engine.ts';
import { dockerSays, Learner, onTheEngine } from './learner.ts';

/** Those that say most about the difference between a model and engines; the flag of docs/drivers.md takes all. */
const SOME = ['misspelt-image', 'split-network', 'own-registry'];
const ALL = process.env.SWARM_TUTOR_ALL_EXERCISES === '1';

interface Verdict {
  readonly passed: boolean;
  readonly checks: readonly { readonly id: string; readonly passed: boolean }[];
  readonly rules: readonly { readonly id: string; readonly passed: boolean }[];
}

interface Listed {
  readonly id: string;
  readonly drivers: readonly string[];
  readonly mesh?: true;
}

const sam = new Learner({ SWARM_TUTOR_DIND_IMAGES: EXERCISE_IMAGES.join(' ') });
const listed = (JSON.parse(sam.types('exercises', '--json').stdout) as { exercises: Listed[] }).exercises;
const canAsk = existsSync('/proc/net/ip_vs');
const chosen = listed.filter(({ id, drivers }) => drivers.includes('dind') && (ALL || SOME.includes(id)));

/** The verdict on an exercise as it is. */
function verdictOn(id: string): Verdict {
  const { stdout, stderr } = sam.types('exercise', id, '--check', '--json');
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Verdict;
}

const broken = (verdict: Verdict) => verdict.rules.filter(({ passed }) => !passed);

describe('an exercise on real engines', () => {
  let before = '';
  beforeAll(() => {
    before = onTheEngine();
  });
  afterAll(() => sam.leaves());

  it('is one of those that are asked for here', () => {
    expect(chosen.map(({ id }) => id)).toEqual(expect.arrayContaining(SOME));
  });

  it('does not touch machines without being told to', () => {
    const refused = sam.types('exercise', SOME[0] ?? '');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--yes');
    expect(onTheEngine()).toBe(before);
  });

  it.each(chosen.filter(({ mesh }) => canAsk || mesh !== true).map(({ id }) => id))(
    '%s begins unsolved, and is solved by its solution',
    (id) => {
      const begun = sam.types('exercise', id, '--yes');
      expect(begun.code, begun.stderr).toBe(0);
      const first = verdictOn(id);
      expect(first.passed).toBe(false);
      expect(broken(first)).toEqual([]);

      const solved = sam.types('exercise', id, '--solution', '--yes');
      expect(solved.code, solved.stdout + solved.stderr).toBe(0);
      const last = verdictOn(id);
      expect(last.checks.filter(({ passed }) => !passed)).toEqual([]);
      expect(broken(last)).toEqual([]);
      expect(last.passed).toBe(true);
    },
  );

  it.each(chosen.filter(({ mesh }) => mesh === true && !canAsk).map(({ id }) => id))(
    '%s says why it can not be done here',
    (id) => {
      const refused = sam.types('exercise', id, '--yes');
      expect(refused.code).toBe(3);
      expect(refused.stderr).toContain('ip_vs');
    },
  );

  it('leaves nothing on the engine after a reset', () => {
    expect(sam.types('reset', '--machines', '--yes').code).toBe(0);
    expect(onTheEngine()).toBe(before);
    expect(dockerSays('ps', '-aq', '--filter', 'label=swarm-tutor.machine')).toBe('');
  });
});
