/** A diagnosis' fix, run in the learner's shell. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { OutputBuffer } from '../../../src/shell/output-buffer.ts';
import { applyFix } from '../../../src/tutor/attempt/attempt.ts';
import type { AttemptContext } from '../../../src/tutor/attempt/context.ts';
import { openLedger } from '../../../src/tutor/ledger.ts';
import { openTranscript } from '../../../src/tutor/transcript.ts';
import { sessionOf } from '../../check/fakes.ts';
import { fakeCourse, fakeStep } from '../../support/fake-course.ts';

const folder = mkdtempSync(join(tmpdir(), 'fix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A context in which commands run in a folder of their own and no machine answers. */
function context(): AttemptContext {
  const session = sessionOf(() => ({ stdout: '', stderr: '', exitCode: 1 }));
  return {
    session: { ...session, workspace: folder, shell: 'bash', shellProgram: '/bin/bash' },
    output: new OutputBuffer(),
    ledger: openLedger(join(folder, 'ledger.json')),
    transcript: openTranscript(join(folder, 'transcripts')),
    now: Date.now,
    unattended: false,
    shell: () => ({ env: { PATH: '/usr/bin:/bin' }, cwd: folder }),
    setShell: () => undefined,
    secrets: () => [],
    report: () => undefined,
    runInteractive: () => Promise.reject(new Error('no terminal here')),
  };
}

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
