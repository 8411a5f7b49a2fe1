/** Prints the report of a check for a person: what to build, what holds, what is missing, and last what to do next. */
import type { Messages } from '../i18n/messages.ts';
import type { CheckReport, SelfCheck, WalkReport } from '../tutor/report.ts';
import type { Stop } from '../tutor/types.ts';
import { plain } from '../ui/text/line.ts';
import { wrapText } from '../ui/text/wrap.ts';
import type { LinePiece, Paint, WriteLine } from './lines.ts';

export interface CheckSurroundings {
  /** The step whose state was checked: all that should hold after it. */
  readonly place: Stop | undefined;
  readonly stops: readonly Stop[];
  readonly messages: Messages;
  /** Columns of the terminal; undefined without one. */
  readonly columns: number | undefined;
  /** It was typed in a shell of the session. */
  readonly isInShell: boolean;
}

/** Columns of the text; a narrower terminal wraps sooner. */
const WIDTH = 80;
/** Fewer than these are not worth wrapping for. */
const NARROWEST = 40;

/** Prints the report of a self-check. */
export function plainCheck(
  report: WalkReport & SelfCheck,
  { place, stops, messages, columns, isInShell }: CheckSurroundings,
  line: WriteLine,
  paint: Paint,
): void {
  const words = messages.tutor.run;
  const { cli } = messages;
  const titleOf = (id: string): string => stops.find(({ step }) => step.id === id)?.step.title ?? id;
  const width = Math.max(NARROWEST, Math.min(WIDTH, columns ?? WIDTH));
  /** A text that may have lines, below a mark or indented. No line of it can look like one of ours, which begin further left. */
  const below = (indent: number, text: string, mark?: LinePiece): void => {
    const blanks = ' '.repeat(indent);
    const rows = text
      .trimEnd()
      .split('\n')
      .flatMap((one) => wrapText(one, width - indent).map(plain));
    rows.forEach((row, at) => {
      if (at === 0 && mark !== undefined) line(' '.repeat(indent - 2), mark, ` ${row}`);
      else line(blanks, row);
    });
  };
  const heading = (text: string): void => {
    line();
    line(paint('bold', text));
  };

  if (report.assignment !== undefined) {
    line(paint('bold', cli.toBuild(report.driver)));
    for (const one of report.assignment.split('\n'))
      if (one.startsWith('- ')) below(4, one.slice(2), '-');
      else below(2, one);
  } else if (place) line(paint('bold', cli.checkedAt(place.step.title, report.driver)));
  const checks = report.steps.flatMap((step) => step.checks);
  if (report.steps.length === 0) {
    line();
    line(cli.nothingToCheck);
    return;
  }

  const held = checks.filter(({ passed }) => passed);
  heading(held.length === checks.length ? cli.holds : cli.holdsSome(held.length, checks.length));
  for (const step of report.steps) {
    const own = step.checks.filter(({ passed }) => passed);
    const titles = cli.titles(own.map(({ title }) => title));
    if (own.length > 0) below(4, cli.labelled(titleOf(step.id), titles), paint('green', '✓'));
    if (step.reason !== undefined)
      below(4, cli.labelled(titleOf(step.id), cli.labelled(words.skipped, step.reason)), paint('dim', '–'));
  }

  const alone = report.steps.flatMap((step) =>
    step.checks
      .filter(({ passed, blockedBy }) => !passed && blockedBy === undefined)
      .map((check) => ({ step: step.id, check })),
  );
  if (report.missing.length + alone.length > 0) heading(cli.holdsNot);
  for (const { what, checks: count } of report.missing)
    below(4, cli.missingFor(what, count), paint('red', '✗'));
  for (const [at, { step, check }] of alone.entries()) {
    // Two steps may want the same: it is printed at the first.
    if (alone.slice(0, at).some((other) => isSame(other.check, check))) continue;
    below(4, cli.labelled(titleOf(step), check.title), paint('red', '✗'));
    below(6, cli.labelled(words.expected, check.expected));
    below(6, cli.labelled(words.seen, check.actual || messages.ui.nothingSeen));
    // What is missing is the better hint: everything else may only follow from it.
    if (check.hint && report.missing.length === 0) below(6, cli.labelled(words.hint, check.hint));
  }

  const { next } = report;
  line();
  if (next === null) {
    line(cli.allHold(checks.length));
    return;
  }
  if (next.cause) {
    line(paint('yellow', '!'), ' ', paint('bold', next.cause.title));
    below(2, next.cause.explain);
    line();
  }
  line(paint('bold', next.cause ? cli.mend : cli.next(titleOf(next.step))));
  // As it is to be typed: a terminal wraps it, and copying it gives one line.
  for (const one of next.command?.trimEnd().split('\n') ?? []) line('  ', one);
  if (next.command !== undefined && !isInShell) below(2, cli.whereToType);
  if (!next.cause) below(2, cli.whereShown(next.step));
}

function isSame(one: CheckReport, other: CheckReport): boolean {
  return one.expected === other.expected && one.actual === other.actual;
}
