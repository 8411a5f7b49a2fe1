/** One attempt at a step, from its placeholders to its checks. */

import type { CheckOutcome, CheckSpec, StepOutput } from '../../check/types.ts';
import { type LookOutcome, lookOnce } from '../../check/watch.ts';
import type { DriverId } from '../../driver/types.ts';
import { errorSaid, fileTrouble } from '../../i18n/files.ts';
import { type Said, toSay } from '../../i18n/said.ts';
import { parseThing } from '../../lesson/made-thing.ts';
import { placeholdersIn, type Values } from '../../lesson/placeholders.ts';
import type { Step } from '../../lesson/types.ts';
import { redact } from '../../shell/secrets.ts';
import type { RunResult } from '../../shell/types.ts';
import { defined } from '../../value/defined.ts';
import type { Ledger, Recorded } from '../ledger.ts';
import type { AttemptResult } from '../walk/events.ts';
import { editFile, placeFiles } from '../workspace.ts';
import { capturesOf, findOut, takeCaptures } from './captures.ts';
import { commandOf } from './command-of.ts';
import type { AttemptContext } from './context.ts';
import { execute } from './execute.ts';
import { explained, heldBack } from './explain.ts';
import { fill } from './fill.ts';
import { onlyCommand } from './only-command.ts';
import { prepare } from './prepare.ts';
import type { AttemptRequest } from './request.ts';
import { whatIsTrue } from './truth.ts';
import { allHold, askingPlace, checksOf, lookBefore, verify } from './verify.ts';

const words = toSay('tutor');

/** The facts about an attempt, for reports. */
export interface Attempted {
  /** Undefined when the attempt was refused before anything ran. */
  readonly result?: AttemptResult;
  /** The command that was run, with secrets hidden. */
  readonly command?: string;
  readonly exitCode?: number | null;
}

/**
 * Runs a step's command, if it has one, and watches its checks. Reports on the way through `context.report`.
 * Like `look` and `applyFix` it rejects when it is aborted while it asks a machine; see `brokenOff`.
 */
export async function attempt(request: AttemptRequest, context: AttemptContext): Promise<Attempted> {
  const { course, step, choice, override, signal } = request;
  await makeReady(request, context);
  const prepared = await prepare(request, context);
  if (signal.aborted) return { result: interrupted([]) };
  if ('what' in prepared) {
    context.report({ type: 'refused', problem: prepared });
    return {};
  }
  let values: Values = { ...request.values, ...prepared.values };
  const learn = (found: Values): void => {
    if (Object.keys(found).length === 0) return;
    values = { ...values, ...found };
    context.report({ type: 'learned', values: found, secrets: [] });
  };
  learn(prepared.values);

  const { command } = prepared;
  const point = { step, course, values, choice, signal };
  const isOwn = override !== undefined;
  const diagnosis = command === undefined ? undefined : await heldBack(point, { command, isOwn }, context);
  if (command !== undefined && diagnosis) {
    const message = words.heldBack(redact(command, context.secrets()));
    return { result: { ...failed([], 'held-back', undefined, message), diagnosis } };
  }

  const before = await lookBefore(checksOf(step, context.session.driver, choice, values), context, signal);
  let ran: RunResult | undefined;
  const begun = context.now();
  const isDone = !isOwn && (await wasDone(step, values, context, signal));
  if (isDone) context.report({ type: 'noticed', text: words.doneBefore });
  if (prepared.command !== undefined && !isDone && !signal.aborted) {
    const recorded = writeDown(step, values, context);
    if (recorded === undefined) return {};
    ran = await execute(prepared.command, step, recorded, context, signal);
    if (ran.notStarted)
      return {
        result: failed([], 'not-started', ran, words.notStarted(context.session.shellProgram)),
      };
    inLedger(context, (ledger, driver) => ledger.confirm(driver, fill(step.makes, values)));
    learn(await takeCaptures(step.captures, ran.stdout, values, askingPlace(context, signal)));
  }
  const result = await judge({ ...request, values }, context, { before, ran, command });
  if (result.passed)
    inLedger(context, (ledger, driver) => {
      for (const thing of fill(step.removes ?? [], values))
        ledger.strike({ ...parseThing(thing), driver }, begun);
    });
  return {
    result,
    ...defined({
      command: prepared.command === undefined ? undefined : redact(prepared.command, context.secrets()),
      exitCode: ran?.exitCode,
    }),
  };
}

