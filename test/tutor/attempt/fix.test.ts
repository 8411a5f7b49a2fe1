/** A diagnosis' fix, run in the learner's shell. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { applyFix } from '../../../src/tutor/attempt/attempt.ts';
import { attemptContext } from '../../support/attempt-context.ts';
import { fakeCourse, fakeStep } from '../../support/fake-course.ts';

const folder = mkdtempSync(join(tmpdir(), 'fix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const context = () => attemptContext(folder);

// Their commands are bash's.
const inBash = test.skipIf(process.platform === 'win32');
const step = fakeStep({ id: 'make', title: 'Make it', kind: 'run', commands: [{ text: 'touch made' }] });
const request = { course: fakeCourse, step, values: {}, signal: new AbortController().signal };

inBash('the step is done after it, although it failed: it may have helped all the same', async () => {
  const { result } = await applyFix(request, 'touch fixed; false', context(), 60_000);
  expect(result).toMatchObject({ passed: true });
  expect(existsSync(join(folder, 'fixed'))).toBe(true);
  expect(existsSync(join(folder, 'made'))).toBe(true);
  rmSync(join(folder, 'made'));
});

inBash('one that does not end is ended in its own time, and nothing is tried after it', async () => {
  const { result } = await applyFix(request, 'touch begun; exec tail -f /dev/null', context(), 300);
  expect(result).toMatchObject({ passed: false, why: 'timed-out' });
  expect(existsSync(join(folder, 'made'))).toBe(false);
});
