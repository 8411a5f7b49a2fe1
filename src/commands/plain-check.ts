/** The report of a check as lines for a person. */
import type { Messages } from '../i18n/messages.ts';
import type { Report } from '../tutor/report.ts';
import type { Standing } from '../tutor/standing.ts';
import type { Stop } from '../tutor/types.ts';
import { indented, type Paint, type WriteLine } from './lines.ts';

/** Prints what was looked at, step by step: what holds in a line each, what does not with the reason. */
export function plainCheck(
  report: Report,
  place: Stop | undefined,
  standing: readonly Standing[],
  messages: Messages,
  line: WriteLine,
  paint: Paint,
): void {
  const words = messages.tutor.run;
  const titleOf = (id: string) => standing.find(({ stop }) => stop.step.id === id)?.stop.step.title;
  if (place) line(paint('dim', messages.cli.checkedAt(place.step.title, report.driver)));
  if (report.steps.length === 0) line(messages.cli.nothingToCheck);
  for (const step of report.steps) {
    line();
    line(paint('bold', titleOf(step.id) ?? step.id));
    if (step.reason !== undefined) line(`  – ${words.skipped}: ${step.reason}`);
    for (const check of step.checks) {
      line('  ', check.passed ? paint('green', '✓') : paint('red', '✗'), ` ${check.title}`);
      if (check.passed) continue;
      const below = [
        `${words.expected}: ${check.expected}`,
        `${words.seen}: ${check.actual || messages.ui.nothingSeen}`,
      ];
      if (check.hint) below.push(`${words.hint}: ${check.hint}`);
      for (const text of below.flatMap((one) => indented(6, one))) line(text);
    }
  }
  line();
  const checks = report.steps.flatMap((step) => step.checks);
  const held = checks.filter(({ passed }) => passed).length;
  line(messages.cli.checkSummary(held, checks.length));
}
