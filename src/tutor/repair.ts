/** Mends what no longer holds: does its steps again, unattended, up to the learner's step. */

import type { CheckSpec } from '../check/types.ts';
import { errorSaid } from '../i18n/files.ts';
import { type Said, toSay } from '../i18n/said.ts';
import { OutputBuffer } from '../shell/output-buffer.ts';
import { defined } from '../value/defined.ts';
import { type Attempted, applyFix, attempt, brokenOff } from './attempt/attempt.ts';
import type { AttemptContext } from './attempt/context.ts';
import { explained } from './attempt/explain.ts';
import { fill } from './attempt/fill.ts';
import type { AttemptRequest } from './attempt/request.ts';
import { allHold, lookBefore } from './attempt/verify.ts';
import { compare } from './compare.ts';
import { repairPlan, standingHere } from './reality.ts';
import { checkHint, diagnosisTitle, stepTitle } from './told.ts';
import type { Stop, WalkState } from './types.ts';
import { choiceAt } from './walk/choice.ts';
import type { Happening } from './walk/events.ts';
import { placeFiles } from './workspace.ts';

/** Rounds: mending one thing may reveal another that could not be seen before. */
const ROUNDS = 3;
/** The most known fixes that are tried for a step. */
const FIXES = 2;

/** The walk as the repair sees it: what it reports changes what it reads next. */
export interface WalkUnderRepair {
  state(): WalkState;
  tell(happening: Happening): void;
}

/**
 * Does the steps again that no longer hold, in the order of the walk, and looks again, until all hold or a step cannot be
 * mended. Reports what it does; ends with `repaired`.
 */
export async function repair(
  walk: WalkUnderRepair,
  parts: AttemptContext,
  signal: AbortSignal,
): Promise<void> {
  const context = quiet(parts, walk);
  const look = () => compare(walk.state(), context, signal);
  let why: Said | undefined;
  // The commands are those of the lesson, so they run in its folder; the learner's shell is back in its own afterwards.
  const { cwd } = context.shell();
  context.setShell({ ...context.shell(), cwd: context.session.workspace });
  try {
    for (let round = 0; round < ROUNDS && why === undefined; round++) {
      const { differences, learned } = await look();
      learn(walk, learned);
      const plan = repairPlan(differences, walk.state().stops);
      if (plan.length === 0) break;
      for (const stop of plan) {
        why = await repairStep(stop, walk, context, signal);
        if (why !== undefined) break;
      }
    }
  } catch (error) {
    why = signal.aborted ? undefined : errorSaid(error);
  }
  context.setShell({ ...context.shell(), cwd });
  if (signal.aborted) why = toSay('tutor').reality.interrupted;
  // An interrupt ends the repair, not the look at its result.
  const { differences, learned } = await compare(
    walk.state(),
    context,
    AbortSignal.timeout(LAST_LOOK_MS),
  ).catch(() => ({ differences: [], learned: {} }));
  learn(walk, learned);
  walk.tell({ type: 'repaired', differences, ...defined({ why }) });
}

const LAST_LOOK_MS = 60_000;

/** Mends one step. @returns why that was not possible */
async function repairStep(
  stop: Stop,
  walk: WalkUnderRepair,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<Said | undefined> {
  const { course, records, values } = walk.state();
  const checks = checksNow(stop, walk.state(), context);
  const choice = choiceAt(stop.step, records);
  const request = (): AttemptRequest => ({
    course,
    // Only checks that should still hold count; what a later step has changed stays changed.
    step: { ...stop.step, checks },
    values: walk.state().values,
    signal,
    ...defined({ choice }),
  });
  const begun = context.now();
  walk.tell({ type: 'repairing', step: stop.step.id });
  placeFiles(stop.step.place, course, values, context);
  // An earlier step may have mended this one, too.
  const before = await lookBefore(
    checks.map((check) => fill(check, values)),
    context,
    signal,
  );
  let tried: Attempted = allHold(before) ? { result: { passed: true, outcomes: before } } : {};
  if (!tried.result) tried = await tryToMend(request, context);
  const at = context.now();
  const passed = tried.result?.passed === true;
  walk.tell({
    type: 'repaired-step',
    step: stop.step.id,
    passed,
    at,
    tookMs: Math.max(0, at - begun),
    ...defined({ choice }),
  });
  return passed ? undefined : reason(tried, stop);
}

/** The state alone may show the cause (a machine is stopped); else the command is run, and its failure shows it. */
async function tryToMend(request: () => AttemptRequest, context: AttemptContext): Promise<Attempted> {
  const { step, course, signal, choice, values } = request();
  const seen = await explained(
    { passed: false, outcomes: [], why: 'checks' },
    { step, course, values, choice, signal },
    {},
    context,
  );
  const tried = new Set<string>();
  let last: Attempted = { result: seen };
  for (let count = 0; count <= FIXES; count++) {
    const { fix, removes, timeout, taken } =
      (last.result && !last.result.passed && last.result.diagnosis) || {};
    // The learner decides whether a fix may touch a thing that only they know, or take something away: an engine that is
    // slow to answer looks like a machine half made.
    const isNew = fix !== undefined && removes === undefined && taken === undefined && !tried.has(fix);
    if (!isNew && count > 0) return last;
    if (isNew) tried.add(fix);
    const trying = isNew ? applyFix(request(), fix, context, timeout) : attempt(request(), context);
    last = await trying.catch((error: unknown) => brokenOff(error, signal));
    if (last.result === undefined || last.result.passed || signal.aborted) return last;
  }
  return last;
}

/** The checks of a step that should hold here. */
function checksNow(stop: Stop, state: WalkState, { session }: AttemptContext): readonly CheckSpec[] {
  const standing = standingHere(state, session.driver, session.impossible);
  return standing.find((one) => one.stop.step.id === stop.step.id)?.checks ?? [];
}

function reason({ result }: Attempted, { step }: Stop): Said {
  const { stuck } = toSay('tutor').reality;
  const title = stepTitle(step.id);
  if (!result || result.passed) return stuck(title, '');
  if (result.diagnosis) return stuck(title, diagnosisTitle(step.id, result.diagnosis.id));
  const failed = result.outcomes.find(({ status }) => status === 'failed');
  return stuck(title, result.message ?? (failed ? checkHint(step.id, failed.id) : ''));
}

function learn(walk: WalkUnderRepair, learned: Readonly<Record<string, string>>): void {
  if (Object.keys(learned).length > 0) walk.tell({ type: 'learned', values: learned, secrets: [] });
}

/**
 * The context for steps other than the learner's: their output and checks are not shown at the learner's own step, which
 * keeps the output of its own command. The transcript has all of it.
 */
function quiet(context: AttemptContext, walk: WalkUnderRepair): AttemptContext {
  const parts: AttemptContext = {
    ...context,
    unattended: true,
    output: new OutputBuffer(),
    report(happening) {
      if (happening.type === 'learned') walk.tell(happening);
      if (happening.type !== 'started') return;
      const { reality } = walk.state();
      const now = reality?.name === 'repairing' && reality.steps.find(({ status }) => status === 'running');
      if (now) walk.tell({ type: 'repairing', step: now.step, command: happening.command });
    },
  };
  return parts;
}
