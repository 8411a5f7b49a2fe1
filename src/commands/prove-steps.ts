/**
 * Proves the steps of a course by walking it: each passes, proves something, takes only right answers, and leaves what the
 * steps before it have reached, but for what it says it ends.
 */
import type { DriverId } from '../driver/types.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords, toSay } from '../i18n/said.ts';
import type { Question } from '../lesson/types.ts';
import type { Attempted } from '../tutor/attempt/attempt.ts';
import { scriptRunner } from '../tutor/attempt/run-script.ts';
import { fillOpenly, specOf } from '../tutor/told.ts';
import type { LiveTutor } from '../tutor/tutor.ts';
import type { Stop, WalkState } from '../tutor/types.ts';
import { problemOf, walkUnattended } from '../tutor/unattended.ts';
import { defined } from '../value/defined.ts';
import type { CommandContext } from './context.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { openSessionFor } from './session.ts';
import { openTutor } from './walk.ts';

/** What became of a step or an exercise. */
export interface StepProof {
  /** `lesson/step`, or `exercises/NAME`. */
  readonly where: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What was not proved. */
  readonly problems: readonly string[];
  /** Why it was skipped. */
  readonly why?: string;
}

/** Walks the course of a context from its beginning, and tells of each step. A step that fails ends the walk: others build on it. */
export async function proveSteps(
  context: CommandContext,
  driver: DriverId,
  messages: Messages,
  tell: (proof: StepProof) => void,
): Promise<void> {
  const words = messages.author;
  await context.progress.forget(context.course.id, driver);
  const opened = await openSessionFor(driver, context, 'instant');
  const runShell = scriptRunner(opened);
  const session = runShell === undefined ? opened : { ...opened, shell: 'bash' as const };
  const attempts = new Map<string, Attempted>();
  const found = new Map<string, string[]>();
  const { tutor } = await openTutor(session, context, {
    why: toSay('cli').asked,
    unattended: true,
    state: rememberedWalk(driver, session.settings, context),
    onAttempt: (step, attempted) => attempts.set(step, attempted),
    ...defined({ runShell }),
  });
  /** What no longer held after a step, as `ends` names it: told once. */
  const undone = new Set<string>();
  const undoneNow = async (): Promise<string[]> => {
    // Real machines may be busy with what the step has begun, and hold in a moment.
    if (!session.simulated) return [];
    tutor.send({ type: 'compare' });
    await tutor.settled();
    const { reality } = tutor.getState();
    if (reality?.name !== 'known') return [];
    if (reality.why) return [inWords(reality.why, messages)];
    return reality.differences.flatMap(({ step, checks }) =>
      checks.flatMap(({ id, expected, actual }) => {
        const name = `${step}/${id}`;
        if (undone.has(name)) return [];
        undone.add(name);
        return [words.undone(name, inWords(expected, messages), inWords(actual, messages))];
      }),
    );
  };
  let last: string | undefined;
  const end = await walkUnattended(tutor, {
    impossible: session.impossible,
    signal: context.io.signal,
    onStep: ({ step }) => found.set(step.id, step.question ? wrongAnswers(step.question, tutor, words) : []),
    onDone: async (stop, state) => {
      const record = state.records[stop.step.id];
      const problems = [
        ...(found.get(stop.step.id) ?? []),
        ...problemsOf(stop, state, attempts.get(stop.step.id), messages),
        ...(record?.status === 'passed' ? await undoneNow() : []),
      ];
      const where = placeOf(stop);
      last = where;
      if (record?.status === 'skipped')
        tell({
          where,
          status: 'skipped',
          problems: [],
          why: record.reason ? inWords(record.reason, messages) : '',
        });
      else tell({ where, status: problems.length === 0 ? 'passed' : 'failed', problems });
    },
  });
  const { stops, at } = tutor.getState();
  await tutor.close();
  await session.reach.close();
  if (end !== 'failed') return;
  for (const stop of stops.slice(at + 1))
    tell({ where: placeOf(stop), status: 'skipped', problems: [], why: words.notReached(last ?? '') });
}

function placeOf({ lesson, step }: Stop): string {
  return `${lesson.id}/${step.id}`;
}

/** Gives every wrong answer; none may pass the step. */
function wrongAnswers({ options }: Question, tutor: LiveTutor, words: Messages['author']): string[] {
  const wrong = options.filter(({ right }) => !right);
  return wrong.flatMap(({ id }) => {
    tutor.send({ type: 'answer', option: id });
    return tutor.getState().phase.name === 'passed' ? [words.wrongAnswerPasses(id)] : [];
  });
}

function problemsOf(
  { step }: Stop,
  state: WalkState,
  attempted: Attempted | undefined,
  messages: Messages,
): string[] {
  const words = messages.author;
  const refused = problemOf(state);
  if (refused) return [words.refused(inWords(refused.what, messages))];
  const isPassed = state.records[step.id]?.status === 'passed';
  if (step.kind === 'question') return isPassed ? [] : [words.rightAnswerFails];
  const result = attempted?.result;
  if (result === undefined) return [];
  if (!result.passed) {
    const failed = result.outcomes.filter(({ status }) => status === 'failed');
    const message = result.message === undefined ? [] : [inWords(result.message, messages)];
    const checks = failed.map(({ id, expected, actual }) =>
      words.checkFailed(
        fillOpenly(specOf(step, id)?.title ?? id, state),
        inWords(expected, messages),
        inWords(actual, messages),
      ),
    );
    const all = [...message, ...checks];
    return all.length === 0 ? [words.notPassed] : all;
  }
  const looked = result.outcomes.filter(({ status }) => status !== 'not-applicable');
  const provesNothing =
    attempted?.command !== undefined && looked.length > 0 && looked.every(({ alreadyTrue }) => alreadyTrue);
  return [
    ...(provesNothing ? [words.provesNothing] : []),
    ...predicted(step, result.cameTrue ?? [], words),
    ...explained(step, result.explains ?? [], words),
  ];
}

/** Exactly one option of a prediction comes true, or its number can be counted. */
function predicted(
  { predict }: Stop['step'],
  cameTrue: readonly string[],
  words: Messages['author'],
): string[] {
  if (predict === undefined) return [];
  if ('number' in predict) return cameTrue.length === 0 ? [words.noNumber] : [];
  if (cameTrue.length === 0) return [words.noneCameTrue];
  return cameTrue.length > 1 ? [words.severalCameTrue(cameTrue)] : [];
}

/** Exactly one option of an explanation is right. */
function explained(
  { explain }: Stop['step'],
  explains: readonly string[],
  words: Messages['author'],
): string[] {
  if (explain === undefined) return [];
  if (explains.length === 0) return [words.noneExplains];
  return explains.length > 1 ? [words.severalExplain(explains)] : [];
}
