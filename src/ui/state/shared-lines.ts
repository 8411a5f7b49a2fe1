/** The text of the screen as it is shown to a teacher, line by line: what the learner sees before it is sent. Never a secret. */
import { redact } from '../../shell/secrets.ts';
import { visible } from '../../shell/visible.ts';
import { causeOf, fillOpenly, specOf, wording } from '../../tutor/told.ts';
import type { Scene } from '../scene.ts';
import { stepOf } from './step.ts';

/** Lines of the output, from its end. */
const MOST_OUTPUT = 40;
const MOST_COLUMNS = 200;
const STYLE = /\x1b\[[\d;]*m/g;

/** The step, the command as it ran, its last output, and the checks with what was expected and seen. */
export function sharedLines({ state, output, messages }: Scene): readonly string[] {
  const step = stepOf(state);
  if (!step) return [];
  const word = wording(state.course, messages);
  const { phase } = state;
  const outcomes = 'outcomes' in phase ? phase.outcomes : [];
  const from = Math.max(output.dropped, output.lineCount - MOST_OUTPUT);
  const printed = output.lines(from, output.lineCount).map((line) => line.replace(STYLE, ''));
  const checks = outcomes.flatMap(({ id, status, expected, actual }) => {
    if (status === 'not-applicable') return [];
    const title = fillOpenly(specOf(step, id)?.title ?? id, state);
    if (status === 'passed') return [`✓ ${title}`];
    const { expected: wanted, seen } = messages.ui;
    return [`✗ ${title}`, `    ${wanted} ${word(expected)}`, `    ${seen} ${word(actual)}`];
  });
  const cause =
    phase.name === 'failed' && phase.diagnosis ? causeOf(step, state.course, phase.diagnosis) : undefined;
  const lines = [
    step.title,
    ...(state.command === undefined ? [] : state.command.split('\n').map((line) => `$ ${line}`)),
    ...printed,
    ...checks,
    ...(cause ? [`→ ${fillOpenly(cause.title, state)}`] : []),
  ];
  const secrets = state.secrets.flatMap((name) => state.values[name] ?? []);
  return redact(lines.join('\n'), secrets)
    .split('\n')
    .map((line) => visible(line).slice(0, MOST_COLUMNS));
}
