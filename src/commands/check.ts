/** `swarm-tutor check`: compares the present state with what should hold at a place. Runs no command of a lesson. */

import { withoutStartUp, withProgramsFirst } from '../driver/programs-first.ts';
import { EXERCISE_VARIABLE } from '../driver/tutor-program.ts';
import type { Session } from '../driver/types.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords, type Said } from '../i18n/said.ts';
import { fillKnown } from '../lesson/placeholders.ts';
import type { ShellState } from '../shell/types.ts';
import { allHold } from '../tutor/attempt/verify.ts';
import { lookAtStanding, type StandingOutcome } from '../tutor/compare.ts';
import { missingFor } from '../tutor/missing.ts';
import { nextThing } from '../tutor/next-thing.ts';
import { byStep } from '../tutor/reality.ts';
import { checkReports, reportOf, type SelfCheck, type StepReport, withoutSecrets } from '../tutor/report.ts';
import { placeReached, type Standing, standingAt, whyImpossible } from '../tutor/standing.ts';
import { fillOpenly } from '../tutor/told.ts';
import { defined } from '../value/defined.ts';
import { openContext, tellNotices } from './context.ts';
import { exercise } from './exercise.ts';
import { rememberSettings, requireSettings } from './given-settings.ts';
import { EXIT, type Io } from './io.ts';
import { painter } from './lines.ts';
import { requirePlace } from './places.ts';
import { plainCheck } from './plain-check.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { chooseDriver, openSessionFor } from './session.ts';
import type { ProgramStart } from './start.ts';
import { restoreShell } from './walk.ts';

/** Runs `check [PLACE]`. */
export async function check(start: ProgramStart): Promise<number> {
  // In the shell of an exercise, the exercise is checked.
  if (start.argument === undefined && start.io.env[EXERCISE_VARIABLE])
    return exercise({ ...start, options: { ...start.options, check: true } });
  const context = openContext(start);
  tellNotices(context);
  const { argument: place, course, io, messages, options } = context;
  requireSettings(context);
  const chosen = await chooseDriver(context);
  const session = await openSessionFor(chosen.driver, context);
  await rememberSettings(chosen.driver, context);
  const begun = performance.now();
  const {
    stops,
    records,
    values: remembered,
    secrets,
  } = rememberedWalk(session.driver, session.settings, context);
  const index =
    place === undefined
      ? placeReached(stops, course.goal, records)
      : requirePlace(place, course, stops, messages);
  const { impossible } = session;
  const all = standingAt(stops, index, session.driver, records);
  const standing = all.filter(({ stop }) => whyImpossible(stop.step, impossible) === undefined);

  const isInShell = context.inShellOf === session.driver;
  // Typed in the session's shell, it checks that shell; otherwise the remembered state of the last one.
  const shell = isInShell ? () => shellAround(session, io) : restoreShell(session, context).get;
  const world = { session, shell };
  const { outcomes, values } = await lookAtStanding(standing, course, remembered, world, io.signal);
  const words = messages.check.reasons;
  const missing = missingFor(byStep(standing, outcomes).map(({ outcomes: own }) => own)).map(
    ({ reason, outcomes: checks }) => ({ what: words[reason.code](reason.about), checks }),
  );
  const steps = stepReports(standing, outcomes, missing, messages, (text) =>
    fillOpenly(text, { values, secrets }),
  );
  const unfinished = standing.map(({ stop }) => stop).filter((_, at) => steps[at]?.status === 'failed');
  const next = await nextThing({ stops: unfinished, course, records, values, secrets }, world, io.signal);
  const reached = stops[index];
  const isGoal = course.assignment !== undefined && reached?.step.id === course.goal;
  const selfCheck: SelfCheck = {
    ...defined({ assignment: isGoal ? fillKnown(course.assignment, remembered) : undefined }),
    missing: missing.map(({ what, checks }) => ({ what, checks: checks.size })),
    next: next ?? null,
  };
  const report = {
    ...reportOf(
      { course: course.id, driver: session.driver, lang: context.language },
      [...steps, ...skippedReports(all, impossible, messages)],
      Math.round(performance.now() - begun),
    ),
    ...selfCheck,
  };
  const told = withoutSecrets(
    report,
    secrets.flatMap((name) => values[name] ?? []),
  );
  if (options.json) io.json(told);
  else
    plainCheck(
      told,
      { place: reached, stops, messages, columns: io.stdout.columns, isInShell },
      io.out,
      painter(options.color && io.isTerminal),
    );
  if (io.signal.aborted) return EXIT.interrupted;
  return report.summary.failed === 0 ? EXIT.done : EXIT.failed;
}

/** The shell that the program was started from. */
function shellAround({ programs, workspace }: Session, { env }: Io): ShellState {
  const around = withoutStartUp(env);
  const cwd = around.PWD ?? workspace;
  return { env: programs === undefined ? around : withProgramsFirst(around, programs), cwd };
}

/** The steps that this computer can't do: not looked at, and never counted as passed. */
function skippedReports(
  all: readonly Standing[],
  impossible: Readonly<Record<string, Said>>,
  messages: Messages,
): readonly StepReport[] {
  return all.flatMap(({ stop: { step, lesson } }) => {
    const reason = whyImpossible(step, impossible);
    if (reason === undefined) return [];
    const nothing = { command: null, exitCode: null, durationMs: 0, checks: [] };
    return [
      { id: step.id, lesson: lesson.id, status: 'skipped', reason: inWords(reason, messages), ...nothing },
    ];
  });
}

/** One report per step; `outcomes` are those of all checks, in order. */
function stepReports(
  standing: readonly Standing[],
  outcomes: readonly StandingOutcome[],
  missing: readonly { readonly what: string; readonly checks: ReadonlySet<StandingOutcome> }[],
  messages: Messages,
  fill: (text: string) => string,
): StepReport[] {
  return byStep(standing, outcomes).map(({ stop, outcomes: own }) => ({
    id: stop.step.id,
    lesson: stop.lesson.id,
    status: allHold(own) ? 'passed' : 'failed',
    command: null,
    exitCode: null,
    durationMs: 0,
    checks: own.flatMap((outcome) => {
      const blockedBy = missing.find(({ checks }) => checks.has(outcome))?.what;
      return checkReports(stop.step, [outcome], messages, fill).map((report) =>
        blockedBy === undefined ? report : { ...report, blockedBy },
      );
    }),
  }));
}
