/**
 * What the learner's shell should hold. Where a step lets go of it, because the cluster counts and not the way to it, it
 * stays as it was set all the same: later commands go through it. It ends only with a step that wants it otherwise.
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
 * `standing` with what the steps before want of the shell, as long as no later one of them wants otherwise.
 * @param walked the steps that count, in the order of the walk
 * @param here the step where the learner is: what it is about to change need not be as it was
 * @param values fill the checks, so that an address can be told from another
 */
export function withShell(
  standing: readonly Standing[],
  walked: readonly Stop[],
  here: Stop,
  values: Values,
): readonly Standing[] {
  // What nobody knows yet stands for itself: the same address is the same, whatever it will be.
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
