/** When an attempt counts as done: what its command ended with, and what its checks see. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { CheckSpec } from '../../../src/check/types.ts';
import { applyFix, attempt, look } from '../../../src/tutor/attempt/attempt.ts';
import type { Happening } from '../../../src/tutor/walk/events.ts';
import { attemptContext } from '../../support/attempt-context.ts';
import { fakeCourse, fakeStep } from '../../support/fake-course.ts';
import { told } from '../../support/told.ts';

const folder = mkdtempSync(join(tmpdir(), 'attempt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'there.yml'), 'replicas: 5\n');

const happened: Happening[] = [];
const context = (unattended = false) =>
  attemptContext(folder, { unattended, report: (happening) => happened.push(happening) });

const holds: CheckSpec = { kind: 'file', id: 'there', title: 'there', withinMs: 0, path: 'there.yml' };
const lists: CheckSpec = { kind: 'output', id: 'listed', title: 'listed', withinMs: 0, stdout: '/there/' };
const step = (checks: readonly CheckSpec[], text = 'ls there.yml') =>
  fakeStep({ id: 'see', title: 'See it', kind: 'run', commands: [{ text }], checks });
const request = (checks: readonly CheckSpec[], text?: string) => ({
  course: fakeCourse,
  step: step(checks, text),
  values: {},
  signal: new AbortController().signal,
});

// Their commands are bash's.
describe.skipIf(process.platform === 'win32')('a command that fails', () => {
  test('is no step done, although all that is checked holds', async () => {
    const { result, exitCode } = await attempt({ ...request([holds]), override: 'sl there.yml' }, context());
    expect(result).toMatchObject({ passed: false, why: 'checks', outcomes: [{ status: 'passed' }] });
    expect(told(result?.passed === false ? result.message : undefined)).toMatch(/exit code 127.* v goes on/);
    expect(exitCode).toBe(127);
  });

  test('is passed by another look, which asks for what stands', async () => {
    expect((await look(request([holds, lists]), context())).result?.passed).toBe(true);
  });

  test('is what the step wants where a check names the exit code', async () => {
    const refused: CheckSpec = { kind: 'output', id: 'refused', title: 'refused', withinMs: 0, exit: '>=1' };
    expect((await attempt(request([holds, refused], 'false'), context())).result?.passed).toBe(true);
    expect((await attempt(request([holds, refused], 'true'), context())).result?.passed).toBe(false);
  });

  test('made nothing new, which unattended or as part of a fix is good enough', async () => {
    expect((await attempt(request([holds], 'false'), context(true))).result?.passed).toBe(true);
    expect((await applyFix(request([holds], 'false'), 'false', context())).result?.passed).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('a command that shows something', () => {
  test('has to have shown it', async () => {
    expect((await attempt(request([holds, lists]), context())).result?.passed).toBe(true);
    const other = await attempt({ ...request([holds, lists]), override: 'echo help' }, context());
    expect(other.result).toMatchObject({
      passed: false,
      outcomes: [{ status: 'passed' }, { status: 'failed' }],
    });
    expect(other.command).toBe('echo help');
  });

  test('is run after a fix, so that it is seen', async () => {
    happened.length = 0;
    expect((await applyFix(request([holds, lists]), 'true', context())).result?.passed).toBe(true);
    const ran = happened.flatMap((one) => (one.type === 'started' ? [one.command] : []));
    expect(ran).toEqual(['true', 'ls there.yml']);
  });
});

describe.skipIf(process.platform === 'win32')('a command that does harm a second time', () => {
  const once = (text: string) => {
    const asked = request([holds], text);
    const unless: CheckSpec = { kind: 'file', id: 'unless', title: '', withinMs: 0, path: 'begun.yml' };
    return { ...asked, step: { ...asked.step, unless } };
  };
  const commands = () => happened.flatMap((one) => (one.type === 'started' ? [one.command] : []));

  test('is run once, also when the tutor was ended before it knew the result', async () => {
    happened.length = 0;
    const command = 'echo 1 >> begun.yml';
    expect((await attempt(once(command), context())).result?.passed).toBe(true);
    const again = await attempt(once(command), context(true));
    expect(again.result?.passed).toBe(true);
    expect(commands()).toEqual([command]);
    const noticed = happened.flatMap((one) => (one.type === 'noticed' ? [told(one.text)] : []));
    expect(noticed).toEqual([expect.stringContaining('has been run already')]);
  });

  test('is run when it is the learner’s own', async () => {
    happened.length = 0;
    await attempt({ ...once('true'), override: 'echo mine' }, context());
    expect(commands()).toEqual(['echo mine']);
  });
});