/** Only looks: what `verify` does on the screen. */
export async function look(request: AttemptRequest, context: AttemptContext): Promise<Attempted> {
  const { course, step, choice, signal } = request;
  await makeReady(request, context);
  const names = placeholdersIn([
    checksOf(step, context.session.driver, choice, {}),
    step.predict,
    step.explain,
  ]);
  const found = await findOut(names, request.values, capturesOf(course), askingPlace(context, signal));
  if (Object.keys(found).length > 0) context.report({ type: 'learned', values: found, secrets: [] });
  const values = { ...request.values, ...found };
  return { result: await judge({ ...request, values }, context, { before: [] }) };
}

/**
 * Runs a diagnosis' fix; the step is tried again unless its checks hold by then. Where the fix is the step's own
 * command, that is all. Captured values are asked for again: an address or a token may be the very
 * thing that has changed. Everything runs in the lesson's folder, wherever the learner's shell is. After a fix that
 * does not end in time nothing more is tried: it would hang again.
 * @param timeoutMs how long the fix may run, milliseconds; ten minutes without it
 */
export async function applyFix(
  request: AttemptRequest,
  fix: string,
  context: AttemptContext,
  timeoutMs?: number,
): Promise<Attempted> {
  const { step, choice, signal } = request;
  const own = commandOf(step, context, choice);
  context.setShell({ ...context.shell(), cwd: context.session.workspace });
  const known = await learnAnew(request, [fix, own], context);
  const settling = { ...known, mayStandAlready: true };
  if (fix === own) return attempt(settling, context);
  const fixed = await attempt({ ...known, step: onlyCommand(step, fix, timeoutMs) }, context);
  if (fixed.result === undefined || signal.aborted) return fixed;
  if (!fixed.result.passed && fixed.result.why === 'timed-out') return fixed;
  const mended = await learnAnew(settling, [own], context);
  const specs = checksOf(step, context.session.driver, choice, mended.values);
  const now = await lookBefore(specs, context, signal);
  // A step that shows something shows it to the learner; a repair has no audience.
  const shows = !context.unattended && specs.some(({ kind }) => kind === 'output');
  if (now.length > 0 && allHold(now) && !shows) return look(mended, context);
  return attempt(mended, context);
}

/** The request with the values that its texts and checks need asked for again; values without an answer stay. */
async function learnAnew(
  request: AttemptRequest,
  texts: readonly (string | undefined)[],
  context: AttemptContext,
): Promise<AttemptRequest> {
  const { course, step, choice, values, signal } = request;
  const captures = capturesOf(course);
  const names = placeholdersIn([texts, checksOf(step, context.session.driver, choice, {})]);
  const settled = Object.entries(values).filter(([name]) => !captures.has(name));
  const found = await findOut(names, Object.fromEntries(settled), captures, askingPlace(context, signal));
  if (Object.keys(found).length > 0) context.report({ type: 'learned', values: found, secrets: [] });
  return { ...request, values: { ...values, ...found } };
}

/** The result of an attempt that rejected: the learner sees a failed step, never a stack trace. */
export function brokenOff(error: unknown, signal: AbortSignal): Attempted {
  if (signal.aborted) return { result: interrupted([]) };
  return { result: failed([], 'checks', undefined, errorSaid(error)) };
}

