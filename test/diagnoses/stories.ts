/** How a failure is told, and what is expected of every one. */
import { expect } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';
import type { Failed, Learner } from './learner.ts';

export interface Story {
  /** The step at which it happens. */
  readonly at: string;
  /** What the learner typed; the step's own command without it. */
  readonly typed?: string;
  /** What has happened to the cluster before, as commands in the learner's shell. */
  readonly before?: string;
  /** What is chosen at the step, if that is not its default. */
  readonly choice?: string;
  /** The diagnosis that names it. */
  readonly is: string;
  /**
   * How it is mended: by the fix on the screen, or, where no single command can, by hand (the command is typed in a
   * terminal) and the step's own command.
   */
  readonly mend?: { readonly byHand: string };
}

/** The failure happens, is named, explains itself, and can be mended until the step passes. */
export async function tell(sam: Learner, { at, typed, before, choice, is, mend }: Story): Promise<void> {
  const tutor = sam.comesTo(at, { choice });
  if (before !== undefined) await sam.inTerminal(before);
  const failed = typed === undefined ? await sam.runs() : await sam.types(typed);
  expect(failed?.diagnosis?.id, sam.printed).toBe(is);
  explains(failed);
  const { step } = tutor.getState().stops[tutor.getState().at] ?? {};
  const attempts = tutor.getState().records[step?.id ?? '']?.attempts;
  expect(attempts).toBe(1);
  if (mend) {
    expect(failed?.diagnosis?.fix).toBeUndefined();
    await sam.inTerminal(mend.byHand);
    await sam.runs();
  } else {
    expect(failed?.diagnosis?.fix).toBeTruthy();
    await sam.sends({ type: 'fix' });
  }
  expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
}

/** A title and an explanation in plain words, in the lessons by the diagnosis' id, and no secret in the fix. */
export function explains(failed: Failed | undefined): void {
  const { id = '', fix = '' } = failed?.diagnosis ?? {};
  const { title = '', explain = '' } = CAUSES.find((cause) => cause.id === id) ?? {};
  expect(title.length).toBeGreaterThan(5);
  expect(explain.length).toBeGreaterThan(40);
  expect(fix).not.toMatch(/SWMTKN-/);
}

const course = loadCourse(undefined, 'en');
const CAUSES = [...course.lessons.flatMap(({ steps }) => steps), course].flatMap(
  ({ diagnoses }) => diagnoses,
);
