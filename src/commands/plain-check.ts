/** The report of a check as lines for a person. */
import { styleText } from 'node:util';
import type { Messages } from '../i18n/messages.ts';
import type { Report } from '../tutor/report.ts';
import type { Standing } from '../tutor/standing.ts';
import type { Stop } from '../tutor/types.ts';

/** Prints what was looked at, step by step: what holds in a line each, what does not with the reason. */
export function plainCheck(
  report: Report,
  place: Stop | undefined,
  standing: readonly Standing[],
  messages: Messages,
  write: (text: string) => void,
  color: boolean,
): void {
  const words = messages.tutor.run;
  const paint = (style: 'green' | 'red' | 'bold' | 'dim', text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const titleOf = (id: string) => standing.find(({ stop }) => stop.step.id === id)?.stop.step.title;
  const line = (text = ''): void => write(`${text}\n`);
  if (place) line(paint('dim', messages.cli.checkedAt(place.step.title, report.driver)));
  if (report.steps.length === 0) line(messages.cli.nothingToCheck);
  for (const step of report.steps) {
    line();
    line(paint('bold', titleOf(step.id) ?? step.id));
    if (step.reason !== undefined) line(`  – ${words.skipped}: ${step.reason}`);
    for (const check of step.checks) {
      line(`  ${check.passed ? paint('green', '✓') : paint('red', '✗')} ${check.title}`);
      if (check.passed) continue;
      line(`      ${words.expected}: ${check.expected}`);
      line(`      ${words.seen}: ${check.actual}`);
      if (check.hint) line(`      ${words.hint}: ${check.hint}`);
    }
  }
  line();
  const checks = report.steps.flatMap((step) => step.checks);
  const held = checks.filter(({ passed }) => passed).length;
  line(messages.cli.checkSummary(held, checks.length));
}
