/** Part 4 from its first step to its last, on real engines. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockerSays, Learner, onTheEngine } from './learner.ts';

/** The steps that only a kernel with ip_vs, or a computer with Docker Compose, can do. */
const MESH_STEPS = ['ask-both', 'five-take-turns', 'see-new-version', 'ask-drained'];
const COMPOSE_STEP = 'compose-version';

describe('a learner who walks Part 4 unattended', () => {
  const sam = new Learner();
  let before: string;
  beforeAll(() => {
    dockerSays('run', '-d', '--name', 'of-somebody-else', 'john/get-started:part2');
    before = onTheEngine();
  });
  afterAll(() => {
    dockerSays('rm', '-f', '-v', 'of-somebody-else');
    sam.leaves();
  });

  it('passes every step that this kernel allows', () => {
    const { code, report, stderr } = sam.walks();
    const failed = report.steps.filter(({ status }) => status === 'failed');
    expect(failed, stderr).toEqual([]);
    expect(code).toBe(0);
    const skipped = report.steps.filter(({ status }) => status === 'skipped');
    const allowed = existsSync('/proc/net/ip_vs') ? [COMPOSE_STEP] : [COMPOSE_STEP, ...MESH_STEPS];
    expect(allowed).toEqual(expect.arrayContaining(skipped.map(({ id }) => id)));
    for (const step of skipped)
      expect(step).toMatchObject({ reason: expect.stringMatching(/ip_vs|Compose/) });
    expect(report.summary.passed).toBe(report.steps.length - skipped.length);
  });

  it('begins anew when all is forgotten', () => {
    expect(sam.types('reset', '--all', '--yes').code).toBe(0);
    const { code, report, stderr } = sam.walks('--until', 'node-list');
    expect(code, stderr).toBe(0);
    expect(report.summary.passed).toBeGreaterThan(15);
    expect(sam.types('reset', '--machines', '--yes').code).toBe(0);
  });

  it('leaves the engine as it was, with what others have on it', () => {
    expect(onTheEngine()).toBe(before);
  });
});
