/** `swarm-tutor run`: walks unattended. */

import { rmSync } from 'node:fs';
import { traitsOf } from '../driver/traits.ts';
import type { DriverId } from '../driver/types.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import type { Attempted } from '../tutor/attempt/attempt.ts';
import { checkReports, reportOf, type StepReport, type WalkReport, withoutSecrets } from '../tutor/report.ts';
import { indexOfPlace } from '../tutor/standing.ts';
import { fillOpenly } from '../tutor/told.ts';
import type { LiveTutor } from '../tutor/tutor.ts';
import type { WalkState } from '../tutor/types.ts';
import { type UnattendedEnd, walkUnattended } from '../tutor/unattended.ts';
import { isDone, resumeAt, stopsOf } from '../tutor/walk/start.ts';
import { defined } from '../value/defined.ts';
import { type ChosenDriver, type CommandContext, openContext, shellStateFile } from './context.ts';
import { rememberSettings, requireOwnNames, requireSettings } from './given-settings.ts';
import { CommandError, EXIT } from './io.ts';
import { requirePlace } from './places.ts';
import { type PlainReporter, plainReporter } from './plain.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { chooseDriver, openSessionFor } from './session.ts';
import type { ProgramStart } from './start.ts';
import { openTutor } from './walk.ts';

/** Runs `run`: resumes where the walk stopped, or starts over when it had come to its end. */
export async function run(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const chosen = await chooseDriver(context);
  if (!traitsOf(chosen.driver).isSimulated && !start.options.yes)
    throw new CommandError(
      context.messages.cli.needsYes(chosen.driver, traitsOf(chosen.driver).usesOwnHosts),
      EXIT.usage,
    );
  return runOn(chosen, context);
}

/** Walks unattended on a driver and reports: plain lines as it goes, or one JSON document at the end. */
export async function runOn(chosen: ChosenDriver, context: CommandContext): Promise<number> {
  const { course, io, messages, options, progress } = context;
  requireSettings(context);
  requireOwnNames(chosen.driver, context);
  const until = options.until;
  if (until !== undefined) requirePlace(until, course, stopsOf(course, chosen.driver), messages);
  const session = await openSessionFor(chosen.driver, context, 'instant');
  const begun = performance.now();
  const print = plainReporter(
    options.json ? io.err : io.out,
    messages,
    options.color && !options.json && io.isTerminal,
  );

  const startsOver = await startOverIfDone(chosen.driver, until, context);
  await rememberSettings(chosen.driver, context);
  const remembered = rememberedWalk(session.driver, session.settings, context);
  const upTo = until === undefined ? -1 : indexOfPlace(remembered.stops, until);
  const stepId = remembered.stops[upTo]?.step.id;
  const reached = stepId !== undefined && isDone(remembered.records[stepId]);
  const open = resumeAt(remembered.stops, remembered.records);
  // An optional step that was left out is passed over, unless it was asked for by name.
  const at = reached || (upTo >= 0 && upTo < open) ? upTo : open;
  const state: WalkState = { ...remembered, at, finished: false };
  print.begin(course, session, state, startsOver);

  const attempts = new Map<string, Attempted>();
  const { tutor } = await openTutor(session, context, {
    why: chosen.why,
    unattended: true,
    state,
    onAttempt: (step, attempted) => attempts.set(step, attempted),
  });
  const { notice } = tutor.getState();
  if (notice !== undefined) io.err(inWords(notice, messages));
  const told = progress.notices.length;
  const unsubscribe = print.follow(tutor);
  const stands = startsOver || (await backToReality(tutor, print.repair, io.signal));
  // Later steps build on what could not be mended: going on would end in a misleading failure.
  const end =
    reached || !stands
      ? endOf(stands, io.signal)
      : await walkUnattended(tutor, {
          impossible: session.impossible,
          signal: io.signal,
          onStep: print.step,
          onDone: (stop, now) => print.done(stop, now, attempts.get(stop.step.id)),
          ...defined({ until: stepId }),
        });
  unsubscribe();
  const last = tutor.getState();
  await tutor.close();
  for (const late of progress.notices.slice(told)) io.err(inWords(late, messages));
  const secrets = last.secrets.flatMap((name) => last.values[name] ?? []);
  const report = reportFrom(
    last,
    attempts,
    { driver: session.driver, lang: context.language },
    messages,
    Math.round(performance.now() - begun),
  );
  if (options.json) io.json(withoutSecrets(report, secrets));
  else print.summary(report);
  if (end === 'interrupted') return EXIT.interrupted;
  return end === 'done' ? EXIT.done : EXIT.failed;
}

function endOf(stands: boolean, signal: AbortSignal): UnattendedEnd {
  if (signal.aborted) return 'interrupted';
  return stands ? 'done' : 'failed';
}

/**
 * Mends earlier steps that no longer hold, as all later ones build on them.
 * @returns whether all of them hold
 */
async function backToReality(
  tutor: LiveTutor,
  tell: PlainReporter['repair'],
  signal: AbortSignal,
): Promise<boolean> {
  const stop = (): void => tutor.send({ type: 'interrupt' });
  signal.addEventListener('abort', stop, { once: true });
  tutor.send({ type: 'compare', unasked: true });
  await tutor.settled();
  const seen = tutor.getState().reality;
  if (seen?.name !== 'known' || seen.differences.length === 0) return true;
  tutor.send({ type: 'repair' });
  await tutor.settled();
  signal.removeEventListener('abort', stop);
  const { reality } = tutor.getState();
  tell(tutor.getState());
  return reality?.name === 'known' && reality.why === undefined && reality.differences.length === 0;
}

/** A walk that is over starts again; with `until`, one that is done up to there is left alone. */
async function startOverIfDone(
  driver: DriverId,
  until: string | undefined,
  { course, home, progress }: CommandContext,
): Promise<boolean> {
  const { records } = progress.walk(course.id, driver);
  const stops = stopsOf(course, driver);
  // An optional step at the end counts: a walk that was stopped there has left its machines.
  const isOver = stops.length > 0 && resumeAt(stops, records) === stops.length;
  if (!isOver || until !== undefined) return false;
  await progress.forget(course.id, driver);
  // A new walk begins in a new shell: the last one may have pointed docker elsewhere.
  rmSync(shellStateFile(home, driver), { force: true });
  return true;
}

function reportFrom(
  state: WalkState,
  attempts: ReadonlyMap<string, Attempted>,
  head: { driver: DriverId; lang: string },
  messages: Messages,
  durationMs: number,
): WalkReport {
  const steps = state.stops.map(({ lesson, step }): StepReport => {
    const record = state.records[step.id];
    const attempted = attempts.get(step.id);
    return {
      id: step.id,
      lesson: lesson.id,
      status: record?.status ?? 'pending',
      command: attempted?.command ?? null,
      exitCode: attempted?.exitCode ?? null,
      durationMs: record?.durationMs ?? 0,
      ...defined({ reason: record?.reason === undefined ? undefined : inWords(record.reason, messages) }),
      checks: checkReports(step, attempted?.result?.outcomes ?? [], messages, (text) =>
        fillOpenly(text, state),
      ),
    };
  });
  return reportOf({ course: state.course.id, ...head }, steps, durationMs);
}
