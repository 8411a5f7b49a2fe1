/** Prints an unattended walk as plain lines: commands, their output, the results of the checks. */
import type { CheckOutcome } from '../check/types.ts';
import type { Session } from '../driver/types.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import type { Course, Step } from '../lesson/types.ts';
import { redact } from '../shell/secrets.ts';
import { answersOf } from '../tutor/answers.ts';
import type { Attempted } from '../tutor/attempt/attempt.ts';
import type { WalkReport } from '../tutor/report.ts';
import { causeOf, fillOpenly, missingOf, specOf, wording } from '../tutor/told.ts';
import type { Stop, Tutor, WalkState } from '../tutor/types.ts';
import { problemOf } from '../tutor/unattended.ts';
import { indented, type LinePiece, painter, type WriteLine } from './lines.ts';
import { busyWith, type Pulse, startPulse } from './signs-of-life.ts';

export interface PlainReporter {
  begin(course: Course, session: Session, state: WalkState, startsOver: boolean): void;
  step(stop: Stop, state: WalkState): void;
  /** Prints commands and output while a tutor works. Returns a function that stops it. */
  follow(tutor: Tutor): () => void;
  done(stop: Stop, state: WalkState, attempted: Attempted | undefined): void;
  /** The steps of a repair before the walk. */
  repair(state: WalkState): void;
  summary(report: WalkReport): void;
}

function hidden(piece: LinePiece): LinePiece {
  if (typeof piece === 'string') return redact(piece);
  return 'output' in piece ? { output: redact(piece.output) } : { ...piece, text: redact(piece.text) };
}

/** Lines of output of one command that a plain walk shows at most; the transcript has them all. */
const MOST_OUTPUT_LINES = 200;

