import { expect, it } from 'vitest';
import type { CheckOutcome } from '../../src/check/types.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { checkReports, reportOf, type StepReport, withoutSecrets } from '../../src/tutor/report.ts';
import { fakeStep } from '../support/fake-course.ts';

const outcome = (id: string, status: CheckOutcome['status']): CheckOutcome => ({
  id,
  status,
  expected: 'x',
  actual: 'y',
});
const step = (id: string, status: StepReport['status']): StepReport => ({
  id,
  lesson: 'l',
  status,
  command: null,
  exitCode: null,
  durationMs: 1,
  checks: [],
});

it('a report counts its steps by their status', () => {
  const steps = [step('a', 'passed'), step('b', 'failed'), step('c', 'passed'), step('d', 'pending')];
  const { summary } = reportOf({ course: 'c', driver: 'dind', lang: 'en' }, steps, 7);
  expect(summary).toEqual({ passed: 2, failed: 1, skipped: 0, pending: 1, durationMs: 7 });
});

it('a check that has no meaning here is not reported as failed', () => {
  const outcomes = [outcome('a', 'passed'), outcome('b', 'not-applicable'), outcome('c', 'waiting')];
  const reports = checkReports(
    fakeStep({ id: 's', title: '', kind: 'run' }),
    outcomes,
    messagesFor('en'),
    String,
  );
  expect(reports.map(({ id, passed }) => [id, passed])).toEqual([
    ['a', true],
    ['c', false],
  ]);
});

it('no secret leaves in a report, wherever it stands', () => {
  const command = 'docker swarm join --token SWMTKN-1-abc-def 1.2.3.4:2377; echo hunter22';
  const report = reportOf(
    { course: 'c', driver: 'dind', lang: 'en' },
    [{ ...step('a', 'passed'), command }],
    1,
  );
  const text = JSON.stringify(withoutSecrets(report, ['hunter22']));
  expect(text).not.toContain('SWMTKN');
  expect(text).not.toContain('hunter22');
  expect(withoutSecrets(report).summary).toEqual(report.summary);
});
