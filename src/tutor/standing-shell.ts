/**
 * The variables that the learner's shell should have. If a step ends the checks on them, because the cluster counts and not
 * the way to it, they still stay as they were set: later commands need them. Only a step that wants others ends them.
 */
import { rowMatches } from '../check/conditions/quality.ts';
import type { CheckSpec, Pattern, RowsCheck } from '../check/types.ts';
import { placeholdersIn, type Values } from '../lesson/placeholders.ts';
import { fill } from './attempt/fill.ts';
import { insertChecks, type Standing } from './standing.ts';
import type { Stop } from './types.ts';

type Variables = Readonly<Record<string, Pattern>>;

function isAboutShell(check: CheckSpec): check is RowsCheck {
  return check.kind === 'rows' && check.view === 'env';
}

/** The variables that a step's checks want to be set, and how. */
function wanted(checks: readonly CheckSpec[]): Variables {
  return Object.assign({}, ...checks.filter(isAboutShell).map(({ every }) => every ?? {})) as Variables;
}

/** Whether a shell with these variables is one that the checks refuse. */
function refused(shell: Variables, checks: readonly CheckSpec[]): boolean {
  return checks.filter(isAboutShell).some((check) => {
    if (check.count === 0 && check.where) return rowMatches(shell, check.where);
    const { every } = check;
    return every !== undefined && Object.keys(every).some((name) => shell[name] !== every[name]);
  });
}

/**
 * `standing` plus the checks of earlier steps on the shell, unless a later one of them wants otherwise.
 * @param walked the steps that count, in the order of the walk
 * @param here the step where the learner is: variables that it is about to change need not be as they were
 * @param values fill the checks, so that addresses can be compared
 */
export function withShell(
  standing: readonly Standing[],
  walked: readonly Stop[],
  here: Stop,
  values: Values,
): readonly Standing[] {
  // An unknown value equals only itself: the same placeholder is the same address, whatever it will be.
  const names = placeholdersIn([...walked, here].map(({ step }) => step.checks.filter(isAboutShell)));
  const known = { ...Object.fromEntries([...names].map((name) => [name, name])), ...values };
  const filled = walked.map(({ step }) => fill(step.checks, known));
  const last = filled.findLastIndex((checks) => Object.keys(wanted(checks)).length > 0);
  const stop = walked[last];
  const shell = wanted(filled[last] ?? []);
  const later = [...filled.slice(last + 1), fill(here.step.checks, known)];
  if (!stop || later.some((checks) => refused(shell, checks))) return standing;
  return insertChecks(standing, stop, stop.step.checks.filter(isAboutShell), walked);
}
