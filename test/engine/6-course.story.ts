/** A course by somebody else, proved step by step on real engines by its author. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXERCISE_IMAGES } from '../../scripts/engine/engine.ts';
import { Learner, onTheEngine, until } from './learner.ts';

describe('an author with a course of their own', () => {
  const ann = new Learner({ SWARM_TUTOR_DIND_IMAGES: EXERCISE_IMAGES.join(' ') });
  const course = join(ann.home, 'first-course');
  let before: string;
  beforeAll(() => {
    before = onTheEngine();
    expect(ann.types('new', course).code).toBe(0);
  });
  afterAll(() => {
    rmSync(course, { recursive: true });
    ann.leaves();
  });

  const tests = (...words: string[]) => ann.types('test', course, '--json', ...words);
  /** The words that say that its commands may run. */
  const trusted = () => /--trust \w{64}/.exec(tests('--yes').stderr)?.[0].split(' ') ?? [];
  const verdict = (stdout: string) => JSON.parse(stdout) as { passed: number; failed: number };

  it('has nothing of it run before they allow it', () => {
    expect(tests().code).toBe(2);
    expect(tests('--yes').code).not.toBe(0);
    expect(trusted()).toHaveLength(2);
    expect(onTheEngine()).toBe(before);
  });

  it('proves it although a test before was killed, and leaves the engine as it was', async () => {
    const words = ['--yes', ...trusted()];
    const killed = ann.begins('test', course, ...words);
    const ended = new Promise((resolve) => killed.once('exit', resolve));
    await until(() => (onTheEngine() === before ? undefined : true), 'it makes a machine');
    killed.kill('SIGKILL');
    await ended;

    const { code, stdout, stderr } = tests(...words);
    expect(code, stderr).toBe(0);
    expect(verdict(stdout)).toMatchObject({ failed: 0 });
    expect(verdict(stdout).passed).toBeGreaterThan(3);
    expect(onTheEngine()).toBe(before);
  });
});
