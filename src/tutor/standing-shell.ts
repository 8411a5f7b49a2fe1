/**
 * What the learner's shell should hold. Where a step lets go of it, because the cluster counts and not the way to it, it
 * stays as it was set all the same: later commands go through it. It ends only with a step that wants it otherwise.
 */
import { rowMatches } from '../check/conditions/quality.ts';
import type { CheckSpec, Pattern, RowsCheck } from '../check/types.ts';
import type { Values } from '../lesson/placeholders.ts';
import { fill } from './attempt/fill.ts';
import type { Standing } from './standing.ts';
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
 * @param values fill the checks, so that an address can be told from another
 */
export function withShell(
  standing: readonly Standing[],
  walked: readonly Stop[],
  values: Values,
): readonly Standing[] {
  const filled = walked.map(({ step }) => fill(step.checks, values));
  const last = filled.findLastIndex((checks) => Object.keys(wanted(checks)).length > 0);
  const stop = walked[last];
  const shell = wanted(filled[last] ?? []);
  if (!stop || filled.slice(last + 1).some((checks) => refused(shell, checks))) return standing;
  const checks = stop.step.checks.filter(isAboutShell);
  const others = standing.filter((one) => one.stop !== stop);
  const own = standing.find((one) => one.stop === stop)?.checks ?? [];
  const missing = checks.filter((check) => !own.includes(check));
  if (missing.length === 0) return standing;
  const place = walked.indexOf(stop);
  const at = others.findIndex((one) => walked.indexOf(one.stop) > place);
  return others.toSpliced(at < 0 ? others.length : at, 0, { stop, checks: [...own, ...missing] });
}
