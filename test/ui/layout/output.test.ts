/** The output's place in a step: what of it tells most, as things stand. */
import { expect, it } from 'vitest';
import type { Phase } from '../../../src/tutor/types.ts';
import { createFakeTutor, outcome } from '../../support/fake-tutor.ts';
import { sceneOf, textOf } from '../scenes.ts';

const failed = (why: 'interrupted' | 'checks', exitCode: number | null, outcomes: Phase | object[] = []) =>
  ({ name: 'failed', why, exitCode, outcomes }) as Phase;

/** The screen after a command printed forty lines, an error among the first. */
function shown(phase: Phase): string {
  const tutor = createFakeTutor({ at: 'init-swarm' });
  tutor.print(
    'it begins',
    'Error: tried again',
    ...Array.from({ length: 40 }, (_, at) => `Creating ${at + 1}...`),
  );
  tutor.become({ ran: true, phase });
  return textOf(sceneOf(tutor));
}

it.each([130, null, 0, 1])('ends with the last lines of a command that Ctrl-C ended with %s', (exitCode) => {
  const text = shown(failed('interrupted', exitCode));
  expect(text).toContain('Creating 40...');
  expect(text).toContain('Creating 39...');
  expect(text).not.toMatch(/it begins|tried again/);
  expect(text).toMatch(/40 more lines|more lines/);
});

it('keeps to what tells most where only the wait for the checks was broken off', () => {
  const text = shown(failed('interrupted', 0, [outcome('active', 'waiting')]));
  expect(text).toContain('it begins');
});

it('shows what went wrong where a command failed by itself', () => {
  expect(shown(failed('checks', 1))).toContain('Error: tried again');
});