/** Whether the step's command has been run before and must not be run again: by a tutor that was ended meanwhile, for instance. */
async function wasDone(
  { unless }: Step,
  values: Values,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<boolean> {
  if (unless === undefined) return false;
  const [seen] = await lookOnce({ ...askingPlace(context, signal), specs: fill([unless], values) });
  return seen?.status === 'passed';
}

async function makeReady({ course, step, values }: AttemptRequest, context: AttemptContext): Promise<void> {
  const { workspace } = context.session;
  for (const file of placeFiles(step.place, course, values, context))
    context.report({ type: 'noticed', text: words.placed(file, workspace) });
  if (step.edit && context.unattended) {
    const edited = await editFile(step.edit, values, workspace);
    context.report({ type: 'noticed', text: edited.text });
  }
}

/** Records in the ledger what the step makes, before it is made; undefined when that fails, which is reported. */
function writeDown(step: Step, values: Values, context: AttemptContext): Recorded | undefined {
  try {
    return context.ledger.record(context.session.driver, fill(step.makes, values));
  } catch (error) {
    const { path = '' } = error as NodeJS.ErrnoException;
    const { cause, remedy } = fileTrouble(error);
    const what = words.ledgerUnwritable(path, cause);
    context.report({ type: 'refused', problem: { what, mend: remedy } });
    return undefined;
  }
}

/**
 * Brings the ledger up to date after a command. If it can't be written, it still lists what was to be made, and things that
 * are gone; a reset finds that out by itself.
 */
function inLedger(
  { ledger, session, report }: AttemptContext,
  change: (ledger: Ledger, driver: DriverId) => void,
): void {
  try {
    change(ledger, session.driver);
  } catch (error) {
    report({ type: 'noticed', text: errorSaid(error) });
  }
}

/** All that is known of a step when its checks are looked at. */
interface Evidence {
  readonly before: readonly LookOutcome[];
  /** Undefined when nothing was run. */
  readonly ran?: RunResult | undefined;
  readonly command?: string | undefined;
}

async function judge(
  request: AttemptRequest,
  context: AttemptContext,
  { before, ran, command }: Evidence,
): Promise<AttemptResult> {
  const { course, step, values, choice, override, signal } = request;
  const output: StepOutput | undefined = ran;
  const isOwn = override !== undefined;
  const specs = checksOf(step, context.session.driver, choice, values);
  let outcomes: readonly CheckOutcome[] = [];
  // In a repair or an unattended walk, what holds already need not be done.
  const isStrict = !request.mayStandAlready && !context.unattended && !specs.some(namesExit);
  if (!signal.aborted && !ran?.interrupted)
    outcomes = await verify({ specs, before, output, isStrict }, context, signal);
  if (signal.aborted || ran?.interrupted) return interrupted(outcomes, ran);
  const explain = (failure: AttemptResult): Promise<AttemptResult> | AttemptResult =>
    failure.passed
      ? failure
      : explained(failure, { step, course, values, choice, signal }, { command, output, isOwn }, context);
  if (ran?.timedOut && !(specs.length > 0 && allHold(outcomes)))
    return explain(
      failed(outcomes, 'timed-out', ran, words.timedOut(toSay('common').duration(step.timeoutMs))),
    );
  if (!allHold(outcomes)) return explain(failed(outcomes, 'checks', ran, ending(ran)));
  const nothingToSee = outcomes.every(({ status }) => status === 'not-applicable');
  if (ran !== undefined && ran.exitCode !== 0 && (isStrict || nothingToSee)) {
    const message = nothingToSee ? ending(ran) : words.failedAndHolds(ran.exitCode);
    return explain(failed(outcomes, 'checks', ran, message));
  }
  return { passed: true, outcomes, ...(await whatIsTrue(step, values, output, context, signal)) };
}

/** A check that expects a certain exit code of the step's command. */
function namesExit(spec: CheckSpec): boolean {
  return spec.kind === 'output' && spec.exit !== undefined;
}

function ending(ran: RunResult | undefined): Said | undefined {
  if (!ran || ran.exitCode === 0) return undefined;
  return ran.exitCode === null ? words.commandKilled : words.commandFailed(ran.exitCode);
}

function interrupted(outcomes: readonly CheckOutcome[], ran?: RunResult): AttemptResult {
  return failed(outcomes, 'interrupted', ran);
}

function failed(
  outcomes: readonly CheckOutcome[],
  why: Extract<AttemptResult, { passed: false }>['why'],
  ran?: RunResult,
  message?: Said,
): Extract<AttemptResult, { passed: false }> {
  return {
    passed: false,
    outcomes,
    why,
    ...defined({ exitCode: ran?.exitCode, message }),
  };
}