/** Writes lines through `write`; colours only where asked for. */
export function plainReporter(write: WriteLine, messages: Messages, color: boolean): PlainReporter {
  const words = messages.tutor.run;
  const { labelled } = messages.cli;
  const paint = painter(color);
  let pulse: Pulse | undefined;
  // Output to a pipe ends up in logs: it must not contain join tokens.
  const line: WriteLine = (...pieces) => {
    pulse?.heard();
    write(...pieces.map(hidden));
  };
  const below = (text: string): void => {
    for (const one of indented(6, text)) line(one);
  };
  let printed = 0;
  let shown = '';

  let followed: Tutor | undefined;
  const flush = (): void => {
    if (!followed) return;
    const tutor = followed;
    const output = tutor.getOutput();
    const { phase } = tutor.getState();
    if (phase.name === 'running' && shown !== phase.command) {
      shown = phase.command;
      printed = 0;
      for (const [index, text] of phase.command.trimEnd().split('\n').entries())
        line(paint('bold', `  ${index === 0 ? '$' : ' '} ${text}`));
    }
    if (shown === '') return;
    const end = Math.min(output.lineCount, MOST_OUTPUT_LINES);
    // The last line may still grow while the command runs.
    const upTo = phase.name === 'running' ? Math.min(end, output.lineCount - 1) : end;
    for (const text of output.lines(printed, upTo))
      line('    ', color ? { output: text } : text.replaceAll(/\x1b\[[\d;]*m/g, ''));
    printed = Math.max(printed, upTo);
  };

  const check = (outcome: CheckOutcome, step: Step, state: WalkState): void => {
    if (outcome.status === 'not-applicable') return;
    const passed = outcome.status === 'passed';
    const { title, hint } = specOf(step, outcome.id) ?? { title: outcome.id };
    const mark = passed ? paint('green', '✓') : paint('red', '✗');
    line(
      '  ',
      mark,
      ` ${fillOpenly(title, state)}`,
      outcome.alreadyTrue ? paint('dim', words.alreadyTrue) : '',
    );
    if (passed) return;
    below(labelled(words.expected, inWords(outcome.expected, messages)));
    below(labelled(words.seen, inWords(outcome.actual, messages) || messages.ui.nothingSeen));
    if (hint) below(labelled(words.hint, fillOpenly(hint, state)));
  };

  /** What the step asks those who walk by themselves, with the answer that came true. */
  const asked = (step: Step, state: WalkState): void => {
    for (const { prompt, text, why } of answersOf(step, state.records[step.id])) {
      line('  ', paint('bold', '?'), ` ${fillOpenly(prompt, state)}`);
      below(labelled(fillOpenly(text, state), fillOpenly(why, state)));
    }
  };

  const unknown = (outcomes: readonly CheckOutcome[], step: Step, state: WalkState): void => {
    const nearest = outcomes.find(({ status }) => status === 'failed');
    line('  ', paint('yellow', '!'), ` ${messages.ui.failed.unknown}`);
    const title = nearest && specOf(step, nearest.id)?.title;
    if (title) below(messages.ui.failed.nearest(fillOpenly(title, state)));
  };

  return {
    begin(course, session, state, startsOver) {
      line(paint('bold', words.begin(course.title, session.driver)));
      if (session.simulated) line(paint('dim', words.simulated));
      if (startsOver) line(words.startsOver);
      const at = state.stops[state.at];
      if (!startsOver && state.at > 0 && at) line(words.resumes(at.step.id));
    },
    step({ step }, state) {
      shown = '';
      line();
      line(paint('bold', words.step(state.at + 1, state.stops.length, step.title)));
    },
    follow(tutor) {
      followed = tutor;
      const unsubscribe = tutor.subscribe(flush);
      pulse = startPulse(() => {
        line(paint('dim', `  … ${busyWith(tutor.getState(), Date.now(), messages)}`));
      });
      return () => {
        pulse?.stop();
        pulse = undefined;
        unsubscribe();
      };
    },
    done({ step }, state) {
      flush();
      const record = state.records[step.id];
      const { phase } = state;
      const told = wording(state.course, messages);
      const problem = problemOf(state);
      if (problem) {
        line('  ', paint('red', '✗'), ` ${labelled(words.refused, told(problem.what))}`);
        below(told(problem.mend));
      }
      if (phase.name === 'failed') {
        if (phase.message) line('  ', paint('red', '✗'), ` ${told(phase.message)}`);
        if (phase.why === 'checks' && phase.exitCode !== undefined && !phase.diagnosis)
          unknown(phase.outcomes, step, state);
        if (phase.diagnosis) {
          const cause = causeOf(step, state.course, phase.diagnosis);
          if (cause) {
            line('  ', paint('yellow', '!'), ` ${fillOpenly(cause.title, state)}`);
            below(fillOpenly(cause.explain, state));
          }
          if (phase.diagnosis.fix) below(labelled(words.fix, fillOpenly(phase.diagnosis.fix, state)));
        }
      }
      // A known cause comes before what follows from it.
      if ('outcomes' in phase) for (const outcome of phase.outcomes) check(outcome, step, state);
      if (record?.status === 'skipped')
        line(
          paint('dim', `  – ${record.reason ? labelled(words.skipped, told(record.reason)) : words.skipped}`),
        );
      else if (record?.status === 'passed' && !('outcomes' in phase && phase.outcomes.length > 0))
        line('  ', paint('green', '✓'), ` ${words.passed}`);
      const visitors = followed?.getVisitors();
      if (visitors && !visitors.isClosed) {
        const { title, answered, failed, between } = messages.watch.visitors;
        line(`  ${title}${answered(visitors.answered)}${between}${failed(visitors.failed)}`);
      }
      if (record?.status === 'passed') asked(step, state);
    },
    repair(state) {
      const { reality, stops, course } = state;
      if (reality?.name !== 'known') return;
      const title = (id: string): string => stops.find(({ step }) => step.id === id)?.step.title ?? id;
      line();
      line(paint('bold', words.mended));
      for (const { step, status } of reality.repaired ?? [])
        line(
          '  ',
          status === 'done' ? paint('green', '✓') : status === 'failed' ? paint('red', '✗') : '·',
          ` ${title(step)}`,
        );
      const { why, differences } = reality;
      if (why === undefined && differences.length === 0) return;
      line(paint('bold', words.unmended));
      if (why !== undefined)
        line('  ', paint('red', '✗'), ` ${fillOpenly(wording(course, messages)(why), state)}`);
      for (const difference of differences)
        for (const { title: wanted, actual } of missingOf(difference, stops, messages)) {
          const what = fillOpenly(labelled(title(difference.step), wanted), state);
          line(
            '  ',
            paint('red', '✗'),
            ` ${messages.cli.aside(what, labelled(words.seen, actual || messages.ui.nothingSeen))}`,
          );
        }
    },
    summary({ summary }) {
      line();
      const { passed, failed, skipped, pending, durationMs } = summary;
      line(words.summary(passed, failed, skipped, pending, messages.common.duration(durationMs)));
    },
  };
}
